"""Closed vocabularies, each with its terms explained. A term that is not listed here cannot be published.

Belongs here: enumerations that are columns. Stays out: open lists such as units, languages and countries, which follow a standard.
"""

from __future__ import annotations

from enum import StrEnum


class Term(StrEnum):
    """A term of a vocabulary: its value is what is stored, its `description` what users read."""

    description: str

    def __new__(cls, value: str, description: str) -> Term:
        term = str.__new__(cls, value)
        term._value_ = value
        term.description = description
        return term


class PublishedPrecision(Term):
    DAY = "day", "The publisher prints a full date."
    MONTH = "month", "The publisher prints month and year; the first of the month is stored."
    YEAR = "year", "The publisher prints a year; 1 January is stored."
    INFERRED = "inferred", "No printed date; taken from a date inside the text or from metadata."
    UNKNOWN = "unknown", "No date anywhere."


class ArticleFlag(Term):
    CHARSET_GUESSED = "charset_guessed", "The bytes were not UTF-8 and declared no charset; read as Windows-1252."
    MOJIBAKE = "mojibake", "The text looks decoded with a wrong charset before it reached us; it is kept as it came."
    DATE_AMBIGUOUS = "date_ambiguous", "The printed date can be read day-first and month-first; it was not guessed."
    DUPLICATE_NAME = "duplicate_name", "Another document of the same source has the same path and other content."
    TRUNCATED = "truncated", "The document ends before its declared length."


class MeetingKind(Term):
    BILATERAL = "bilateral", "Two sides confer; a visit is bilateral."
    MULTILATERAL = "multilateral", "A conference, assembly, ministerial, dialogue or summit of three or more sides."
    WORKING = "working", "A working group, expert meeting, workshop or training course."
    CALL = "call", "A telephone or video meeting, however many take part."


class DatePrecision(Term):
    DAY = "day", "The days are known."
    WEEK = "week", "The week is known; its Monday and Sunday are stored."
    MONTH = "month", "The month is known; its first and last day are stored."
    YEAR = "year", "The year, season or half-year is known; the year's first and last day are stored."
    UNKNOWN = "unknown", "The text gives no date."


class DateBasis(Term):
    EXPLICIT = "explicit", "The words name the date."
    RELATIVE = "relative", "The words are relative to the article's date, as in 'on Tuesday'."
    ARTICLE = "article", "No date words; the article's own date holds."
    INHERITED = "inherited", "Taken from the meeting that this one is part of, or from the same sentence's event."


class PlaceSource(Term):
    TEXT = "text", "The words name the place."
    DATELINE = "dateline", "The dateline's place holds."
    VENUE = "venue", "The seat of the named venue, as in 'at the General Secretariat headquarters'."


class MeetingStatus(Term):
    HELD = "held", "The meeting took place and is part of the news."
    SCHEDULED = "scheduled", "The meeting is announced for later."
    CANCELLED = "cancelled", "The meeting is called off, or postponed with no new date."
    PAST = "past", "An earlier event that is only background."


class PloverMode(Term):
    VISIT = "visit", "PLOVER CONSULT by visit."
    THIRD_PARTY = "third_party", "PLOVER CONSULT in a third place or by mediation."
    MULTILATERAL = "multilateral", "PLOVER CONSULT of three or more sides."
    PHONE = "phone", "PLOVER CONSULT by telephone or video."


class ParticipantType(Term):
    PERSON = "person", "A person, named or known by office."
    ORGANISATION = "organisation", "An organisation takes part as such."
    COUNTRY = "country", "A country takes part as such."
    GROUP = "group", "A group of people known by what they are, as in 'prosecutors'."


class Participation(Term):
    PRINCIPAL = "principal", "Confers in their own right."
    ACCOMPANYING = "accompanying", "Accompanies a principal."
    HOST = "host", "Hosts, receives or welcomes."
    OBSERVER = "observer", "Takes part as an observer."
    MEMBER = "member", "Takes part as a member of the body or process."
    DELEGATION = "delegation", "Takes part as, or as a member of, a delegation."


class Comparator(Term):
    EQ = "eq", "The value as stated."
    APPROX = "approx", "About, some, nearly, almost, around the value."
    GT = "gt", "More than the value."
    GE = "ge", "At least the value."
    LT = "lt", "Less than the value."
    LE = "le", "Up to the value."
    RANGE = "range", "From `value` to `value_max`."


class Direction(Term):
    UP = "up", "The figure is a rise."
    DOWN = "down", "The figure is a fall."


class RatePer(Term):
    DAY = "day", "Per day."
    WEEK = "week", "Per week."
    MONTH = "month", "Per month."
    YEAR = "year", "Per year."


class QuoteKind(Term):
    DIRECT = "direct", "The content is wholly in quotation marks, a clause or more."
    MIXED = "mixed", "Quoted words inside the reporter's own sentence."
    INDIRECT = "indirect", "Reported speech without quotation marks."


class SourceKind(Term):
    SAMPLE = "sample", "Sample articles that come with Dateline."
    FOLDER = "folder", "Files in a folder or archive."
    FEED = "feed", "An RSS or Atom feed."
    LISTING = "listing", "A web page that lists articles."
    SITEMAP = "sitemap", "A sitemap."


class RejectStage(Term):
    SOURCE = "source", "The bytes could not be read."
    ARTICLE = "article", "The bytes gave no article."
    EXTRACTION = "extraction", "The article could not be extracted from."
    VALUE = "value", "A value was recognised and refused."


class RejectCode(Term):
    EMPTY = "empty", "Nothing in it."
    NO_BODY = "no_body", "No paragraph of prose was found."
    BINARY = "binary", "Not text, and not an archive that Dateline reads."
    UNDECODABLE = "undecodable", "The bytes fit no accepted charset."
    TOO_LARGE = "too_large", "Larger than the limit."
    TOO_DEEP = "too_deep", "Nested more deeply than the limit."
    TOO_MANY_ATTRIBUTES = "too_many_attributes", "More elements or attributes than the limit."
    COMPRESSION_BOMB = "compression_bomb", "Grows past the limit when decompressed."
    CORRUPT = "corrupt", "Damaged or cut off."
    UNSAFE_PATH = "unsafe_path", "An archive member or link that points outside its archive or folder."
    DOCTYPE = "doctype", "An XML document type or entity that is not allowed."
    MALFORMED = "malformed", "Does not follow its own format."
    MISSING_KEY = "missing_key", "A record without the mapped text key."
    DUPLICATE_DOCUMENT = "duplicate_document", "The same bytes under the same path were already read."
    UNSUPPORTED = "unsupported", "A known format that Dateline does not read."
    TIMEOUT = "timeout", "Took longer than the limit."
    OUT_OF_MEMORY = "out_of_memory", "Took more memory than the limit."
    CRASHED = "crashed", "The reader or extractor died on it."
    INTERNAL_ERROR = "internal_error", "An error of Dateline itself; please report it."
    INVALID_ROW = "invalid_row", "A row did not fit its model."
    FETCH_FAILED = "fetch_failed", "The server did not give the document."
    NOT_ALLOWED = "not_allowed", "Robots rules or the source's declared hosts do not allow it."


class ChangeKind(Term):
    ADDED = "added", "The row is new."
    REMOVED = "removed", "The row is no longer there."
    CHANGED = "changed", "The row has other values."


class ChangeReason(Term):
    NEW_ARTICLE = "new_article", "Its article is new."
    ARTICLE_GONE = "article_gone", "Its article is no longer among the inputs."
    SOURCE_EDITED = "source_edited", "The publisher changed the page."
    RULES_CHANGED = "rules_changed", "The page is the same; Dateline reads it differently."
    LINKS_CHANGED = "links_changed", "Only its links to people, organisations, events or other articles differ."
    CORRECTION = "correction", "A person corrected what the rules read; `corrections.json` gives the reason."
    REDACTION = "redaction", "It was taken out; `redactions.json` gives the kind of reason."
    FOLLOWS = "follows", "It is drawn together from other rows, which changed."


class IdStatus(Term):
    ACTIVE = "active", "It is in the latest release."
    GONE = "gone", "A later release does not have it any more."
    REDACTED = "redacted", "It was taken out by a redaction."
