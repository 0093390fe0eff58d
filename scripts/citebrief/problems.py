"""What can be wrong in a briefing's data: where it is, what it is, and what to do about it.

Every kind of problem has a code, a name, a severity, a sentence and a remedy in `KINDS`; a `Problem` is
one case of a kind at one place. Finding problems is the stages' job and showing them is `report`'s.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

Severity = Literal["error", "warning"]

_LONGEST_GUESSED = 200
_LEAST_LIKENESS = 60.0
"""How alike two words must be, of 100, for one to be meant by the other."""


@dataclass(frozen=True, order=True)
class Place:
    """A place in a file of the briefing; lines and columns count from 1."""

    file: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True)
class Kind:
    """One kind of problem, as the documentation page lists it."""

    code: str
    name: str
    severity: Severity
    sentence: str
    """What is wrong, in one sentence that holds for every case of the kind."""
    remedy: str
    """What an editor does about it."""


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong at one place."""

    place: Place
    code: str
    message: str
    hint: str = ""

    @property
    def kind(self) -> Kind:
        """The kind this problem is a case of."""
        return KINDS[self.code]

    @property
    def severity(self) -> Severity:
        """Whether it stops every build (error) or only a strict one (warning)."""
        return self.kind.severity


def did_you_mean(given: str, known: Iterable[str]) -> str:
    """Return a hint naming the known word nearest to the one given, or nothing."""
    if len(given) > _LONGEST_GUESSED:
        return ""
    likeness = [(-fuzz.ratio(given.casefold(), name.casefold()), name) for name in known]
    best, name = min(likeness, default=(0.0, ""))
    return f"did you mean '{name}'?" if -best >= _LEAST_LIKENESS else ""


def shortened(text: str, most: int = 60) -> str:
    """Return a text as a message shows it: cut after so many characters."""
    return text if len(text) <= most else f"{text[:most]}…"


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems by file, line, column and code, each once."""
    return sorted(set(problems))


# fmt: off
_TABLE: tuple[tuple[str, str, Severity, str, str], ...] = (
    ("CB001", "file-missing", "error", "A file that every briefing needs is not there.", "Create the file; the page on data says what goes in."),
    ("CB002", "not-utf-8", "error", "A file is not valid UTF-8.", "Save it as UTF-8 in the editor."),
    ("CB003", "syntax", "error", "A file is not well-formed YAML or JSON.", "Mend the line named; the cause is often a colon or a quotation mark in an unquoted text."),
    ("CB004", "duplicate-key", "error", "A key stands twice in one mapping.", "Keep one of the two."),
    ("CB005", "yaml-feature", "error", "A file uses anchors, aliases, tags or merge keys, or holds several documents.", "Write the value out."),
    ("CB006", "too-large", "error", "A file is too large, or nested too deeply, to be a briefing's.", "Split the claims over several files; look for brackets that are not closed."),
    ("CB007", "path-leaves-folder", "error", "A file name leads out of the folder it belongs in.", "Give a plain file name; sources stand directly in the source folder."),
    ("CB008", "empty-briefing", "error", "The briefing has no source or no claim.", "Add the first source and the first claim."),
    ("CB009", "wrong-shape", "error", "A file does not hold what it should: one mapping, or a list of mappings.", "Start each record with a dash and a space."),
    ("CB010", "unreadable", "error", "A file cannot be read: a folder stands in its place, or rights are missing.", "Move the folder away, or make the file readable."),
    ("CB011", "file-ignored", "error", "A file that looks like part of the briefing has a name or a place that is not read.", "Rename it as the message says, or move it out of the folder."),
    ("CB012", "names-collide", "error", "Two files of docs have names that many systems do not tell apart.", "Rename one of them."),
    ("CB101", "unknown-field", "error", "A record has a field that is not defined.", "Correct its spelling or remove it."),
    ("CB102", "missing-field", "error", "A record lacks a field that it needs.", "Add the field."),
    ("CB103", "bad-value", "error", "A value is not of the form or among the choices its field allows.", "Give a value of the form named."),
    ("CB104", "too-long", "error", "A text or a list is longer than its field allows.", "Shorten it."),
    ("CB105", "unsafe-text", "error", "A text holds control characters, bidirectional overrides or line breaks.", "Remove them; a text field is one paragraph."),
    ("CB106", "bad-id", "error", "An id is not a slug: lower-case letters and digits, joined by single hyphens.", "Choose a slug; once published it stays."),
    ("CB107", "reserved-id", "error", "An id collides with 'index' or with a device name of Windows.", "Choose another id."),
    ("CB108", "duplicate-id", "error", "Two records of one kind have the same id.", "Rename the newer one."),
    ("CB109", "unknown-reference", "error", "An id is referred to that no record has.", "Correct the spelling or add the record."),
    ("CB110", "bad-date", "error", "A date is no day of the calendar, or not in the part of EDTF that a briefing speaks.", "Write it as the method page shows, and quote it where it begins with a bracket."),
    ("CB111", "impossible-date", "error", "Something is dated after the source, or the source after the edition, that reports it.", "Correct the date, or say that it is planned or expected."),
    ("CB112", "cycle", "error", "Records refer to one another in a circle.", "Remove one of the references."),
    ("CB113", "unsafe-url", "error", "An address is not an absolute http or https URL.", "Give the address in full, or leave the field empty."),
    ("CB114", "retired-reference", "warning", "A retired claim is still used by an event or a comparison.", "Use its successor."),
    ("CB115", "source-not-held", "error", "Evidence names a work that is not held, or a held source has no text file.", "Cite the document that was read, and put the work into the attribution."),
    ("CB116", "foreign-unnamed-voice", "error", "An unnamed voice of one source speaks in another.", "Give each source an unnamed voice of its own; two of them are never merged."),
    ("CB117", "uneven-comparison", "error", "A row of a comparison has not one cell for each column.", "Add or remove cells."),
    ("CB118", "repeated-evidence", "error", "A claim gives the same evidence twice.", "Keep one; a passage supports a claim once."),
    ("CB119", "column-without-evidence", "error", "A column of a comparison has a claim that its source is no evidence of.", "Correct the source or the claim of the column."),
    ("CB120", "repeated-reference", "error", "An id stands twice in one list.", "Keep one of the two."),
    ("CB121", "shared-text", "error", "Two sources have the same text.", "Give each document its own text; one text is one document."),
    ("CB122", "unsupported", "error", "All evidence of a claim disputes it.", "Add a passage that says what the claim says, or state what the evidence says."),
    ("CB123", "set-aside-twice", "error", "The same stretch of a source is set aside twice.", "Keep one of the two."),
    ("CB124", "page-of-no-pdf", "error", "Evidence gives a page of a source whose address is not that of a PDF.", "Name the paragraph; a page is that of a PDF, whose address ends in .pdf."),
    ("CB125", "figure-not-in-claim", "error", "A figure of a comparison is not what the words of its claim say.", "Give the words of the statement, their number written out and the qualifier that stands before it."),
    ("CB126", "figure-of-no-column", "error", "A figure is of a claim that its comparison does not set beside others.", "Add the claim to a column, or take the figure to the comparison that has it."),
    ("CB201", "quote-not-found", "error", "The words of a quote are not in its source.", "Copy the words from the text; the nearest passage is shown."),
    ("CB202", "quote-ambiguous", "error", "A quote fits more than one passage.", "Add words, or settle it by 'paragraph' and then 'occurrence'."),
    ("CB203", "quote-malformed", "error", "A quote begins or ends with an elision, or has no word between two.", "An elision stands between words: it leaves out a middle."),
    ("CB204", "passage-long", "warning", "The passage a quote names has over three sentences or 400 characters.", "Name the part that carries the statement, or divide the evidence."),
    ("CB205", "source-text-missing", "error", "A passage is not in the lock and the text that would show it is not at hand.", "Put the text into the source folder and run 'citebrief lock'."),
    ("CB206", "source-text-changed", "error", "A source's text is not the one the lock was made from.", "Restore the text, or read what changed and run 'citebrief lock'."),
    ("CB207", "not-locked", "error", "A claim or its evidence is not as the lock has it.", "Run 'citebrief lock' with the texts at hand."),
    ("CB208", "lock-unreadable", "error", "The evidence lock cannot be read.", "Restore it from the repository, or make it anew with 'citebrief lock'."),
    ("CB209", "place-mismatch", "error", "The paragraph or occurrence given with a quote is not among those it fits.", "Correct the paragraph or the occurrence."),
    ("CB221", "quote-too-long", "error", "A quote shows more words than the briefing's limit allows.", "Leave out the middle with an elision."),
    ("CB222", "share-exceeded", "error", "The quotes of a source together show a larger share of it than the limit allows.", "Shorten its quotes."),
    ("CB223", "statement-copied", "error", "A statement, or another text of the briefing's own, copies more words in a row from a source than the limit allows.", "Say it in other words."),
    ("CB301", "negation-hidden", "warning", "Words that a supporting quote leaves out, or the rest of its sentence, hold a negation of which the statement shows no trace.", "Read the passage again; mend the claim, or settle it by 'reviewed' with the reason."),
    ("CB302", "hedge-hidden", "warning", "Words that a supporting quote leaves out, or the rest of its sentence, hold a hedge of which the statement shows no trace.", "Keep the source's strength in the statement, or settle it by 'reviewed' with the reason."),
    ("CB303", "voice-hidden", "warning", "Words that a supporting quote leaves out, or the rest of its sentence, name a voice of which statement and attribution show no trace.", "Put the voice into 'said_by', or settle it by 'reviewed' with the reason."),
    ("CB304", "number-not-in-passage", "warning", "A number of a statement does not occur in the passages of a source that should carry it.", "Widen the quote, add the passage that has it, or settle it by 'reviewed' with the reason."),
    ("CB305", "review-void", "warning", "A warning was settled for a statement, quote or passage that has changed since.", "Read the passage again, mend the claim or word the reason anew, and run 'citebrief lock'."),
    ("CB306", "review-needless", "warning", "A review settles a warning that is not raised.", "Remove it."),
    ("CB401", "unknown-citation", "error", "A page cites a claim that does not exist.", "Correct the id in the citation."),
    ("CB402", "retired-citation", "warning", "A page cites a retired claim.", "Cite its successor."),
    ("CB403", "page-in-the-way", "error", "A hand-written page stands where a generated one goes.", "Move or rename the hand-written page."),
    ("CB404", "bad-citation", "error", "A citation is not of the form [@claim-id] or [@one; @two].", "Write an at sign and an id, several divided by semicolons."),
    ("CB405", "unknown-part", "error", "A page asks for a generated part that does not exist.", "Use one of the parts the hint names."),
    ("CB406", "loaded-from-elsewhere", "error", "A page loads an image, a frame or a script from another host.", "Put the file into docs/ and name it by its path."),
    ("CB407", "citation-not-shown", "error", "A citation did not become a note on the built page.", "Move it out of raw HTML, code or an unclosed fence; look at the page that was built."),
    ("CB408", "paragraph-uncited", "error", "A paragraph of a narrative page cites no claim.", "Cite what carries it, or write 'narrative: false' in the front matter of a page that is no narrative."),
    ("CB409", "marks-unnamed", "warning", "The marks of citations have no names for screen readers on the built pages.", "List 'citebrief.notes:Notes' under 'markdown_extensions' in mkdocs.yml, after 'footnotes'."),
    ("CB501", "edition-unreadable", "error", "The file of a released edition cannot be read, bears another edition's name, or was edited.", "Restore it from the repository; a released edition is never edited."),
    ("CB502", "edition-out-of-order", "error", "Editions do not follow one another by number, day and digest, or one has the name of an earlier one.", "Give the edition a new name and a day no earlier than that of the last; restore a file that is not there."),
    ("CB503", "published-id-gone", "error", "A claim, source, topic or entity that an edition published is no longer there.", "Restore it under its id; a claim that no longer stands is withdrawn by 'retired' and keeps its page."),
    ("CB504", "released-edition-changed", "error", "The briefing is not as its edition was released.", "Give 'edition' and 'date' of the next edition in briefing.yaml, or undo the change."),
    ("CB505", "change-undeclared", "error", "A published claim has changed and does not say so.", "Add an entry to its 'history' that names this edition and says what changed and why."),
    ("CB506", "change-not-made", "warning", "A claim declares a change that a reader cannot find, or one in an edition that there is not.", "Remove the entry; a claim that was never published is simply removed."),
    ("CB507", "history-rewritten", "error", "What a claim tells of its changes up to the last released edition is not as it was published.", "Put the entries back; a further change is told by a further entry that names this edition."),
)
# fmt: on

KINDS: dict[str, Kind] = {row[0]: Kind(*row) for row in _TABLE}
"""Every kind of problem by its code, in order."""
