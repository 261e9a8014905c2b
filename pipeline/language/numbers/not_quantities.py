"""Numbers that state no quantity: parts of names, references, dates, clock times, telephone numbers, scores, idioms.

Belongs here: one named rule a kind, each with a sentence where it must hold and one where it must not (run as tests).
Stays out: quantities that are no statistics, such as ages and lengths of time (`extraction/statistics/exclusions.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from pipeline.language.numbers.candidates import Candidate, Has
from pipeline.language.numbers.number_codes import address, number_chain, score, telephone
from pipeline.language.numbers.number_names import (
    after_name,
    before_name,
    decade,
    glued_letters,
    in_page_address,
    part_of_word,
    reference,
)
from pipeline.language.numbers.number_phrases import article, idiom, named_part, pronoun_one
from pipeline.language.numbers.number_times import clock, month_day, year


@dataclass(frozen=True)
class Rule:
    """Why a number is no quantity. `holds` and `fails` are our own sentences for each side.

    `needs`: bits of which a number must have one, or the rule can't hold and is not asked.
    """

    name: str
    test: Callable[[Candidate], bool]
    needs: int
    holds: tuple[str, ...]
    fails: tuple[str, ...]


RULES: tuple[Rule, ...] = (
    Rule("page_address", in_page_address, Has.GLUED, ("See https://example.org/7/list for more.",), ("See 7 lists for more.",)),
    Rule("part_of_name", part_of_word, Has.GLUED, ("The K-9 squad trained with the T14 crew.",), ("Sub-500 parcels.", "RM20 was paid.")),
    Rule("decade", decade, Has.GLUED, ("Songs of the 1990s.",), ("It took 4s.",)),
    Rule("glued_letters", glued_letters, Has.GLUED, ("The 4D printer broke.",), ("They paid €12m.", "A 5kg bag.")),
    Rule("number_chain", number_chain, Has.GLUED | Has.PART | Has.SIGN, ("Host 10.0.0.1 was down.", "Filed on 12/5.", "It began at 14:30."), ("4/5 of the fleet",)),
    Rule("idiom", idiom, Has.SOMETHING, ("The desk is open 24/7.",), ("The desk has 24 chairs.",)),
    Rule("reference", reference, Has.SOMETHING, ("Under Article 3 this is barred.", "See annex 4."), ("Under Article 3, 14 requests failed.",)),
    Rule("month_day", month_day, Has.BARE | Has.WORDS, ("They met on 12 March.", "They met on May 4."), ("They met 12 judges.",)),
    Rule("year", year, Has.BARE | Has.WORDS, ("The pact of 1985 holds.", "In 2017 it grew."), ("We counted 1985 birds.",)),
    Rule("clock_time", clock, Has.DIGITS | Has.WORDS, ("They left at 9 pm.", "Doors open at 9.30."), ("They left 9 cars.",)),
    Rule("telephone", telephone, Has.DIGITS, ("Phone 0171 1234567 now.", "Call +33 4 72 11 22 33."), ("They made 1 234 567 stops.",)),
    Rule("address", address, Has.BARE, ("She lives at 66 Birch Street.",), ("She found 66 coins.",)),
    Rule("score", score, Has.GLUED, ("Rovers won 3-1.",), ("It takes 1-3 days.",)),
    Rule("after_name", after_name, Has.DIGITS | Has.WORDS, ("Orion 9 was late.", "Proposition 58 stipulates it."), ("In Orion 9 boats sank.",)),
    Rule("before_name", before_name, Has.BARE, ("They sell the 11 Pro Max.",), ("They met 11 Peruvian judges.",)),
    Rule("pronoun_one", pronoun_one, Has.ONE, ("No one came.", "The one we like.", "One of them left."), ("One truck and two vans.",)),
    Rule("article", article, Has.WORDS | Has.PER, ("It was so much per million.",), ("A million people came.",)),
    Rule("named_part", named_part, Has.WORDS | Has.PART, ("In the first half of the year.", "His half-brother left."), ("Half of the fleet sank.",)),
)  # fmt: skip


@cache
def _rules_for(has: int) -> tuple[Rule, ...]:
    return tuple(rule for rule in RULES if rule.needs & has)


def why_no_quantity(candidate: Candidate) -> str | None:
    """The name of the first rule that holds for a number, or null where it states a quantity."""
    for rule in _rules_for(candidate.has):
        if rule.test(candidate):
            return rule.name
    return None
