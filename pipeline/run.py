"""A run under way: its settings, what it holds, and what it carries over from the run before.

Belongs here: beginning and ending a run. Stays out: its steps (`steps.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.checks import Result
from pipeline.runners import Runner, runner_for
from pipeline.settings import Outputs, inputs
from pipeline.sources.catalogue import Catalogue, catalogue_for
from pipeline.sources.documents import Known
from pipeline.tables import ledger
from pipeline.tables.carried import Carried
from pipeline.tables.kept import kept_rows, write_rows
from pipeline.tables.ledger import Journal, Ledger
from pipeline.tables.lock import exclusive
from pipeline.tables.memory import give_back
from pipeline.tables.parts import Parts
from pipeline.tables.snapshot import Staging
from pipeline.tables.spool import Spool
from pipeline.tables.versions import catalogue_version, extraction_version, parsing_version
from schemas import Reject

STORIES = "stories"
"""Under which name is kept which articles repeat another one."""

RULES = "extraction:"
"""With a language behind it: under which name the ledger has the version of the rules for its articles."""

Verdict = tuple[int, Sequence[Mapping[str, Any]]]
"""How many rows fail a check, and some of them."""

Verdicts = dict[str, dict[str, Verdict]]
"""By check, and by part where the check looks at one article at a time."""


Origin = tuple[str, str, str | None]
"""Source, path inside it, and hash of the bytes."""


class Watcher:
    """Is told how a run goes, and tells nobody: for a run that somebody watches, override what they should see."""

    def progress(self, doing: str, done: int = 0, total: int | None = None) -> None:
        """Some of the work is done: how much, and of how much where that is known."""

    def checked(self, results: Sequence[Result]) -> None:
        """Checks have run."""

    def warn(self, message: str) -> None:
        """Something is not as it should be, and the run goes on."""


class NothingToReadError(ValueError):
    """The inputs hold no document; readers keep what they have."""


class BlockedError(RuntimeError):
    """A blocking check failed; readers keep what they have."""


@dataclass(frozen=True)
class RunSettings:
    """What a run reads and writes. `workers` is the number of processes; as many as processors where it is
    None, none but this one where it is 0."""

    inputs: tuple[Path, ...] = field(default_factory=inputs)
    outputs: Outputs = field(default_factory=Outputs)
    workers: int | None = None
    full: bool = False
    fetch: bool = True
    """Whether web sources are asked for what is new, or taken as they were kept."""
    cluster: str | None = None
    """Address of a Dask scheduler that does the work instead, or `local`."""


@dataclass
class Run:
    """One run under way: it holds the lock, and nothing of it is seen by readers until it publishes."""

    settings: RunSettings
    catalogue: Catalogue
    staging: Staging
    spool: Spool
    runner: Runner
    watcher: Watcher
    before: Ledger
    """What the run before read; empty where nothing of it can be used."""
    carried: Carried | None
    """The set before, where rows of it can be carried over."""
    parts: Parts = field(init=False)
    """Which file of a table a row stands in, once all articles are read."""
    now: Journal = field(default_factory=Journal)
    """What this run reads."""
    versions: dict[str, str] = field(default_factory=dict)
    """The versions under which this run reads."""
    kept: set[str] = field(default_factory=set)
    """Articles that are carried over as they are."""
    kept_origins: dict[Origin, str | None] = field(default_factory=dict)
    """Documents that have not changed and of which something was refused before, each with its article if it gave one."""
    parsed: int = 0
    """Documents that had to be parsed."""
    keeping: dict[str, Path] = field(default_factory=dict)
    """Files with what the next run may take over, by name; what is not here is as it was."""
    verdicts: Verdicts = field(default_factory=dict)
    """What the data checks found, by check and part."""
    rejects: dict[str, Reject] = field(default_factory=dict)
    documents: int = 0
    """Documents found, whatever became of them."""
    documents_sum: int = 0
    """Sum of the hashes of all documents: the same for the same documents in any order."""

    @cached_property
    def stale(self) -> set[str]:
        """Articles that are carried over and must be extracted from anew, because the rules for their language changed."""
        made = {name.removeprefix(RULES): made for name, made in self.before.versions.items() if name.startswith(RULES)}
        if self.carried is None or all(extraction_version(language or None) == one for language, one in made.items()):
            return set()
        rows = self.carried.all_rows("articles", ["article_id", "language"], self.kept)
        ids, languages = (rows.column(name).to_pylist() for name in ("article_id", "language"))
        pairs = zip(ids, languages, strict=True)
        return {one for one, language in pairs if made.get(language or "") != extraction_version(language)}

    @cached_property
    def unchanged(self) -> bool:
        """Whether every row of the set before is still right, once all articles are read."""
        if self.carried is None or self.spool.rows["articles"] or self.stale:
            return False
        return self.kept == self.carried.all_articles

    def keep_for_next(self, name: str, rows: pa.Table) -> pa.Table:
        """Put columns by for the run after this one. They come back as they lie in their file, out of memory."""
        self.keeping[name] = self.staging.work / f"{name}.kept"
        kept = write_rows(self.keeping[name], rows)
        give_back()
        return kept

    def keep(self, known: Known) -> None:
        """Carry a document over with its article."""
        self.now.add(known)
        origin = (known.source_id, known.source_path, known.raw_sha256)
        if origin in self._refused_before:
            self.kept_origins[origin] = known.article_id
        if known.article_id is not None:
            self.kept.add(known.article_id)

    @cached_property
    def _refused_before(self) -> frozenset[Origin]:
        """Documents of which something was refused in the run before."""
        if self.carried is None:
            return frozenset()
        rows = self.carried.table("rejects").select(["source_id", "source_path", "raw_sha256"])
        return frozenset(zip(*(column.to_pylist() for column in rows.columns), strict=True))

    def refuse(self, rejects: Iterable[Mapping[str, Any]]) -> None:
        """Keep lines of `rejects`; the same refusal of the same bytes is one line."""
        for one in rejects:
            self.rejects[one["reject_id"]] = Reject.model_validate(one, strict=False)


@contextmanager
def begin(settings: RunSettings, watcher: Watcher | None = None) -> Iterator[Run]:
    """A run that holds the lock until it ends. Raises `BusyError` where another run holds it."""
    watcher = watcher or Watcher()
    # Arrow's own allocators keep what was freed; on large runs that is a fifth of the memory.
    pa.set_memory_pool(pa.system_memory_pool())
    with exclusive(settings.outputs.lock):
        staging = Staging.start(settings.outputs)
        catalogue = catalogue_for(settings.inputs)
        versions = {"parsing": parsing_version(), "catalogue": catalogue_version(catalogue)}
        before, carried = _before(settings, staging, versions, watcher)
        runner = runner_for(settings.workers, settings.cluster)
        spool = Spool(staging.work)
        run = Run(settings, catalogue, staging, spool, runner, watcher, before, carried, versions=versions)
        try:
            yield run
        finally:
            runner.close()
            staging.discard()


def _before(
    settings: RunSettings, staging: Staging, versions: Mapping[str, str], watcher: Watcher
) -> tuple[Ledger, Carried | None]:
    """What can be carried over: nothing where there is no run before, its rules were others, or its files are damaged."""
    if settings.full or staging.previous is None:
        return Ledger(), None
    if damage := staging.previous.damage():
        watcher.warn(f"The tables of the run before are damaged ({damage[0]}); everything is made anew.")
        return Ledger(), None
    digest = staging.previous.digest
    found = ledger.read(settings.outputs, digest)
    stories = kept_rows(settings.outputs, digest, STORIES)
    if found is None or stories is None:
        watcher.warn("The record of what the run before read is missing or damaged; everything is read anew.")
        return Ledger(), None
    if any(found.versions.get(name) != version for name, version in versions.items()):
        return Ledger(), None
    carried = Carried(staging.previous, stories)
    if not carried.dealt_alike:
        watcher.warn("Another version of Dateline cut the tables into files in another way; everything is made anew.")
        return Ledger(), None
    return found, carried
