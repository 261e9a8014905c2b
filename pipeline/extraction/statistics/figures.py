"""A quantity in its sentence: what the rules of the selection look at.

Belongs here: the words around a figure. Stays out: the rules (`exclusions.py`, `findings.py`).
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.language.document import Document
from pipeline.language.mentions import Quantity
from pipeline.language.text import Span

_TAIL = 60
"""Characters."""


@dataclass(slots=True)
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
        return not any(map(str.isdigit, self.number))
