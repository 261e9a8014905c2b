"""The forms of a verb from its base: the regular endings, and the irregular forms, which are a closed class.

Belongs here: base -> forms. Stays out: what a form tells in a sentence.
"""

from __future__ import annotations

from functools import cache

from pipeline.language.lexicon import Entry, read_lexicon
from pipeline.language.measures.verb_forms import gerund_of, past_of, third_of


class IrregularVerb(Entry):
    """A verb whose past or participle follows no rule; `|` parts forms that stand beside each other."""

    base: str
    past: str
    participle: str


@cache
def _irregular(language: str) -> dict[str, IrregularVerb]:
    return {verb.base: verb for verb in read_lexicon("irregular_verbs", IrregularVerb, language)}


@cache
def forms_of(base: str, language: str) -> tuple[str, ...]:
    """Every form of a verb in a language with a list of irregular verbs, the base first; the base alone in others."""
    if base == "be":
        return ("be", "is", "are", "am", "was", "were", "been", "being")
    irregular = _irregular(language)
    if not irregular:
        return (base,)
    verb = irregular.get(base)
    past = (past_of(base),) if verb is None else (*verb.past.split("|"), *verb.participle.split("|"))
    third = "has" if base == "have" else third_of(base)
    return tuple(dict.fromkeys((base, third, *past, gerund_of(base))))


@cache
def irregular_forms(language: str) -> frozenset[str]:
    """The past forms and participles of all irregular verbs."""
    verbs = _irregular(language).values()
    return frozenset(form for verb in verbs for cell in (verb.past, verb.participle) for form in cell.split("|"))
