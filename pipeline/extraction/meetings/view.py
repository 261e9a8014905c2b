"""An article as the meeting grammar reads it: its tokens with the mentions that cover them, sentence by sentence.

Belongs here: look-ups by token. Stays out: what any of it means for a meeting.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import repeat

from pipeline.extraction.meetings.cue_index import inside, stands_in
from pipeline.extraction.meetings.elisions import parted
from pipeline.extraction.meetings.items import Item, Kind
from pipeline.extraction.meetings.lexicon import MeetingLexicon, MeetingNoun, MeetingVerb, RoleVerb
from pipeline.extraction.meetings.locations import is_quarter, location_of
from pipeline.extraction.meetings.opening import dateline_ends
from pipeline.extraction.meetings.sections import Sections
from pipeline.extraction.meetings.sightings import Sighting
from pipeline.language.document import Document
from pipeline.language.mentions import DateMention, Organisation, Person, Place
from pipeline.language.text import Span


class View:
    """Items never overlap: a person's words keep their office's organisation, an organisation's name keeps its city."""

    def __init__(self, document: Document, lexicon: MeetingLexicon) -> None:
        self.document = document
        self.lexicon = lexicon
        self.text = document.text
        self.tokens = parted(document.tokens, lexicon.elided)
        self.lowers = self.tokens.lowers
        self.words = self.tokens.words
        self.cues = list(map(lexicon.cues_of.get, self.lowers, repeat(_NONE)))
        """What each token is a word of."""
        self.told = lexicon.cue_index.find(self.lowers, self.cues)
        """Where the phrases of each cue stand."""
        self.nouns = lexicon.nouns.everywhere(self.lowers)
        self.verbs = lexicon.verbs.everywhere(self.lowers)
        self.roles = lexicon.roles.everywhere(self.lowers)
        """Where the nouns and verbs of meetings and the verbs of roles stand; those that overlap too."""
        self.regions: set[int] = set()
        self.dates = self._items("date", document.dates)
        listed = (*document.places, *document.unlisted_places)
        places = self._items("place", tuple(sorted(listed, key=lambda place: place.span.start)))
        self.all_places = self._locations(places, lexicon.words("city_state"))
        covering: dict[int, Item] = {}
        kept: list[Item] = []
        for items in (
            self._items("person", document.people),
            self._items("organisation", document.organisations),
            places,
        ):
            for item in items:
                if item.start not in covering and item.end - 1 not in covering:
                    kept.append(item)
                    covering.update(dict.fromkeys(range(item.start, item.end), item))
        self.items = sorted(kept, key=lambda item: item.start)
        self.covering = covering
        self._starts = [item.start for item in self.items]
        self.dated: dict[int, Item] = {token: item for item in self.dates for token in range(item.start, item.end)}
        self.aliases = self._aliases()
        """Initials that stand behind a meeting's name, as in 'the Harbour Police Conference (HPC)'."""
        self.sentences = self._sentences()
        """First token and token after the last, of each sentence."""

    @cached_property
    def quoted(self) -> frozenset[int]:
        """The tokens between quotation marks, without the marks."""
        between = self.tokens.between
        return frozenset(token for q in self.document.quotations for token in between(q.span.start, q.span.end))

    @cached_property
    def sections(self) -> Sections:
        """The sections of the article."""
        return Sections(self.document, self.tokens, self.words, self.dated)

    def _items(
        self,
        kind: Kind,
        mentions: tuple[Person, ...] | tuple[Organisation, ...] | tuple[Place, ...] | tuple[DateMention, ...],
    ) -> list[Item]:
        at = self.tokens.at
        return [Item(kind, at(m.span.start), at(m.span.end - 1) + 1, m) for m in mentions]

    def _locations(self, items: list[Item], city_states: frozenset[str]) -> list[Item]:
        """Those places that can be where a meeting was."""
        found: list[Item] = []
        for item in items:
            assert isinstance(item.mention, Place)
            location = location_of(item.mention, item.mention.span.of(self.text), city_states)
            if location is not None:
                if location.city is not None and item.mention.city is None:
                    self.regions.add(item.start)
                found.append(Item("place", item.start, item.end, location))
        cities = {item.start: item for item in found if item.start not in self.regions}
        return [item for item in found if not is_quarter(self.words, item, cities)]

    def _aliases(self) -> frozenset[str]:
        found: set[str] = set()
        if "(" not in self.lowers and "or" not in self.lowers:
            return frozenset()
        for start, end, _ in inside(self.nouns, 0, len(self.lowers)):
            for token in range(end, min(end + 3, len(self.words) - 1)):
                word = self.words[token]
                initials = "".join(w[0] for w in self.words[max(start - len(word) + 1, 0) : end])
                if (
                    len(word) >= 3
                    and word.isupper()
                    and initials.endswith(word)
                    and self.words[token - 1] in {"(", "or"}
                ):
                    found.add(word)
        return frozenset(found)

    def _sentences(self) -> tuple[tuple[int, int], ...]:
        at = self.tokens.at
        bounds = [(at(s.start), at(s.end - 1) + 1) for s in self.document.sentences]
        bodies = [at(end) for end in dateline_ends(self.document)]
        for body in bodies:
            bounds = [(body if start < body < end else start, end) for start, end in bounds]
        return tuple(bounds)

    def between(self, start: int, end: int) -> Iterator[Item]:
        """The people, organisations and places that start in `start:end`."""
        for index in range(bisect_left(self._starts, start), len(self.items)):
            if self.items[index].start >= end:
                return
            yield self.items[index]

    def span(self, start: int, end: int) -> Span:
        """The characters of tokens `start:end`."""
        return Span(self.tokens.starts[start], self.tokens.ends[end - 1])

    def slice(self, start: int, end: int) -> str:
        return self.text[self.tokens.starts[start] : self.tokens.ends[end - 1]]

    def places_in(self, start: int, end: int) -> list[Place]:
        """The cities named in tokens `start:end`."""
        return [
            item.mention
            for item in self.all_places
            if start <= item.start < end and isinstance(item.mention, Place) and item.mention.city
        ]


_NONE: frozenset[str] = frozenset()


class Sentence:
    """One sentence, tokens `first:last` of its article, with the lexicon that reads it."""

    __slots__ = (
        "covering", "cues", "dated", "first", "last", "lexicon", "lowers", "number", "told", "view", "words",
    )  # fmt: skip

    def __init__(self, view: View, lexicon: MeetingLexicon, number: int) -> None:
        self.view = view
        self.lexicon = lexicon
        self.number = number
        self.first, self.last = view.sentences[number]
        self.lowers = view.lowers
        self.words = view.words
        self.covering = view.covering
        self.dated = view.dated
        self.cues = view.cues
        self.told = view.told

    def has(self, token: int, cue: str, *more: str) -> bool:
        """Whether a token is a word of one of these cues."""
        found = self.cues[token]
        return cue in found or (bool(more) and not found.isdisjoint(more))

    def tells(self, cue: str, start: int, end: int) -> bool:
        """Whether a phrase of a cue stands in tokens `start:end`."""
        found = self.told[cue]
        return bool(found) and stands_in(found, max(start, self.first), min(end, self.last))

    def has_any(self, *cues: str) -> bool:
        """Whether a phrase of one of these cues begins in the sentence: the gate before reading it token by token."""
        found = self.told.any_of(cues) if len(cues) > 1 else self.told[cues[0]]
        return bool(found) and stands_in(found, self.first, self.last)

    def is_glued(self, token: int) -> bool:
        """Whether a mark stands between two words without spaces, as in 'U.S.-Colombian'."""
        tokens = self.view.tokens
        inside = self.first < token < self.last - 1
        return (
            inside and tokens.ends[token - 1] == tokens.starts[token] and tokens.ends[token] == tokens.starts[token + 1]
        )

    def is_alias(self, token: int) -> bool:
        """Whether a token is the short name that the article gives a meeting, away from where it gives it."""
        aliases = self.view.aliases
        return bool(aliases) and self.words[token] in aliases and self.words[token - 1] not in {"(", "or"}

    def ordinal(self, token: int) -> tuple[int, int] | None:
        """The number of an ordinal at a token, and how many tokens it takes: '39th', 'third'."""
        lower = self.lowers[token]
        if lower.isdigit() and len(lower) <= 3 and token + 1 < self.last:
            glued = self.view.tokens.ends[token] == self.view.tokens.starts[token + 1]
            if glued and self.has(token + 1, "ordinal_suffix"):
                return int(lower), 2
        number = self.lexicon.ordinals.get(lower)
        return None if number is None else (number, 1)

    def phrases(self, cue: str, start: int | None = None, end: int | None = None) -> Iterable[tuple[int, int]]:
        """Where the phrases of a cue stand, in the sentence or in tokens `start:end` of it."""
        found = self.told[cue]
        if not found:
            return ()
        return inside(found, self.first if start is None else start, self.last if end is None else min(end, self.last))

    def nouns(self, end: int | None = None) -> Iterator[tuple[int, int, tuple[MeetingNoun, bool]]]:
        """The nouns of meetings, each with whether it is a plural; those up to a token, where one is given."""
        return inside(self.view.nouns, self.first, self.last if end is None else end)

    def verbs(self) -> Iterator[tuple[int, int, MeetingVerb]]:
        """The verbs of meetings."""
        return inside(self.view.verbs, self.first, self.last)

    def role_verbs(self) -> Iterator[tuple[int, int, RoleVerb]]:
        """The verbs that say in which function somebody takes part."""
        return inside(self.view.roles, self.first, self.last)

    def starts(self, *cues: str) -> list[int]:
        """The tokens at which a phrase of one of these cues begins."""
        found = self.told.any_of(cues)
        return [start for start, _ in found[bisect_left(found, (self.first,)) : bisect_left(found, (self.last,))]]

    def between(self, start: int, end: int) -> Iterator[Item]:
        """The people, organisations and places that start in tokens `start:end`."""
        return self.view.between(start, end)

    def within(self, items: list[Item]) -> Iterator[Item]:
        """Those of a sorted list of items that start in the sentence."""
        for index in range(bisect_left(items, self.first, key=_start_of), len(items)):
            if items[index].start >= self.last:
                return
            yield items[index]

    def is_determiner(self, token: int) -> bool:
        return self.has(token, "article_definite", "article_indefinite", "possessive")

    def is_article(self, token: int) -> bool:
        return self.has(token, "article_definite", "article_indefinite")

    def over_articles(self, token: int) -> int:
        """The token at or before this one that is no article; one before the sentence where there is none."""
        while token >= self.first and self.is_article(token):
            token -= 1
        return token

    def over_determiners_forward(self, token: int) -> int:
        """The token at or after this one that is no article and no possessive pronoun."""
        while token < self.last and self.is_determiner(token):
            token += 1
        return token

    def governs(self, found: Sighting, cue: str) -> bool:
        """Whether the preposition in front of a noun phrase is of a cue."""
        token = self.over_determiners(found.phrase_start - 1)
        return token >= self.first and self.has(token, cue)

    def over_determiners(self, token: int) -> int:
        """The token at or before this one that is no article and no possessive pronoun."""
        while token >= self.first and self.is_determiner(token):
            token -= 1
        return token


def _start_of(item: Item) -> int:
    return item.start
