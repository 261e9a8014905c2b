"""Whom a definite description calls back: "the corporal", "the RCMP officer", "the Canadian", "the 41-year-old", "her host".

Precise evidence first (the person's own office, body, country, age), then salience: who was named last, most, as a subject.
Belongs here: weighing the people of the article against a description. Stays out: reading it (`descriptions.py`), what is
known of a person (`profiles.py`), pronouns (`pronouns.py`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from pipeline.language.people.descriptions import Description, Sort, callback_nouns, read_description
from pipeline.language.people.holders import broader_offices
from pipeline.language.people.individuals import folded
from pipeline.language.people.profiles import Profile, profile_of
from pipeline.language.shapes import Is
from pipeline.language.text import Span

if TYPE_CHECKING:
    from pipeline.language.mentions import Person
    from pipeline.language.people.identities import Identities
    from pipeline.language.people.individuals import Individual

_EXACT, _INSIDE, _COVERED, _NARROWER, _AGED = 8, 6, 5, 3, 10
_OFFICES = frozenset({Sort.TOP, Sort.OFFICE, Sort.JOB})
_LEAST = 1.0
"""Salience from which somebody is meant whom no word of a description matches."""
_INTRODUCED_WITHIN = 4
"""Tokens between "a" and the noun that it introduces."""


class Callbacks:
    """The descriptions of one article; built when its people are named."""

    def __init__(self, identities: Identities) -> None:
        self.identities = identities
        self.document = identities.document
        self.language = identities.lexicon.language
        self.grammar = identities.lexicon.grammar
        self.broader = broader_offices(self.language)
        self._known: dict[Span, tuple[Individual | None, bool]] = {}

    def of(self, span: Span, *, by_words: bool = False) -> Individual | None:
        """The named person whom the words at a span call back; null where they call back nobody who is named.

        `by_words`: only where a word of theirs matches what is known of the person.
        """
        one, matched = self._found(span)
        return one if matched or not by_words else None

    def adopt(self) -> None:
        """Gives the people who are named without an office what the next description of them says: "The police attaché"."""
        if not self.profiles:
            return
        by_one = {id(profile.one): profile for profile in self.profiles}
        alone = [p for p in self.document.people if p.role and not p.name and not p.is_group]
        for person in alone:
            if one := self.identities.apposed(person):
                self._learn(by_one[id(one)], person)
        for person in alone if not all(p.has_office for p in self.profiles) else ():
            one, matched = self._found(person.span)
            said = read_description(self.document, person.span, self._heads)
            if one is None or by_one[id(one)].has_office or said is None or said.sort not in _OFFICES:
                continue
            profile = by_one[id(one)]
            if said.head in profile.words:
                continue  # "the superintendent" says nothing new
            first = one is self.identities.individuals[0]
            if first or matched or self._is_protagonist(profile) or self._is_new(said, profile):
                self._learn(profile, person)
                self.identities.adopt(one, person)
        self._known.clear()

    def _is_new(self, said: Description, profile: Profile) -> bool:
        """Whether somebody was first named in the sentence just before."""
        return self._sentence_of(said.position) - self._sentence_of(profile.starts[0]) <= 1

    def _sentence_of(self, position: int) -> int:
        return bisect_right(self._sentence_starts, position)

    def _learn(self, profile: Profile, person: Person) -> None:
        profile.learn(person, self.grammar, self.language)
        tokens = self.document.shapes.between(person.span.start, person.span.end)
        profile.learn_age(self.document, tokens.start, tokens.stop)

    @cached_property
    def profiles(self) -> list[Profile]:
        found = []
        for one in self.identities.individuals:
            if one.mentions:
                profile = profile_of(one, self.document, self.grammar, self.language)
                if one.identity is None and not profile.heads.isdisjoint(self.grammar.counterparts):
                    self.identities.identity_of(one)  # the office of "her Swedish counterpart"
                if one.identity is not None and one.identity.role:  # what sentences and references add
                    profile.learn_office(one.identity.role, self.grammar, self.language)
                found.append(profile)
        return found

    @cached_property
    def _case_nouns(self) -> frozenset[str]:
        return frozenset(folded(n.noun) for n in callback_nouns(self.language).values() if n.sort == Sort.CASE.value)

    @cached_property
    def _mentions(self) -> int:
        return max(sum(len(p.starts) for p in self.profiles), 1)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.document.sentences]

    def _found(self, span: Span) -> tuple[Individual | None, bool]:
        if span not in self._known:
            self._known[span] = None, False  # what a circle of references comes back to
            self._known[span] = self._sought(span)
        return self._known[span]

    def _sought(self, span: Span) -> tuple[Individual | None, bool]:
        if not self.profiles:
            return None, False
        said = read_description(self.document, span, self._heads)
        if said is None:
            return None, False
        owned = said.determiner in self.grammar.owner_people
        if owned and said.sort is not Sort.OTHER:
            return None, False  # "her brother"
        owner = self._owner(said) if owned else None
        best: tuple[float, float] | None = None
        chosen: Profile | None = None
        for profile in self.profiles:
            if profile.starts[0] >= said.position or (owner and profile.one.name == owner):
                continue
            words = self._match(said, profile)
            if words is None:
                continue
            ranked = (words + self._salience(said, profile), words)
            if best is None or ranked > best:
                best, chosen = ranked, profile
        if best is None or chosen is None:
            return None, False
        if best[1] >= _NARROWER:
            return chosen.one, True
        if best[0] < _LEAST or self._introduced(said):
            return None, False
        return chosen.one, False

    @cached_property
    def _heads(self) -> frozenset[str]:
        return frozenset(word for p in self.profiles for word in (*p.heads, *p.letters, *p.deeds))

    def _owner(self, said: Description) -> str | None:
        """The name of the possessor: "her host" is somebody else than she."""
        owner = self.identities.antecedent(said.position, said.determiner)
        return owner.name if owner else None

    # -- words --------------------------------------------------------------------------------------------------------

    def _match(self, said: Description, profile: Profile) -> float | None:
        """How well the words fit what is known of a person; null where they contradict it."""
        if said.gender and profile.gender and said.gender != profile.gender:
            return None
        place = self._place(said, profile)
        if place is None:
            return None
        head = self._head(said, profile)
        in_case = profile.heads and profile.heads <= self._case_nouns
        if said.sort is Sort.CASE and profile.words and not (head or in_case or self._is_plain(profile)):
            return None
        if in_case and not head and said.sort in (Sort.TOP, Sort.OFFICE, Sort.JOB):
            return None
        if head == 0 and not place and not self._may_stand_for(said, profile):
            return None
        matched = sum(2 for word in said.modifiers if word in profile.words)
        score = place + head + min(matched, 4)
        # "the owner of the car" is whoever owns it; "the attaché of the RCMP" may be somebody named with no office
        foreign = said.complement and head < _INSIDE and said.sort not in (Sort.KIN, Sort.OTHER)
        if foreign and (profile.words or not said.complement_body):
            return None
        if said.gender and self.identities.gender_of(profile.one) not in (None, said.gender):
            score -= 2
        return score

    def _place(self, said: Description, profile: Profile) -> float | None:
        """What age, country and body speak for a person; null where one of them contradicts."""
        score = 0.0
        if said.age:
            if profile.ages and said.age not in profile.ages:
                return None
            score += _AGED if profile.ages else 0
        if said.country:
            if profile.countries and said.country not in profile.countries:
                return None
            known = said.country in profile.countries
            inferred = self.identities.identity_of(profile.one).country
            score += 4 if known else 3 if inferred == said.country else -2 if inferred else 0
        if said.body:
            same = any(self.identities.same(said.body, body) for body in profile.bodies)
            if not same and profile.bodies:
                score -= 4
            score += 4 * same
        return score

    def _head(self, said: Description, profile: Profile) -> float:
        """How the noun fits the offices of a person: the same, a broader one, a narrower one, or 0."""
        head = said.head
        if head in profile.heads or head in profile.letters:
            return _EXACT
        if head in profile.words or head in profile.deeds:
            return _INSIDE
        narrower = self.broader.get(head, ())
        if any(word in profile.heads or word.split()[-1] in profile.heads for word in narrower):
            return _COVERED
        return _NARROWER if any(head in self.broader.get(theirs, ()) for theirs in profile.heads) else 0

    def _may_stand_for(self, said: Description, profile: Profile) -> bool:
        """Whether a noun that matches nothing may still mean a person: any noun for whoever holds no known office, a
        noun for whoever else."""
        classes = self.identities.lexicon.classes
        unknown = not any(classes.get(word, 0) for word in profile.words)
        if said.sort is Sort.FRAME or (self._is_rank(said.head) and any(map(self._is_rank, profile.heads))):
            return False  # who is a sergeant is no corporal
        if said.sort is Sort.TOP and not profile.words:
            return said.is_lower and bool(said.modifiers) and self._is_protagonist(profile)
        if said.sort in (Sort.TOP, Sort.LETTERS):
            return unknown and bool(profile.words)
        if said.sort is Sort.OFFICE:
            return unknown or not profile.has_office
        if said.sort is Sort.JOB:
            return unknown or not profile.has_office or said.head in self.broader or self._is_protagonist(profile)
        return True

    def _is_protagonist(self, profile: Profile) -> bool:
        """Whether an article names nobody more often: whom a noun means that was not introduced by "a"."""
        most = max(len(other.starts) for other in self.profiles)
        return len(profile.starts) >= max(most, 2)

    def _is_rank(self, word: str) -> bool:
        return bool(self.identities.lexicon.classes.get(word, 0) & Is.RANK)

    def _is_plain(self, profile: Profile) -> bool:
        """Whether a person is known by an occupation alone, without a body: "the driver" may be a suspect."""
        lexicon = self.identities.lexicon
        jobs = (lexicon.offices.get(head) for head in profile.heads)
        ranked = any(map(self._is_rank, profile.heads))
        return not (profile.bodies or ranked) and all(job and job.rank == Sort.JOB.value for job in jobs)

    # -- salience -----------------------------------------------------------------------------------------------------

    def _salience(self, said: Description, profile: Profile) -> float:
        """Recency in sentences, being a subject, and the share of all mentions by name."""
        last = profile.starts[bisect_left(profile.starts, said.position) - 1]
        back = self._sentence_of(said.position) - self._sentence_of(last)
        recency = 3.0 if back <= 1 else 2.0 if back == 2 else 1.0 if back <= 5 else 0.0
        return recency + 2 * len(profile.starts) / self._mentions + (not self.identities.is_oblique(last))

    def _introduced(self, said: Description) -> bool:
        """Whether somebody without a name was brought in by the same noun before: "a sergeant ... the sergeant"."""
        return self._first_introduced.get(said.noun, said.first) < said.first

    @cached_property
    def _first_introduced(self) -> dict[str, int]:
        """Words behind "a" -> the first token where one stands."""
        shapes, found = self.document.shapes, dict[str, int]()
        introducing = self.grammar.indefinite - self.grammar.owner_people
        for index, word in enumerate(shapes.lowers):
            if word in introducing:
                for at in range(index + 1, min(index + 1 + _INTRODUCED_WITHIN, shapes.count)):
                    found.setdefault(shapes.lowers[at], at)
        found.pop("year-old", None)
        return found
