"""Which quantities are no statistics: one named rule a kind, each with a sentence where it must hold and one where not.

Belongs here: the selection. Stays out: numbers that state no quantity at all (`language/not_quantities.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.language.document import Document
from pipeline.language.mentions import Quantity, QuantityKind
from pipeline.language.text import Span

_TAIL = 60
"""Characters."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity in its sentence, with the quantities around it."""

    document: Document
    quantity: Quantity
    sentence: Span
    siblings: tuple[Quantity, ...]
    """All quantities of the sentence, this one included, in order."""
    on_furniture: bool = False
    """Whether the sentence is page furniture, which is looked at once a sentence."""

    @property
    def before(self) -> str:
        return self.document.text[self.sentence.start : self.quantity.span.start]

    @property
    def tail(self) -> str:
        """The last words before the quantity: enough for rules on what stands right before it."""
        end = self.quantity.span.start
        return self.document.text[max(self.sentence.start, end - _TAIL) : end]

    @property
    def after(self) -> str:
        return self.document.text[self.quantity.span.end : self.sentence.end]

    @property
    def number(self) -> str:
        return self.quantity.number.of(self.document.text)

    @property
    def is_spelled(self) -> bool:
        return not any(character.isdigit() for character in self.number)


@dataclass(frozen=True)
class Rule:
    """Why a quantity is no statistic. `holds` and `fails` are our own sentences for each side."""

    name: str
    test: Callable[[Figure], bool]
    holds: tuple[str, ...]
    fails: tuple[str, ...]


_DEFINITE = re.compile(
    r"\b(?:the|these|those|our|my|your|his|her|their|its|all|both|other|first|last|next|past|previous|remaining|same|ces|les|los|las|sus|nos|estos|estas)\s*$|['’]s\s*$",
    re.IGNORECASE,
)
_COUNTED_OF = re.compile(r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half|none|most|some|quarters?|thirds?))\s+of\s+(?:the|these|those|its|their|our)\s*$", re.IGNORECASE)  # fmt: skip
_AVERAGE = re.compile(r"\b(?:averag\w+|median|mean|typical(?:ly)?|en moyenne|de media|promedio)\b", re.IGNORECASE)
_TAKES = re.compile(
    r"\b(?P<subject>[^\W\d_]+)\s+(?:(?:still|now|used to|can|could|may|would|will|only|typically|usually)\s+){0,2}(?:takes?|took|lasts?|needs?|needed)\s*$",
    re.IGNORECASE,
)
_PRONOUN = frozenset(["it", "that", "which", "who", "they", "he", "she", "we", "i", "you", "this", "there"])
_NOT = re.compile(r"\b(?:not|n't|n’t|non|no)\s*$", re.IGNORECASE)
_MISREPORTED = re.compile(r"^[^.;]{0,40}\b(?:as (?:first|earlier|previously|originally|initially|wrongly)|(?:first|previously|initially|wrongly|earlier) (?:reported|stated|said|announced|given))\b", re.IGNORECASE)  # fmt: skip
_RATHER = re.compile(r"\b(?:rather than|instead of)(?: the)?\s*$", re.IGNORECASE)
_CORRECTED = re.compile(r"\b(?:corrected|revised|amended)\s+(?:\w+\s+){0,2}from\s*$", re.IGNORECASE)
_COORDINATED = re.compile(r"\b(?:and|or)\s*$")
_BE = re.compile(r"\s*(?:is|was|are|were)\b")
_ADVICE = re.compile(r"(?:^|[“\"'‘„«:]\s*)(?:buy|take|bring|add|use|keep|choose|pick|imagine|consider|give|get|wait|click|press|enter|read|see|call|visit|ask)\s*$", re.IGNORECASE)  # fmt: skip
_WISH = re.compile(r"\b(?:would|should|could|might|may|must|shall|to see|to be|want\w*|wish\w*|hope\w*|if)\b[^.;:,]{0,50}$", re.IGNORECASE)  # fmt: skip
_FURNITURE = tuple(
    (word, re.compile(pattern))
    for word, pattern in (
        ("visit", r"\bvisited\s+[\d,]+\s+times?|\bvisits? today"),
        ("read", r"\bmin(?:ute)?s? read\b"),
        ("page ", r"\bpage \d+ of \d+"),
        ("found this", r"\bfound this (?:useful|helpful)"),
        ("followers", r"\bfollowers\b"),
        ("comment", r"\bcomments?\s*\("),
        (",", r"\b(?:pdf|jpe?g|png|mp[34]|docx?|xlsx?|zip)\b,"),
        (":", r"\b(?:(?:pdf|jpe?g|png|mp[34]|docx?|xlsx?|zip)\b|views?\s*):"),
        ("©", "©"),
        ("all rights reserved", r"\ball rights reserved"),
        ("like", r"\blikes?\s+\d"),
        ("tweet", r"\btweets?\s+\d"),
        ("share", r"\bshares?\s+\d"),
    )
)
"""What stands on pages and in no story, in lower case, each pattern behind a word without which it can't match."""
_WEAPON = re.compile(r"^[\s-]*(?:calib(?:re|er)|pistols?|handguns?|rifles?|rounds?|ammunition|cartridges?|machine|submachine|sub-machine|bullets?|luger|parabellum)", re.IGNORECASE)  # fmt: skip
_TIME_HEADS = (
    frozenset(["minute", "hour", "day", "night", "week", "month", "year", "decade", "century", "time", "o'clock"])
    | frozenset(["heure", "jour", "semaine", "mois", "an", "année", "siècle"])
    | frozenset(["hora", "día", "semana", "mes", "año", "siglo"])
)
_PAST = re.compile(r"\s*(?:later|after|before|ago|earlier|old|on the run)\b", re.IGNORECASE)
_BOUNDED = re.compile(
    r"\b(?:the|last|past|next|first|previous|coming|following|those|these|recent|another|every|each)\s+$", re.IGNORECASE
)
_MATERIAL = re.compile(
    r"\s+of\s+(?:[\w-]+\s+){0,2}(?:recordings?|footage|videos?|audio|film|testimony|surveillance|conversations?)\b",
    re.IGNORECASE,
)
_NEEDS = re.compile(r"\b(?:takes?|took|taken|needs?|needed)\s+(?:[\w'’-]+\s+){0,6}$", re.IGNORECASE)
_CHANGED = re.compile(r"\b(?:down|up)\s+(?:from|to)\b|\bfrom\b[^.;]{0,60}\bto\b", re.IGNORECASE)
_WAIT = re.compile(r"\b(?:times?|wait(?:s|ing)?|delays?|response|reply|replies|answers?|answered|turnaround|processing|repl(?:y|ied)|queries)\b", re.IGNORECASE)  # fmt: skip


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
    return not _is_finding(figure)


def _is_finding(figure: Figure) -> bool:
    before, quantity = figure.before, figure.quantity
    lead = figure.document.text[figure.sentence.start : quantity.number.start]
    if _MATERIAL.match(figure.after):
        return True
    if _BOUNDED.search(lead):
        return False
    clause = re.split(r"[;:]|, (?:and|but|while|whereas)\b", lead)[-1]
    if _PAST.match(figure.after):
        return False
    if _AVERAGE.search(clause[-90:]) or _AVERAGE.search(figure.after[:14]):
        return True
    takes = _TAKES.search(clause)
    if _NEEDS.search(clause) and re.match(r"\s+to\s+\w", figure.after):
        return True
    if takes:
        return takes["subject"].lower() not in _PRONOUN
    around = clause[-100:] + quantity.span.of(figure.document.text) + figure.after[:60]
    if _CHANGED.search(around) and _WAIT.search(figure.sentence.of(figure.document.text)):
        return True
    earlier = [q for q in figure.siblings if q.kind is QuantityKind.DURATION and q.span.end <= quantity.span.start]
    return bool(";" in before and earlier) and _is_finding(
        Figure(figure.document, earlier[-1], figure.sentence, figure.siblings)
    )


def _is_definite_reference(figure: Figure) -> bool:
    quantity = figure.quantity
    if quantity.kind is not QuantityKind.CARDINAL or not figure.is_spelled or quantity.value > 12 or quantity.is_vague:
        return False
    before = figure.tail
    if quantity.approximator:
        return False
    if _DEFINITE.search(before) is None:
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
    for other in figure.siblings:
        if other is quantity or other.kind is not QuantityKind.CARDINAL or other.value == 1:
            continue
        start, end = sorted((other.span, quantity.span))
        between = text[start.end : end.start]
        if len(between) < 60 and _COORDINATED.search(between):
            return False
        if len(between) < 60 and between.endswith(", ") and _BE.match(figure.after):
            return False
    return True


def _is_lone_unit(figure: Figure) -> bool:
    """ "a kilogram": an article and a unit, which measures out more often than it reports; tonnes are reported."""
    text = figure.number.lower()
    return text in ("a", "an") and figure.quantity.unit != "t"


def _is_denied(figure: Figure) -> bool:
    if _CORRECTED.search(figure.tail):
        return True
    if _NOT.search(figure.tail) and not figure.quantity.approximator:
        return True
    denied = _RATHER.search(figure.tail) is not None
    return denied and _MISREPORTED.match(figure.after) is not None


def _is_wished(figure: Figure) -> bool:
    quantity = figure.quantity
    if quantity.rule != "multiplied":
        return False
    return _WISH.search(figure.tail) is not None or not quantity.measure


def _is_attribute(figure: Figure) -> bool:
    """ "a five-star review": the number describes, it counts nothing."""
    return figure.quantity.is_attribute and figure.quantity.kind is QuantityKind.CARDINAL


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
    Rule("length_of_time", _is_length_of_time, ("The visit lasted four hours.", "She stayed 12 days."), ("A reply took an average of 12 days.",)),
    Rule("time_word", _is_time_word, ("It was the work of 3 o'clock.",), ("They bought 3 clocks.",)),
    Rule("definite_reference", _is_definite_reference, ("The two envoys shook hands.", "All five ports agreed."), ("Two envoys shook hands.", "Three of the eight cranes broke.")),
    Rule("lone_one", _is_lone_one, ("It takes just one officer.",), ("Two men and one woman were held.",)),
    Rule("lone_unit", _is_lone_unit, ("It makes a kilogram of soap.",), ("They found a tonne of soap.",)),
    Rule("denied", _is_denied, ("Five boats sank, not six, as first reported.",), ("Six boats sank.",)),
    Rule("wished", _is_wished, ("She would like to see the figure doubled.",), ("Complaints have doubled.",)),
    Rule("calibre", _is_calibre, ("A 9mm pistol lay there.",), ("A 9 mm gap was left.",)),
    Rule("attribute", _is_attribute, ("He wrote a five-star review.",), ("He wrote five reviews.",)),
    Rule("advice", _is_advice, ("“Buy two lamps,” she said.",), ("“We bought two lamps,” she said.",)),
    Rule("counts_nothing", _counts_nothing, ("This earns them billions.",), ("Billions of messages were sent.",)),
)  # fmt: skip


WITHDRAWN = "denied"
"""The rule of figures that the article takes back: an earlier row with the same figure goes too."""


def is_furniture(sentence: str) -> bool:
    """Whether a line belongs to the page and not to the story: "Visited 17 times", "3 min read"."""
    low = sentence.lower()
    return any(word in low and pattern.search(low) for word, pattern in _FURNITURE)


def why_no_statistic(figure: Figure) -> str | None:
    """The name of the first rule that holds for a quantity, or null where it is a statistic."""
    for rule in RULES:
        if rule.test(figure):
            return rule.name
    return None
