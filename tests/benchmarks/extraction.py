"""Words per processor second of parsing and of each extractor, interpreted and compiled, beside the baselines.

Belongs here: what is timed on texts in memory. Stays out: whole commands (`commands.py`), the processes (`rules.py`).
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from tests.benchmarks import baselines
from tests.benchmarks.measure import in_turns
from tests.benchmarks.results import Result
from tests.benchmarks.rules import WORK, Rules, rules, texts
from tests.compiled import why_not_compilable

ROUNDS = 5
_ALL = WORK[-1]


def run() -> list[Result]:
    """Time all of it. The contender that is slow by nature, spaCy, reads every tenth article."""
    read = [text for _, text in texts()]
    words, share = sum(len(text.split()) for text in read), 1.0
    contenders: dict[str, Callable[[], object]] = {baselines.FLOOR: lambda: baselines.tokenise(read)}
    spacy = baselines.spacy_pipeline()
    if not isinstance(spacy, str):
        few, share = read[::10], sum(len(text.split()) for text in read[::10]) / words
        contenders[baselines.SPACY] = lambda: spacy(few)
    missing = why_not_compilable()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="dateline-bench-")))
        for how in ("interpreted", "compiled"):
            if how == "compiled" and missing:
                continue
            process = stack.enter_context(rules(folder / how, compiled=how == "compiled"))
            contenders |= {f"{work}, {how}": partial(Rules.seconds, process, work) for work in WORK}
        timed = in_turns(contenders, ROUNDS)
    results = []
    for name, one in timed.items():
        of_words = words * (share if name == baselines.SPACY else 1.0)
        results.append(Result("extraction", name, of_words / one.median, "words per CPU s"))
    articles = len(read) / timed[f"{WORK[0]}, interpreted"].median
    results.append(Result("extraction", "parse, interpreted", articles, "articles per CPU s"))
    for how in ("interpreted", "compiled"):
        ours = timed.get(f"{_ALL}, {how}")
        if ours is None:
            results.append(Result("ratio", f"compiled: not measured, {missing}", None, ""))
            continue
        times = timed[baselines.FLOOR].times_faster_than(ours)
        results.append(Result("ratio", f"{_ALL}, {how}: times the cost of {baselines.FLOOR}", times, "times"))
        if baselines.SPACY in timed:
            times = ours.times_faster_than(timed[baselines.SPACY]) / share
            results.append(Result("ratio", f"{_ALL}, {how}: times faster than {baselines.SPACY}", times, "times"))
    if isinstance(spacy, str):
        results.append(Result("ratio", f"{baselines.SPACY}: not measured, {spacy}", None, ""))
    for work in WORK[1:]:
        if ours := timed.get(f"{work}, compiled"):
            times = ours.times_faster_than(timed[f"{work}, interpreted"])
            results.append(Result("ratio", f"{work}: times faster compiled than interpreted", times, "times"))
    return results
