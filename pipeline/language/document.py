"""The document: one article's text with its mentions, each kind found once, when first asked for.

Belongs here: the one place where extraction meets the recognisers. Stays out: how each kind is recognised.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from pipeline.language.cues import Cue
from pipeline.language.mentions import DateMention, Identity, Organisation, Person, Place, Quantity, Quotation
from pipeline.language.text import Span, Tokens, paragraphs_of, sentences_of

if TYPE_CHECKING:
    from pipeline.language.measures.tabular import Cell
    from pipeline.language.people.bodies import Found
    from pipeline.language.people.identities import Identities
    from pipeline.language.people.people import PeopleFinder
    from pipeline.language.people.phrases import Told
    from pipeline.language.shapes import Shapes


_FAR = 1 << 60
"""Behind any text: what sorts after every span that starts at a position."""


class Document:
    """A text and what is known of its article. Mentions are cached properties, sorted by span; the text never changes."""

    def __init__(
        self,
        text: str,
        *,
        article_id: str = "",
        title: str | None = None,
        published_on: date | None = None,
        language: str | None = "en",
        dateline_place: str | None = None,
        dateline_country: str | None = None,
        publisher: str | None = None,
    ) -> None:
        self.text = text
        self.article_id = article_id
        self.title = title
        self.published_on = published_on
        self.language = language or "en"
        self.dateline_place = dateline_place
        self.dateline_country = dateline_country
        self.publisher = publisher
        self._identities: Identities | None = None

    def forget(self) -> None:
        """Lets go of who is who, which refers back to the document; it is found anew where it is asked for again.

        Nothing then waits for the garbage collector: the memory of an article is free at once, and near for the next one.
        """
        if self._identities is not None:
            self._identities.forget()
            self._identities = None

    @cached_property
    def heading(self) -> Document | None:
        """The title as a document of its own, where there is one."""
        return Document(self.title, language=self.language) if self.title else None

    @cached_property
    def tokens(self) -> Tokens:
        return Tokens(self.text)

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        return paragraphs_of(self.text)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        return tuple(s for paragraph in self.paragraphs for s in sentences_of(self.text, paragraph))

    @cached_property
    def shapes(self) -> Shapes:
        """The tokens with what names need to know of them."""
        from pipeline.language.shapes import Shapes

        return Shapes(self.text, self.tokens, self.paragraphs, self.language)

    @cached_property
    def _organisations(self) -> list[Found]:
        from pipeline.language.people.organisations import find_organisations

        return find_organisations(self.shapes)

    @cached_property
    def organisations(self) -> tuple[Organisation, ...]:
        """The organisations, by span; those inside the phrases for people too."""
        return tuple(found.mention(self.shapes) for found in self._organisations)

    def body_at(self, token: int) -> Found | None:
        """The organisation whose name begins at a token of `shapes`."""
        found = self._organisations
        at = bisect_left(found, token, key=lambda one: one.first)
        return found[at] if at < len(found) and found[at].first == token else None

    @cached_property
    def _people(self) -> PeopleFinder:
        from pipeline.language.people.people import PeopleFinder

        return PeopleFinder(self.shapes, self._organisations)

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """The people, and the offices that stand for people, by span."""
        return tuple(self._people.find())

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """What sentences say of people through a pronoun: "She heads the Stolen Art unit"."""
        return tuple(self._people.told) if self.people else ()

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The countries, cities, regions and demonyms, by span, outside the names of people and organisations."""
        from pipeline.language.places.places import find_places

        names = [p.name_span for p in self.people if p.name_span]
        taken = [(r.start, r.stop) for n in names if (r := self.shapes.between(n.start, n.end))]
        taken += [(f.first, f.after) for f in self._organisations]
        return tuple(find_places(self.shapes, taken, self.dateline_country, [f.country for f in self._organisations]))

    @cached_property
    def unlisted_places(self) -> tuple[Place, ...]:
        """Places that no gazetteer lists, known by the preposition before them, by span."""
        from pipeline.language.places.unlisted_places import find_unlisted_places

        return tuple(find_unlisted_places(self))

    @property
    def identities(self) -> Identities:
        """Who is who in this article: kept until the document forgets it."""
        from pipeline.language.people.identities import Identities

        if self._identities is None:
            self._identities = Identities(self)
        return self._identities

    def identify(self, mention: Person | Span) -> Identity:
        """Who a mention, or the words at a span, stands for in this article."""
        return self.identities.of(mention)

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        from pipeline.language.dates.dates import find_dates

        return tuple(find_dates(self.text, self.tokens, self.sentences, self.published_on, self.language))

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """The figure cells of its tables."""
        from pipeline.language.measures.tabular import find_cells

        return tuple(find_cells(self.text, self.paragraphs))

    def cell_at(self, position: int) -> Cell | None:
        """The table cell that holds a character position."""
        cells = self.cells
        return next((cell for cell in cells if cell.span.start <= position < cell.span.end), None) if cells else None

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Every figure with its unit and what it counts, ordinals included."""
        from pipeline.language.measures.tabular import cut, tabulated
        from pipeline.language.quantities.quantities import find_quantities

        parts = cut(self.sentences, self.cells) if self.cells else self.sentences
        found = find_quantities(self.text, self.tokens, parts, self.dates, self.language)
        if not self.cells:
            return tuple(found)
        return tuple(
            tabulated(self.text, one, cell, self.language) if (cell := self.cell_at(one.number.start)) else one
            for one in found
        )

    def sentence_at(self, position: int) -> Span:
        """The sentence that holds a character position (the one before it, for white space between two)."""
        sentences = self.sentences
        return sentences[max(bisect_right(sentences, (position, _FAR)) - 1, 0)]

    def paragraph_at(self, position: int) -> Span:
        """The paragraph that holds a character position."""
        paragraphs = self.paragraphs
        return paragraphs[max(bisect_right(paragraphs, (position, _FAR)) - 1, 0)]

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """What stands between quotation marks, outermost only."""
        from pipeline.language.cues import has_feature
        from pipeline.language.marks import quotations_of

        return quotations_of(self.text, dialogue_dashes=has_feature("dialogue_dashes", self.language))

    @cached_property
    def cues(self) -> tuple[Cue, ...]:
        """Forms of reporting verbs."""
        from pipeline.language.cues import cues_of

        return cues_of(self.text, self.tokens, self.language)
