"""One file's bytes into plain values with the line and column of every key and item.

Files are opened only inside their folder; YAML and JSON Lines are bounded before anything is built, and give
the same values: mappings, lists, texts and None. Whatever the bytes are, the answer is values and problems.
"""

from citebrief.reading.files import MAX_BYTES, decode, not_utf8, read_file
from citebrief.reading.front_matter import read_front_matter
from citebrief.reading.json_lines import read_json_lines
from citebrief.reading.values import (
    MAX_DEPTH,
    MAX_FIELDS,
    MAX_RECORDS,
    MAX_VALUES,
    Mapping,
    Mark,
    Sequence,
    Value,
    locate,
)
from citebrief.reading.yaml_text import read_yaml

__all__ = [
    "MAX_BYTES",
    "MAX_DEPTH",
    "MAX_FIELDS",
    "MAX_RECORDS",
    "MAX_VALUES",
    "Mapping",
    "Mark",
    "Sequence",
    "Value",
    "decode",
    "locate",
    "not_utf8",
    "read_file",
    "read_front_matter",
    "read_json_lines",
    "read_yaml",
]
