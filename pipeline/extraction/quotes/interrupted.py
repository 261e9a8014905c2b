"""A clause that "she said" interrupts: whether what stands behind belongs to it.

Belongs here: the grammar of such clauses, over symbols. Stays out: whose words they are (`reported.py`).
"""

from __future__ import annotations

from pipeline.extraction.quotes import patterns
from pipeline.extraction.quotes.line import Line
from pipeline.language.lexicon import words_of


def follows_opening(symbols: str, before: tuple[int, int], behind: tuple[int, int]) -> bool:
    """Whether the pieces `behind` are the main clause to the phrase or clause `before`: "In May, she said, it sank"."""
    start, opening = before[0], symbols[before[0] : before[1]]
    has_clause = patterns.MAIN_CLAUSE.match(symbols, *behind) is not None
    if opening[:1] == "x":
        return has_clause and patterns.INVERTED_CLAUSE.match(symbols, start) is not None  # "Had it sunk, she said, ..."
    if opening[:1] == "h":
        return patterns.PREDICATE.match(symbols, *behind) is not None  # "What we need, she said, is a crane."
    if opening[:1] == "r" and patterns.INVERTED_CLAUSE.match(symbols, *behind):
        return True  # "Only then, she said, did it sink."
    if opening[:1] in tuple("irTskc") and has_clause:
        return True
    verbless = not set("xvVL") & set(opening)
    return opening[:1] in tuple("irN") and verbless and patterns.FRONTED_BEFORE.match(symbols, *behind) is not None


def goes_on(line: Line, at: int, limit: int, *, has_verb: bool) -> bool:
    """Whether a clause goes on behind brackets of commas: with its verb, with what it lacks, or with a contrast."""
    if not has_verb:
        return patterns.PREDICATE.match(line.symbols, at, limit) is not None
    contrasts = at < limit and line.pieces[at].low in words_of("contrasts", line.document.language)
    return contrasts or patterns.CLAUSE_REST.match(line.symbols, at, limit) is not None


def has_own_verb(clause: str) -> bool:
    """Whether a clause has a verb outside what a comma sets off behind its subject: ", led by Ms Orle", ", which sank"."""
    if clause[:1] in ("v", "g") and clause[1:2] not in ("w", "N"):  # "Asked about the dam, she said no"
        clause = clause.partition(",")[2]
    subject, comma, last = clause.rpartition(",")
    return bool(set("xvVL") & set(subject if comma and last[:1] in ("v", "g", "z") else clause))
