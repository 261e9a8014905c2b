"""Dateline: articles in, open tables of meetings, statistics and quotes out. The rooms, in the order of the data's way:

    sources/      where articles come from: folders, archives, feeds, HTTP  -> raw documents (bytes and origin)
    articles/     raw document -> article: canonical text, title, date, dateline, captions, language; duplicates
    language/     canonical text -> mentions: sentences, people and offices, organisations, places, dates,
                  quantities, quotation marks, cues. Lexicons come from seeds/
    extraction/   mentions -> rows: meetings, statistics, quotes. Pure functions of one article
    identity/     rows -> who and what is the same: people, organisations, events
    tables/       rows -> validated, sorted, content-hashed Parquet, published as one atomic snapshot
    checks/       tables -> verdict: SQL that returns the bad rows; drift against the last run
    release/      checked tables -> a public version: package, verify, diff, site
    runners/      the same extraction inline, on a process pool, on a cluster

    assets.py  asset_checks.py  definitions.py  ui.py    the Dagster ring; nothing else imports dagster
    cli/  settings.py                                    the commands, and where things are

A room imports `schemas`, itself and rooms above it, never one below. Only sources/ opens the network; only sources/,
tables/ and release/ touch the disk (lexicons are read through `language/lexicon.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.release.opening import open_release

__all__ = ["open_release"]


def __getattr__(name: str) -> Any:
    """`open_release`, imported when it is asked for, so that `import pipeline` stays light."""
    if name == "open_release":
        from pipeline.release.opening import open_release

        return open_release
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
