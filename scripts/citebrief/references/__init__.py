"""What records say of one another: unknown ids, circles, dates that cannot be, parts that do not fit.

A part of the validate stage; each check takes the briefing with the raw records for their places and
yields problems.
"""

from citebrief.references.chronology import impossible_dates
from citebrief.references.circles import circles
from citebrief.references.figures import figures_not_in_claims, figures_of_no_column
from citebrief.references.fitting import (
    foreign_columns,
    foreign_voices,
    pages_of_no_pdf,
    repeated_evidence,
    repeated_set_aside,
    shared_texts,
    uneven_comparisons,
    unheld_sources,
    unsupported_claims,
)
from citebrief.references.ids import wrong_references

CHECKS = (
    wrong_references,
    unheld_sources,
    foreign_voices,
    pages_of_no_pdf,
    repeated_evidence,
    repeated_set_aside,
    unsupported_claims,
    uneven_comparisons,
    foreign_columns,
    figures_of_no_column,
    figures_not_in_claims,
    shared_texts,
    circles,
    impossible_dates,
)
"""Every check of records against one another."""

__all__ = ["CHECKS"]
