"""Lengths of time that are findings: averages, response and waiting times, what something takes.

Belongs here: telling them from the lengths of events, which are no statistics. Stays out: the other rules of the selection
(`exclusions.py`).
"""

from __future__ import annotations

import re

from pipeline.extraction.statistics.figures import Figure
from pipeline.language.mentions import QuantityKind

_AVERAGE = re.compile(r"\b(?:averag\w+|median|mean|typical(?:ly)?|en moyenne|de media|promedio)\b", re.IGNORECASE)
_TAKES = re.compile(
    r"\b(?P<subject>[^\W\d_]+)\s+(?:(?:still|now|used to|can|could|may|would|will|only|typically|usually)\s+){0,2}(?:takes?|took|lasts?|needs?|needed)\s*$",
    re.IGNORECASE,
)
_PRONOUN = frozenset(["it", "that", "which", "who", "they", "he", "she", "we", "i", "you", "this", "there"])
_ANSWER = (
    r"(?:answer|reply|replie|respon[ds]|request|process|quer(?:y|ie)|deliver|turn(?:ed)? round|dispatch|advi[cs]e)"
)
_ANSWERED = re.compile(rf"\b{_ANSWER}\w*\b(?:[^.;:,]|, (?!and|but))*\b(?:in|within|inside)\s+(?:[a-z]+\s+){{0,3}}$", re.IGNORECASE)  # fmt: skip
"""How soon something is answered: "urgent requests are answered within 14 days"."""
_ANSWER_IN = re.compile(rf"\b{_ANSWER}\w*\b[^.;]*\bwithin\s+(?:[a-z]+\s+){{0,3}}$", re.IGNORECASE)
_REACH = 160
"""Characters."""
_TO_DO = re.compile(r"[\s•*–—-]*to\s+[a-z]", re.IGNORECASE)
"""A resolution ("to reply within six hours") finds nothing."""
_OFF = re.compile(r"\s+(?:late|overdue|faster|slower|quicker|behind\s+schedule)\b", re.IGNORECASE)
"""Behind a length of time: how far something is off."""
_ABOUT_IT = re.compile(r"\b(?:about|for|of|to|with|on)\s+$", re.IGNORECASE)
_PAST = re.compile(r"\s*(?:later|after|before|ago|earlier|old|on the run)\b", re.IGNORECASE)
_BOUNDED = re.compile(
    r"\b(?:the|last|past|next|first|previous|coming|following|those|these|recent|another|every|each)\s+$", re.IGNORECASE
)
_MATERIAL = re.compile(
    r"\s+of\s+(?:[\w-]+\s+){0,2}(?:recordings?|footage|videos?|audio|film|testimony|surveillance|conversations?)\b",
    re.IGNORECASE,
)
_NEEDS = re.compile(r"\b(?:takes?|took|taken|needs?|needed)\s+(?:[\w'’-]+\s+){0,6}$", re.IGNORECASE)
_DOWN_FROM = re.compile(r",?\s*(?:up|down)\s+from\s", re.IGNORECASE)
_BY = re.compile(r"\bby\s+(?:[a-z]+\s+){0,2}$", re.IGNORECASE)
_CHANGED = re.compile(r"\b(?:down|up)\s+(?:from|to)\b|\bfrom\b[^.;]{0,60}\bto\b", re.IGNORECASE)
_WAIT = re.compile(r"\b(?:times?|wait(?:s|ing)?|delays?|response|reply|replies|answers?|answered|turnaround|processing|repl(?:y|ied)|queries)\b", re.IGNORECASE)  # fmt: skip


def is_finding(figure: Figure) -> bool:
    before, quantity = figure.before, figure.quantity
    lead = figure.document.text[figure.sentence.start : quantity.number.start]
    if _MATERIAL.match(figure.after) or _OFF.match(figure.after) or quantity.rate_per is not None:
        return True
    if _BOUNDED.search(lead):
        return False
    clause = re.split(r"[;:]|, (?:and|but|while|whereas)\b", lead)[-1]
    averaged = _AVERAGE.search(figure.document.text, quantity.span.start, quantity.number.start)
    if _PAST.match(figure.after) and not averaged:
        return False
    if _DOWN_FROM.match(figure.after):
        return True
    if (_ANSWERED.search(clause[-_REACH:]) or _ANSWER_IN.search(clause[-_REACH:])) and not _TO_DO.match(clause):
        return True
    if _AVERAGE.search(clause[-90:]) or _AVERAGE.search(figure.after[:14]):
        return True
    takes = _TAKES.search(clause)
    if _NEEDS.search(clause) and re.match(r"\s+to\s+\w", figure.after):
        return True
    if takes and (takes["subject"].lower() not in _PRONOUN or _ABOUT_IT.search(clause[: takes.start()])):
        return True
    if takes:
        before = ";" + before  # "it took two days; it now takes five hours"
    if _BY.search(figure.tail) and _WAIT.search(clause):
        return True
    around = clause[-100:] + quantity.span.of(figure.document.text) + figure.after[:60]
    if _CHANGED.search(around) and _WAIT.search(figure.sentence.of(figure.document.text)):
        return True
    earlier = [q for q in figure.siblings if q.kind is QuantityKind.DURATION and q.span.end <= quantity.span.start]
    level = quantity.rule in ("antecedent", "compared")
    return bool((";" in before or level) and earlier) and is_finding(
        Figure(figure.document, earlier[-1], figure.sentence, figure.siblings)
    )
