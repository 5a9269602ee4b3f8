"""The checks that a dossier undergoes, each under the name by which an author sets it to error, warning or off.

The rules by which names are linked are another thing: `annotating/mentions/rules.py`.
"""

from __future__ import annotations

from enum import StrEnum


class Severity(StrEnum):
    """How much a problem costs the reader: an error loses something, a warning may."""

    ERROR = "error"
    WARNING = "warning"


_ERROR, _WARNING = Severity.ERROR, Severity.WARNING


class Check(StrEnum):
    """A check: its name, its severity where the settings say nothing, what it finds, and whether that costs content.

    What `loses` something that was written may be a warning but is never silent.
    """

    severity: Severity
    meaning: str
    loses: bool

    def __new__(cls, name: str, severity: Severity, meaning: str, loses: bool = False) -> Check:
        check = str.__new__(cls, name)
        check._value_ = name
        check.severity = severity
        check.meaning = meaning
        check.loses = loses
        return check

    # Files
    MISSING_FILE = "missing-file", _ERROR, "A file that is named is not there.", True
    MISSING_FOLDER = "missing-folder", _ERROR, "A folder that is named, or that every dossier has, is not there.", True
    UNREADABLE_FILE = "unreadable-file", _ERROR, "The system does not let a file be read.", True
    NOT_A_FILE = "not-a-file", _ERROR, "A folder, pipe or device stands where a file is expected.", True
    LINK_OUTSIDE = "link-outside", _ERROR, "A symbolic link leads out of the dossier, or in a circle.", True
    NOT_UTF_8 = "not-utf-8", _ERROR, "A text is not encoded in UTF-8.", True
    NOT_A_TEXT = "not-a-text", _ERROR, "A file holds the character U+0000, as in UTF-16 or in what is no text.", True
    NO_SOURCES = "no-sources", _WARNING, "The dossier has no sources yet."
    STRAY_FILE = "stray-file", _WARNING, "A file stands in the dossier or among its templates and is read by nothing."

    # The text of a file
    YAML_SYNTAX = "yaml-syntax", _ERROR, "A text is not YAML.", True
    YAML_ALIAS = "yaml-alias", _ERROR, "A YAML alias stands for a value; aliases are not followed.", True
    YAML_TAG = "yaml-tag", _ERROR, "A YAML tag gives a value a type; every value is text."
    SECOND_DOCUMENT = "second-document", _ERROR, "A second YAML document starts in a file.", True
    NESTED_TOO_DEEP = "nested-too-deep", _ERROR, "Lists or mappings are nested deeper than any field needs.", True
    DUPLICATE_KEY = "duplicate-key", _ERROR, "A mapping has a key twice; only the first counts.", True
    JSON_SYNTAX = "json-syntax", _ERROR, "A text is not JSON.", True
    NO_FRONT_MATTER = "no-front-matter", _ERROR, "A source does not start with front matter."
    EMPTY_SOURCE = "empty-source", _WARNING, "A source has no text below its front matter."

    # Keys and values
    UNKNOWN_KEY = "unknown-key", _ERROR, "A key is none that its place knows.", True
    MISSING_KEY = "missing-key", _ERROR, "A key that is needed is not there.", True
    CONFLICTING_KEYS = "conflicting-keys", _ERROR, "Keys exclude each other, or one of several is needed.", True
    WRONG_TYPE = "wrong-type", _ERROR, "A text, list or mapping stands where another of them is expected.", True
    UNKNOWN_VALUE = "unknown-value", _ERROR, "A value is none of those that its key takes.", True
    MALFORMED_VALUE = "malformed-value", _ERROR, "A value is not written as its key needs it.", True
    BLANK_VALUE = "blank-value", _ERROR, "A value holds no word.", True
    OUT_OF_RANGE = "out-of-range", _ERROR, "A number is smaller or larger than can be.", True
    NOT_A_DATE = "not-a-date", _ERROR, "A date is not written as EDTF, or not in the calendar.", True
    NOT_AN_ADDRESS = "not-an-address", _ERROR, "A web address does not start with https:// or http://.", True
    UNKNOWN_LANGUAGE = "unknown-language", _WARNING, "A source's language is no tag of a language."
    NOT_AN_ID = "not-an-id", _ERROR, "An id, or the file's name that is one, is not made of a-z, 0-9 and hyphens.", True
    RESERVED_ID = "reserved-id", _ERROR, "An id is taken by something of ours, or by an operating system.", True
    DUPLICATE_ID = "duplicate-id", _ERROR, "Two things of one sort have the same id; only the first counts.", True
    DATES_OUT_OF_ORDER = "dates-out-of-order", _ERROR, "Something ends before it starts."

    # Ids that lead somewhere
    UNKNOWN_ENTITY = "unknown-entity", _ERROR, "An entity is named that is not in the register."
    MALFORMED_LINK = "malformed-link", _WARNING, "Two square brackets stand around what is no id, and link to nothing."
    UNKNOWN_SOURCE = "unknown-source", _ERROR, "A source is named that there is not."
    UNKNOWN_REFERENCE = "unknown-reference", _ERROR, "A work is cited that is neither a reference nor a source."
    UNKNOWN_CLAIM = "unknown-claim", _ERROR, "A claim is named that there is not."
    UNKNOWN_NOTE = "unknown-note", _ERROR, "A note replies to one that there is not."
    NOTES_WITHOUT_SOURCE = "notes-without-source", _ERROR, "A file of notes has the name of no source.", True
    UNCITED_REFERENCE = "uncited-reference", _WARNING, "A reference is listed and never cited."

    # The register
    UNKNOWN_KIND = "unknown-kind", _ERROR, "An entry is of a kind that there is not.", True
    SHARED_ALIAS = "shared-alias", _ERROR, "Two entries claim one alias."
    SHARED_NAME = "shared-name", _WARNING, "Two entries have one name."
    UNMATCHABLE_NAME = (
        "unmatchable-name",
        _WARNING,
        "A name is written so that texts do not match it.",
    )
    BROAD_NAME = "broad-name", _WARNING, "A name is so short or common that it is found where nobody is named."
    EVENT_WITHOUT_DATE = "event-without-date", _WARNING, "An event has no date and is missing from the timeline."
    UNKNOWN_DATE_LABEL = (
        "unknown-date-label",
        _WARNING,
        "A date's label is a slip of a usual one, or an event has none of `date`, `start` and `end`.",
    )
    NO_LOCATION = "no-location", _WARNING, "A place that could be a point on the map has no location."
    IN_THE_SEA = "in-the-sea", _WARNING, "A location lies in the sea, and the entry does not speak of it."
    CIRCULAR_RELATION = "circular-relation", _WARNING, "Relations of one role lead round in a circle."
    SWAPPED_COORDINATES = "swapped-coordinates", _WARNING, "Latitude and longitude seem to have changed places."

    # Sources, notes and decisions
    AMBIGUOUS_NAME = "ambiguous-name", _WARNING, "A name in a text may mean several entries and is not linked."
    CHANGED_SOURCE = "changed-source", _WARNING, "A source's text is not the one that was recorded."
    ORPHANED_NOTE = "orphaned-note", _ERROR, "The words that a note is about are not in its source."
    AMBIGUOUS_NOTE = "ambiguous-note", _ERROR, "The words that a note is about are in its source several times."
    EDITED_NOTE = "edited-note", _WARNING, "The words that a note is about have changed since."
    ORPHANED_DECISION = "orphaned-decision", _ERROR, "The words that a decision is about are not in its source."

    # Claims
    ORPHANED_CLAIM = "orphaned-claim", _ERROR, "The words of a claim or its evidence are not in their source."
    AMBIGUOUS_CLAIM = (
        "ambiguous-claim",
        _ERROR,
        "The words of a claim or its evidence are in their source repeatedly.",
    )
    EDITED_CLAIM = "edited-claim", _WARNING, "The words of a claim or its evidence have changed since."
    UNSUPPORTED_STATUS = "unsupported-status", _WARNING, "A claim's evidence does not carry its status."
    HISTORY_CONTRADICTS = "history-contradicts", _WARNING, "A claim's history contradicts itself or the claim."

    # The settings
    UNKNOWN_CHECK = (
        "unknown-check",
        _ERROR,
        "A check is set that there is not, or cannot be set so.",
    )
    UNKNOWN_LINKING_RULE = "unknown-linking-rule", _ERROR, "A rule for linking names is named that there is not."
    UNKNOWN_STYLE = "unknown-style", _ERROR, "The settings name a citation style that there is not."
    BIBTEX_SYNTAX = "bibtex-syntax", _ERROR, "An entry of a BibTeX file does not parse.", True
    STYLE_SYNTAX = "style-syntax", _ERROR, "A file is no CSL style that works can be set in."
    UNSET_REFERENCE = "unset-reference", _WARNING, "A reference cannot be set in the citation style."
    SITE_CONFIGURATION = (
        "site-configuration",
        _ERROR,
        "The configuration of the site is not one that MkDocs takes.",
        True,
    )
    SITE_DOUBT = "site-doubt", _WARNING, "MkDocs passes over something in the configuration of the site, or doubts it."
    UNKNOWN_PAGE = "unknown-page", _WARNING, "The navigation names a page that there is not."
    TEMPLATE_ERROR = "template-error", _ERROR, "A template of the site does not parse, or fails on a page.", True
    SITE_NOT_BUILT = "site-not-built", _ERROR, "A preview's site cannot be built; its last pages stay.", True

    # What is brought in
    NOT_AN_ANNOTATION = "not-an-annotation", _ERROR, "A file of notes from elsewhere is not in its format.", True
    NOT_IMPORTABLE = "not-importable", _ERROR, "A file to import does not hold what its format asks for.", True
    IMPORTED_OTHERWISE = "imported-otherwise", _WARNING, "Something is imported, but not as it was elsewhere."
    CANNOT_ADD = "cannot-add", _ERROR, "Nothing can be added to a file as it is written, or made of it.", True
    PASSED_OVER = "passed-over", _WARNING, "Something in a folder of clippings is not what sources are made of."
