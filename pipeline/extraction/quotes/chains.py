"""A quotation over several paragraphs is one attribution.

Belongs here: joining the attributions of its parts. Stays out: finding them.
"""

from __future__ import annotations

from pipeline.extraction.quotes.attribution import Attribution
from pipeline.language.mentions import Quotation
from pipeline.language.text import Span

_WEAK = frozenset(("quotation_after_source", "quotation_after_quotation"))


def joined(attributions: list[Attribution], quotations: tuple[Quotation, ...]) -> list[Attribution]:
    """The attributions, with those of one quotation made one. The first that has a cue of its own gives source and cue."""
    if not any(q.continues for q in quotations):
        return attributions
    of_span: dict[Span, Attribution] = {span: made for made in attributions for span in made.content}
    gone: set[int] = set()
    at = 0
    while at < len(quotations):
        last = at
        while last < len(quotations) - 1 and quotations[last].continues:
            last += 1
        if last > at:
            parts = [q.span for q in quotations[at : last + 1]]
            found = [of_span[span] for span in parts if span in of_span]
            if found:
                kept = min(found, key=lambda a: (a.rule in _WEAK, a.start))
                content = set(parts)
                for made in found:
                    content.update(made.content)
                    if made is not kept:
                        gone.add(id(made))
                kept.content = sorted(content)
                for span in kept.content:
                    of_span[span] = kept
        at = last + 1
    return [made for made in attributions if id(made) not in gone]
