"""Words per processor second of parsing and of each extractor, beside the baselines, in one process.

Belongs here: what is timed on texts in memory. Stays out: whole commands (`commands.py`).
"""

from __future__ import annotations

from collections.abc import Callable

from pipeline.articles.parse import parse
from pipeline.articles.parsed import ParsedArticle
from pipeline.extraction.extract import document_of, extract
from pipeline.extraction.meetings import extract_meetings
from pipeline.extraction.quotes import extract_quotes
from pipeline.extraction.statistics import extract_statistics
from pipeline.runners.limits import collect_rarely
from pipeline.sources.documents import RawDocument
from tests.benchmarks import baselines
from tests.benchmarks.measure import in_turns
from tests.benchmarks.results import Result
from tests.benchmarks.variations import scrapes

ARTICLES = 400
ROUNDS = 5


def run() -> list[Result]:
    """Time all of it, in a process that looks for garbage as rarely as a worker of a run.

    The last contender that is slow by nature, spaCy, reads every tenth article.
    """
    collect_rarely()
    raw = [RawDocument("bench", name, text.encode()) for name, text in scrapes(ARTICLES)]
    parsed = [article for article in map(parse, raw) if isinstance(article, ParsedArticle)]
    texts = [article.text for article in parsed]
    words = sum(len(text.split()) for text in texts)

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

    contenders: dict[str, Callable[[], object]] = {
        "parse": lambda: [parse(document) for document in raw],
        "quotes": each(extract_quotes),
        "statistics": each(lambda document: extract_statistics(document, [])),
        "meetings": each(lambda document: extract_meetings(document, [])),
        "all three": each(extract),
        "all three with parsing": everything,
        baselines.FLOOR: lambda: baselines.tokenise(texts),
    }
    share = 1.0
    spacy = baselines.spacy_pipeline()
    if not isinstance(spacy, str):
        few, share = texts[::10], sum(len(text.split()) for text in texts[::10]) / words
        contenders[baselines.SPACY] = lambda: spacy(few)
    timed = in_turns(contenders, ROUNDS)
    results = []
    for name, one in timed.items():
        of_words = words * (share if name == baselines.SPACY else 1.0)
        results.append(Result("extraction", name, of_words / one.median, "words per CPU s"))
    results.append(Result("extraction", "parse, articles", len(raw) / timed["parse"].median, "articles per CPU s"))
    ours, floor = timed["all three with parsing"], timed[baselines.FLOOR]
    results.append(
        Result(
            "ratio",
            f"all three with parsing: times the cost of {baselines.FLOOR}",
            floor.times_faster_than(ours),
            "times",
        )
    )
    if baselines.SPACY in timed:
        faster = ours.times_faster_than(timed[baselines.SPACY]) / share
        results.append(Result("ratio", f"all three with parsing: times faster than {baselines.SPACY}", faster, "times"))
    else:
        results.append(Result("ratio", f"{baselines.SPACY}: not measured, {spacy}", None, ""))
    return results
