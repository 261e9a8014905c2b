"""Hand-made rows that stand beside the project: accuracy measured on more than the samples, where they are.

Belongs here: running the extraction over their articles and handing the tables to the release's own scorer. Stays out: scoring.
Texts and rows stay where they are; a release carries only the counts.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from pipeline.release.accuracy import GoldSet, Measure
from pipeline.release.quality import measured
from pipeline.run import RunSettings, begin
from pipeline.settings import Outputs
from pipeline.steps import FOUND, READ, check, extract_rows, publish, read_articles
from pipeline.tables.reading import connect
from schemas import TABLES

SETS = {
    "releases": "Realistic scrapes with invented people, which the rules were written against: expect less elsewhere.",
    "releases_check": "Realistic scrapes with invented people, kept apart: nobody who writes rules has read them.",
}
"""The sets that may stand beside the project, with what a reader of their figures must know."""


def beside(shared: Path) -> list[tuple[GoldSet, Sequence[Measure]]]:
    """The accuracy on every set that is there; nothing where none is."""
    found: list[tuple[GoldSet, Sequence[Measure]]] = []
    for name, description in SETS.items():
        gold, corpus = shared / "gold" / name, shared / "corpus" / name
        if gold.is_dir() and corpus.is_dir():
            known = GoldSet.read(name, description, gold)
            found.append((known, scored(known, corpus)))
    return found


def scored(gold: GoldSet, corpus: Path, keep: Path | None = None) -> list[Measure]:
    """The accuracy on a folder of articles; the tables are copied to `keep` where it is given."""
    with tempfile.TemporaryDirectory() as folder:
        with begin(RunSettings(inputs=(corpus,), outputs=Outputs(Path(folder)), workers=0)) as run:
            read_articles(run)
            check(run, READ)
            extract_rows(run)
            check(run, FOUND)
            snapshot = publish(run)
        if keep is not None:
            shutil.copytree(snapshot.folder, keep)
        with connect({name: snapshot.paths(name) for name in TABLES}) as connection:
            return measured(connection, gold)
