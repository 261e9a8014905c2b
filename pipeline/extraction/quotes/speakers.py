"""Source words -> speaker: name, role and organisation.

Belongs here: what a row says of its speaker, and what document a pronoun goes on with. Stays out: finding the
source's words; knowing people, offices and organisations, which is the language layer's.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from pipeline.extraction.quotes.attribution import Attribution
from pipeline.extraction.quotes.symbols import is_possessive
from pipeline.extraction.quotes.words import source_pronouns
from pipeline.language.document import Document
from pipeline.language.lexicon import words_of
from pipeline.language.mentions import Identity, Organisation, Person
from pipeline.language.text import Span

_BEFORE_NAME = re.compile(r"([\w’']+)\W*$")
_POSSESSES = re.compile(r"['’]s?\s+\w")
_TITLED = re.compile(
    r"(?P<title>[^\W\d_a-z][\w’'-]*(?:,? (?:and |of |the |in |on |for |to )?[^\W\d_a-z][\w’'-]*){1,8}),"
    r" (?P<body>(?:the|an?) [^,.;]{0,60}?)\b(?P<kind>[a-z]{3,})\b"
)
"""A document by its title: "Locks and Keys, the harbour office report"."""
_DETERMINER = re.compile(r"^(?:the|an?|this|that|one)\s+", re.I)
_AUTHOR = re.compile(r"\b(?:by|from) (?:the |an? )?(?P<author>(?:[\w’'&-]+ )*[^\W\d_a-z][\w’'&-]*|[a-z ]{3,40})$")
"""Whose a document is: "figures from Ports North", "a survey by the harbour office"."""
_APPOSED = re.compile(r"(?:[Tt]he|[Aa]n?) [a-z]+, (?P<name>[^\W\d_a-z][^,]*)$")
"""A body by its noun and its name: "the company, Lund Cranes AB"."""
_OWNED_BY_BODIES = frozenset(("its", "their"))
_LONGEST_BODY = 8
"""In words. What is longer describes more than it names."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """What a row says of its speaker; `raw` are the words used there."""

    name: str | None = None
    role: str | None = None
    organisation: str | None = None
    raw: str | None = None
    gender: str | None = None


class Speakers:
    """Resolves the sources of one article, in the order of the text.

    A source is, in this order: a pronoun, whose antecedent is the language layer's to find; a person or an office; an
    organisation; a person whom the article names elsewhere; a titled document or a body in lower case.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.people = document.people
        self.starts = [person.span.start for person in self.people]
        self.cues = {cue.span.start: cue for cue in document.cues}
        self.pronouns = source_pronouns(document.language)
        self.last: Speaker | None = None
        self.last_at = 0
        self.last_made: Attribution | None = None

    def of(self, made: Attribution) -> Speaker:
        """Who an attribution's source stands for."""
        source = made.source
        if source is None:
            drops = self.last is not None and "drops_subjects" in words_of("syntax", self.document.language)
            return replace(self.last, raw=None) if drops and self.last else Speaker()
        raw = source.span.of(self.document.text)
        span = source.stands_for or source.span
        kind = self.pronouns.get(span.of(self.document.text).lower())
        speaker = self._named(span, raw) if kind is None else self._again(made, span, kind, raw)
        self.last_made = made
        if speaker.name or speaker.role or speaker.organisation:
            self.last, self.last_at = speaker, source.span.end
        return speaker

    # -- pronouns

    def _again(self, made: Attribution, span: Span, kind: str, raw: str) -> Speaker:
        """Who a pronoun stands for: somebody from before what is said, for nobody inside it is its speaker."""
        if kind == "thing":
            return self._thing_again(span, raw)
        before = min(made.start, span.start)
        if kind == "narrator":
            found = self._narrator(before)
        elif kind in ("former", "latter"):
            found = self._of_two(before, latter=kind == "latter")
        else:
            pronoun = span.of(self.document.text).lower()
            found = self._asked(made) or self.document.identities.antecedent(before, pronoun)
        return _speaker(found, raw) if found is not None else Speaker(raw=raw)

    def _narrator(self, before: int) -> Identity | None:
        """Who tells a story in the first person: whom the article presents first, before any of the story."""
        identities = self.document.identities
        first = next(iter(identities.individuals), None)
        return identities.identity_of(first) if first is not None and 0 <= first.start < before else None

    def _of_two(self, before: int, *, latter: bool) -> Identity | None:
        """The former or the latter of the two people who were named last."""
        named = [person for person in self.people[: bisect_left(self.starts, before)] if person.name]
        two = list(dict.fromkeys(self.document.identify(person).name for person in reversed(named)))[:2]
        wanted = two[:1] if latter else two[1:]
        return next((i for p in named if (i := self.document.identify(p)).name in wanted), None)

    def _asked(self, made: Attribution) -> Identity | None:
        """Whom the speaker before asked, where this one answers: "Ms Orle asked him for a boat. He promised two."."""
        asking, document = self.last_made, self.document
        if asking is None or asking.source is None or made.source is None or not self._is("answering_verbs", made):
            return None
        if not self._is("asking_verbs", asking) or asking.cue is None:
            return None
        listener = document.tokens.words[document.tokens.at(asking.cue.end)]
        gender = self.pronouns.get(listener.lower())
        pronoun = made.source.span.of(document.text).lower()
        if gender not in ("m", "f") or gender != self.pronouns.get(pronoun):
            return None
        return document.identities.antecedent(asking.source.span.start, listener)

    def _is(self, verbs: str, made: Attribution) -> bool:
        cue = self.cues.get(made.cue.start) if made.cue else None
        return cue is not None and cue.verb.lemma in words_of(verbs, self.document.language)

    def _thing_again(self, span: Span, raw: str) -> Speaker:
        document = self.document
        at = bisect_left(document.sentences, document.sentence_at(span.start))
        for sentence in reversed(document.sentences[max(at - 4, 0) : at]):
            titled = _TITLED.match(document.text, sentence.start, sentence.end)
            if titled and titled["kind"] in words_of("document_nouns", document.language):
                body = self._organisation(Span(*titled.span("body")))
                return Speaker(titled["title"], None, body.name if body else None, raw)
            if sentence.start <= self.last_at:
                break
        if self.last is not None and self.last.gender is None and not self.last.role:
            return Speaker(self.last.name, None, self.last.organisation, raw)
        found = self.document.identities.antecedent(span.start, "it")
        return _speaker(found, raw) if found else Speaker(raw=raw)

    # -- phrases

    def _named(self, span: Span, raw: str) -> Speaker:
        words = span.of(self.document.text)
        identities = self.document.identities
        person = self._head_person(span)
        if person is not None:
            grammar = identities.lexicon.grammar
            calls_back = person.name or words.lower().split()[0] not in grammar.indefinite - grammar.owner_people
            return _speaker(identities.of(person) if calls_back else identities.bare(person), raw)
        if again := identities.called_back(span):  # "the RCMP corporal" is no organisation
            return _speaker(identities.identity_of(again), raw)
        organisation = self._organisation(span)
        if organisation is not None:
            return Speaker(self._title(words), None, organisation.name, raw)
        if (individual := self._individual(words)) is not None:
            return _speaker(individual, raw)
        title = self._title(words)
        body = self._body_again(span, words) or (self._owner(span, words) or _body(words, self.document.language))
        return Speaker(title, None, None if title and body == title else body, raw)

    def _head_person(self, span: Span) -> Person | None:
        """The person or office that the phrase is about: not one inside 'of ...' or 'with ...'."""
        at = max(bisect_left(self.starts, span.start) - 2, 0)
        text = self.document.text
        found: Person | None = None
        while at < len(self.people) and self.people[at].span.start < span.end:
            person = self.people[at]
            at += 1
            if not person.span.overlaps(span):
                continue
            if _POSSESSES.match(text, person.span.end, span.end):
                continue  # "Ms Orle's lawyer" is not Ms Orle
            if person.name and self._modifies(person, span):
                continue  # nor is "the Orle campaign"
            if person.span.start > span.start and not person.span.covers(span):
                before = _BEFORE_NAME.search(text, span.start, person.span.start)
                if before and before[1].lower() in words_of("source_prepositions", self.document.language):
                    continue
            if person.name:
                return person
            found = found or person
        return found

    def _modifies(self, person: Person, span: Span) -> bool:
        """Whether a name behind an article is only the first word of a noun phrase that goes on with a noun."""
        tokens, grammar = self.document.tokens, self.document.identities.lexicon.grammar
        first, after = tokens.at(person.span.start), tokens.at(person.span.end)
        noun = tokens.words[after] if after < len(tokens) and tokens.ends[after] == span.end else ""
        if not noun.islower() or person.role or person.honorific:
            return False
        return tokens.lowers[first - 1 if tokens.starts[first] > span.start else first] in grammar.articles

    def _organisation(self, span: Span) -> Organisation | None:
        inside = [o for o in self.document.organisations if o.span.overlaps(span)]
        return max(inside, key=lambda o: o.span.end - o.span.start) if inside else None

    def _individual(self, words: str) -> Identity | None:
        """The person of the article whose name ends in these words, where no mention of them was seen here."""
        name = words.split(",", maxsplit=1)[0].split()
        joined = words_of("source_prepositions", self.document.language).intersection(name)
        if not name or not name[-1][:1].isupper() or joined:
            return None  # "the harbour office of Bergen" is nobody of that name
        for one in self.document.identities.individuals:
            if one.name.split()[-1:] == name[-1:]:
                return self.document.identities.identity_of(one)
        return None

    def _body_again(self, span: Span, words: str) -> str | None:
        """The organisation before that "the ministry" or "the Academy" stands for: the last whose name has that noun."""
        parts = words.split()
        if len(parts) != 2 or parts[0].lower() not in ("the", "its"):
            return None
        noun = parts[1].lower()
        before = [o for o in self.document.organisations if o.span.start < span.start]
        return next((o.name for o in reversed(before) if noun in o.name.lower().split()), None)

    def _owner(self, span: Span, words: str) -> str | None:
        """The organisation of "its report", "their statement"."""
        if words.split(maxsplit=1)[0].lower() not in _OWNED_BY_BODIES:
            return None
        found = self.document.identities.antecedent(span.start, "it")
        return found.organisation if found else None

    def _title(self, words: str) -> str | None:
        """The words as the title of a document, where they are one: capitalised, with no small noun in them."""
        bare = re.sub(r"^(?:[Tt]he|[Aa]n?)\s+", "", words)
        parts = bare.split()
        if len(parts) < 2 or not words_of("document_nouns", self.document.language) & {p.lower() for p in parts}:
            return None
        capital = all(p[0].isupper() or p[0].isdigit() or p in ("of", "on", "and", "for", "the", "in") for p in parts)
        return bare if capital else None


def _body(words: str, language: str) -> str | None:
    """What an unnamed body or document calls itself: "FNV union" of "the FNV union", "annual report"."""
    if is_possessive(words.split(maxsplit=1)[0].lower()):
        return None  # "her report"
    if named := _APPOSED.match(words):
        return named["name"]
    phrase = _DETERMINER.sub("", words.split(",", maxsplit=1)[0].split(" (", maxsplit=1)[0])
    if author := _AUTHOR.search(phrase):
        return author["author"]
    parts = phrase.lower().split()
    bodies = words_of("body_nouns", language) | words_of("document_nouns", language)
    return phrase if bodies & set(parts) and len(parts) <= _LONGEST_BODY else None


def _speaker(identity: Identity, raw: str) -> Speaker:
    return Speaker(identity.name, identity.role, identity.organisation, raw, identity.gender)
