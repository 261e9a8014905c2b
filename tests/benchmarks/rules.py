"""The extractors in a process of their own, over a copy of the sources: interpreted, or compiled as by `make compile`.

Belongs here: the copies, the processes, and the work that they time. Stays out: which figures come of it (`extraction.py`).
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.benchmarks.variations import scrapes
from tests.compiled import copied

ARTICLES = 400
WORK = ("parse", "quotes", "statistics", "meetings", "all three", "all three with parsing")


def texts() -> list[tuple[str, str]]:
    """What every process reads: file name and content."""
    return list(scrapes(ARTICLES))


class Rules:
    """A process that times work on request."""

    def __init__(self, folder: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def seconds(self, work: str) -> float:
        """Processor seconds of one kind of work over all texts."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(work, file=self._process.stdin, flush=True)
        return float(self._process.stdout.readline())

    def end(self) -> None:
        self._process.communicate()


@contextmanager
def rules(folder: Path, *, compiled: bool) -> Iterator[Rules]:
    """The rules of this checkout in a new folder. Raises `CalledProcessError` where they can't be compiled."""
    started = Rules(copied(folder, compiled=compiled))
    try:
        yield started
    finally:
        started.end()


def _work() -> dict[str, Callable[[], object]]:
    """Every kind of work. The process looks for garbage as rarely as a worker of a run."""
    from pipeline.articles.parse import parse
    from pipeline.articles.parsed import ParsedArticle
    from pipeline.extraction.extract import document_of, extract
    from pipeline.extraction.meetings import extract_meetings
    from pipeline.extraction.quotes import extract_quotes
    from pipeline.extraction.statistics import extract_statistics
    from pipeline.runners.limits import collect_rarely
    from pipeline.sources.documents import RawDocument

    collect_rarely()
    raw = [RawDocument("bench", name, text.encode()) for name, text in texts()]
    parsed = [article for article in map(parse, raw) if isinstance(article, ParsedArticle)]

    def each(extractor: Callable[..., object]) -> Callable[[], None]:
        def over_all() -> None:
            for article in parsed:
                document = document_of(article.article.model_dump(), article.text)
                extractor(document)
                document.forget()

        return over_all

    def everything() -> None:
        for document in raw:
            article = parse(document)
            if isinstance(article, ParsedArticle):
                extract(document_of(article.article.model_dump(), article.text))

    extractors: tuple[Callable[..., object], ...] = (
        extract_quotes,
        lambda document: extract_statistics(document, []),
        lambda document: extract_meetings(document, []),
        extract,
    )
    every = (lambda: [parse(document) for document in raw], *map(each, extractors), everything)
    return dict(zip(WORK, every, strict=True))


def _serve() -> None:
    """Do the work that each line of the input names, and say how many processor seconds it took."""
    work = _work()
    for line in sys.stdin:
        run = work[line.strip()]
        start = time.process_time()
        run()
        print(time.process_time() - start, flush=True)


if __name__ == "__main__":
    _serve()
