"""Which quantities are no statistics: one named rule a kind, each with a sentence where it must hold and one where not.

Belongs here: the selection. Stays out: numbers that state no quantity at all (`language/not_quantities.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.extraction.statistics.figures import Figure
from pipeline.extraction.statistics.findings import is_finding
from pipeline.language.mentions import QuantityKind


@dataclass(frozen=True)
class Rule:
    """Why a quantity is no statistic. `holds` and `fails` are our own sentences for each side."""

    name: str
    test: Callable[[Figure], bool]
    holds: tuple[str, ...]
    fails: tuple[str, ...]


_DEFINITE = re.compile(
    r"\b(?:the|these|those|our|my|your|his|her|their|its|all|both|other|first|last|next|past|previous|remaining|same|top|ces|les|los|las|sus|nos|estos|estas)\s*$|['’]s\s*$",
    re.IGNORECASE,
)
_COUNTED_OF = re.compile(r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half|none|most|some|quarters?|thirds?))\s+of\s+(?:the|these|those|its|their|our)\s*$", re.IGNORECASE)  # fmt: skip
_THE = re.compile(r"\bthe\s*$", re.IGNORECASE)
_RESTRICTED = re.compile(r"\s+(?:that|who|which|of|from\s+(?:his|her|their|our|its|the))\b")
"""Behind a definite count that is told for the first time: "the six countries that do so", "the six members of the board"."""
_NOT = re.compile(r"\b(?:not|n't|n’t|non|no)\s*$", re.IGNORECASE)
_MISREPORTED = re.compile(r"^[^.;]{0,40}\b(?:as (?:first|earlier|previously|originally|initially|wrongly)|(?:first|previously|initially|wrongly|earlier) (?:reported|stated|said|announced|given))\b", re.IGNORECASE)  # fmt: skip
_RATHER = re.compile(r"\b(?:rather than|instead of)(?: the)?\s*$", re.IGNORECASE)
_CORRECTED = re.compile(r"\b(?:corrected|revised|amended)\s+(?:\w+\s+){0,2}from\s*$", re.IGNORECASE)
_DENYING = ("from", "not", "n't", "n’t", "non", "no", "than", "of", "the")
_COORDINATED = re.compile(r"\b(?:and|or)\s*$")
_HARMED = re.compile(r"\s+(?:was|were|has\s+been|had\s+been)\s+(?:\w+ly\s+)?(?:killed|injured|wounded|hurt|arrested|detained|charged|rescued|shot)\b")  # fmt: skip
"""Behind "one officer": it happened to exactly one."""
_PASSIVE = re.compile(r"\s+(?:was|has\s+been|had\s+been)\s+(?:\w+ly\s+)?[a-z]+(?:ed|en|ught|ound|ade)\b")
_ONLY = re.compile(r"\b(?:only|just|exactly)\s+$", re.IGNORECASE)
_BE = re.compile(r"\s*(?:is|was|are|were)\b")
_ADVICE = re.compile(r"(?:^|[“\"'‘„«:]\s*)(?:buy|take|bring|add|use|keep|choose|pick|imagine|consider|give|get|wait|click|press|enter|read|see|call|visit|ask)\s*$", re.IGNORECASE)  # fmt: skip
_WISH = re.compile(r"\b(?:would|should|could|might|may|must|shall|to see|to be|want\w*|wish\w*|hope\w*|if)\b[^.;:,]{0,50}$", re.IGNORECASE)  # fmt: skip
_FILES = ("pdf", "jp", "png", "mp3", "mp4", "doc", "xls", "zip")
_FURNITURE = tuple(
    (words, re.compile(pattern))
    for words, pattern in (
        (("visit",), r"\bvisited\s+[\d,]+\s+times?|\bvisits? today"),
        ((" read",), r"\bmin(?:ute)?s? read\b"),
        (("page ",), r"\bpage \d+ of \d+"),
        (("found this",), r"\bfound this (?:useful|helpful)"),
        (("followers",), r"\bfollowers\b"),
        (("comment",), r"\bcomments?\s*\("),
        (_FILES, r"\b(?:pdf|jpe?g|png|mp[34]|docx?|xlsx?|zip)\b[,:]"),
        (("view",), r"\bviews?\s*:"),
        (("©",), "©"),
        (("all rights reserved",), r"\ball rights reserved"),
        (("like",), r"\blikes?\s+\d"),
        (("tweet",), r"\btweets?\s+\d"),
        (("share",), r"\bshares?\s+\d[\d,.]*k?\s*(?:$|[|·•]|(?:likes?|tweets?|comments?|views?)\b)"),
    )
)
"""What stands on pages and in no story, in lower case, each pattern behind the words without one of which it can't match."""
_WEAPON = re.compile(r"^[\s-]*(?:calib(?:re|er)|pistols?|handguns?|rifles?|rounds?|ammunition|cartridges?|machine|submachine|sub-machine|bullets?|luger|parabellum)", re.IGNORECASE)  # fmt: skip
_PEOPLE = frozenset(["member", "person", "man", "woman"])
_TIME_HEADS = (
    frozenset(["minute", "hour", "day", "night", "week", "month", "year", "decade", "century", "time", "o'clock"])
    | frozenset(["heure", "jour", "semaine", "mois", "an", "année", "siècle"])
    | frozenset(["hora", "día", "semana", "mes", "año", "siglo"])
)


def _is_ordinal(figure: Figure) -> bool:
    return figure.quantity.kind is QuantityKind.ORDINAL


def _is_age(figure: Figure) -> bool:
    quantity = figure.quantity
    if quantity.kind is QuantityKind.AGE:
        return True
    if quantity.kind is not QuantityKind.CARDINAL or (quantity.noun is not None and quantity.rule == "counted"):
        return False
    before = figure.tail
    younger = re.search(r"\b(?:younger than|older than|aged?|youngest (?:is|was)|oldest (?:is|was)|under|over)(?: the age of)?\s*$", before + figure.document.text[quantity.span.start : quantity.number.start], re.IGNORECASE)  # fmt: skip
    if younger and 0 < quantity.value < 100 and quantity.value_max is None:
        word = younger[0].lower().strip()
        return (
            word not in ("over", "under")
            or bool(re.match(r"\s*[.,;)]|\s*$", figure.after) and quantity.measure is None)
            or word == "under"
        )
    return False


def _is_length_of_time(figure: Figure) -> bool:
    """A length of time that is no finding: how long an event ran, or what bounds another figure."""
    quantity = figure.quantity
    if quantity.kind is not QuantityKind.DURATION:
        return False
    return not is_finding(figure)


def _is_definite_reference(figure: Figure) -> bool:
    quantity = figure.quantity
    if quantity.kind is not QuantityKind.CARDINAL or not figure.is_spelled or quantity.value > 12 or quantity.is_vague:
        return False
    before = figure.tail
    if quantity.approximator:
        return False
    if _DEFINITE.search(before) is None:
        return False
    end = (quantity.phrase or quantity.span).end
    restricted = _RESTRICTED.match(figure.document.text, end) or " of " in (quantity.measure or "")
    if quantity.value > 2 and restricted and _THE.search(before):
        return False
    return _COUNTED_OF.search(before) is None


def _is_lone_one(figure: Figure) -> bool:
    """ "one" beside no other count: an article in all but name ("one exercise", "just one officer")."""
    quantity = figure.quantity
    if quantity.value != 1 or quantity.value_max is not None or not figure.is_spelled:
        return False
    if quantity.kind not in (QuantityKind.CARDINAL, QuantityKind.PHYSICAL) or figure.number.lower() != "one":
        return False
    if quantity.kind is not QuantityKind.CARDINAL:
        return True
    text = figure.document.text
    counts = sum(other.kind is QuantityKind.CARDINAL for other in figure.siblings)
    for other in figure.siblings:
        if other is quantity or other.kind is not QuantityKind.CARDINAL or other.value == 1:
            continue
        start, end = sorted((other.span, quantity.span))
        between = text[start.end : end.start]
        if len(between) < 60 and _COORDINATED.search(between):
            return False
        if len(between) < 60 and between.endswith(", ") and _BE.match(figure.after):
            return False
        if counts > 2 and text[(other.phrase or other.span).end : quantity.span.start] == ", ":
            return False  # "twelve elders, five women, one boy"
        if text[(quantity.phrase or quantity.span).end : other.span.start].strip() in ("for", "per", "to"):
            return False  # "one lamp for nine clerks"
    behind = (quantity.phrase or quantity.span).end
    only = _ONLY.search(text, figure.sentence.start, quantity.number.start) is not None
    return not (_HARMED.match(text, behind) or (only and _PASSIVE.match(text, behind)))


def _is_lone_unit(figure: Figure) -> bool:
    """ "a kilogram": an article and a unit, which measures out more often than it reports; tonnes are reported."""
    text = figure.number.lower()
    return text in ("a", "an") and figure.quantity.unit != "t"


def _is_denied(figure: Figure) -> bool:
    tail = figure.tail
    if not tail.rstrip().lower().endswith(_DENYING):
        return False  # the patterns end with these, and few figures have one before them
    if _CORRECTED.search(tail):
        return True
    if _NOT.search(tail) and not figure.quantity.approximator:
        return True
    denied = _RATHER.search(tail) is not None
    return denied and _MISREPORTED.match(figure.after) is not None


def _is_wished(figure: Figure) -> bool:
    quantity = figure.quantity
    if quantity.rule != "multiplied":
        return False
    return _WISH.search(figure.tail) is not None or not quantity.measure


def _is_attribute(figure: Figure) -> bool:
    """ "a five-star review": the number describes, it counts nothing. A five-member panel has five members."""
    first = (figure.quantity.measure or "").partition(" ")[0].lower()
    return first not in _PEOPLE and figure.quantity.is_attribute and figure.quantity.kind is QuantityKind.CARDINAL


def _is_advice(figure: Figure) -> bool:
    return figure.is_spelled and _ADVICE.search(figure.tail) is not None


def _counts_nothing(figure: Figure) -> bool:
    quantity = figure.quantity
    if quantity.value == 0 and figure.is_spelled and quantity.rule != "counted":
        return True  # "net zero", "from zero to hero"
    return quantity.kind in (QuantityKind.CARDINAL, QuantityKind.RATIO) and (
        quantity.measure is None or (quantity.is_vague and quantity.rule not in ("counted", "part_of"))
    )


def _is_furniture(figure: Figure) -> bool:
    return figure.on_furniture


def _is_calibre(figure: Figure) -> bool:
    return figure.quantity.unit == "mm" and _WEAPON.match(figure.after) is not None


def _is_time_word(figure: Figure) -> bool:
    quantity = figure.quantity
    return (
        quantity.kind is QuantityKind.CARDINAL and quantity.measure_head in _TIME_HEADS and quantity.rule == "counted"
    )


RULES: tuple[Rule, ...] = (
    Rule("ordinal", _is_ordinal, ("It was the third meeting of its kind.",), ("Three meetings took place.",)),
    Rule("furniture", _is_furniture, ("Visited 31 times, 2 visits today",), ("Inspectors made 31 visits.",)),
    Rule("age", _is_age, ("A 44-year-old baker was held.", "More than half were under 18."), ("44 bakers were held.",)),
    Rule("length_of_time", _is_length_of_time, ("The visit lasted four hours.", "She stayed 12 days.", "– to answer letters within 12 days;"), ("A reply took an average of 12 days.", "Letters were answered within 12 days.", "They wait an average of nine days before writing.")),
    Rule("time_word", _is_time_word, ("It was the work of 3 o'clock.",), ("They bought 3 clocks.",)),
    Rule("definite_reference", _is_definite_reference, ("The two envoys shook hands.", "The four envoys shook hands.", "All five ports agreed.", "Top three kinds of soup"), ("Two envoys shook hands.", "Three of the eight cranes broke.", "They are among the six ports that agreed.")),
    Rule("lone_one", _is_lone_one, ("It takes just one officer.",), ("Two men and one woman were held.", "We saw six men, five women, one boy.", "They have one lamp for nine clerks.", "One baker was wounded.", "Only one lamp was stolen.")),
    Rule("lone_unit", _is_lone_unit, ("It makes a kilogram of soap.",), ("They found a tonne of soap.",)),
    Rule("denied", _is_denied, ("Five boats sank, not six, as first reported.",), ("Six boats sank.",)),
    Rule("wished", _is_wished, ("She would like to see the figure doubled.",), ("Complaints have doubled.",)),
    Rule("calibre", _is_calibre, ("A 9mm pistol lay there.",), ("A 9 mm gap was left.",)),
    Rule("attribute", _is_attribute, ("He wrote a five-star review.",), ("He wrote five reviews.", "A five-member panel wrote it.")),
    Rule("advice", _is_advice, ("“Buy two lamps,” she said.",), ("“We bought two lamps,” she said.",)),
    Rule("counts_nothing", _counts_nothing, ("This earns them billions.",), ("Billions of messages were sent.",)),
)  # fmt: skip


WITHDRAWN = "denied"
"""The rule of figures that the article takes back: an earlier row with the same figure goes too."""


def furniture_in(text: str) -> Callable[[str], bool]:
    """Tells of a text's lines whether they belong to the page and not to the story: "Visited 17 times", "3 min read"."""
    low = text.lower()
    patterns = [pattern for words, pattern in _FURNITURE if any(word in low for word in words) and pattern.search(low)]

    def is_furniture(line: str) -> bool:
        return any(pattern.search(line.lower()) for pattern in patterns)

    return is_furniture


def why_no_statistic(figure: Figure) -> str | None:
    """The name of the first rule that holds for a quantity, or null where it is a statistic."""
    for rule in RULES:
        if rule.test(figure):
            return rule.name
    return None
