"""What changed, in words. Belongs here: sentences made from counted changes. Stays out: finding them (`changes.py`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from schemas.rows import SCHEMA_VERSION
from schemas.vocabularies import ChangeReason


def changelog(
    before: str | None,
    after: str,
    summary: Sequence[Mapping[str, Any]],
    rows: Mapping[str, int],
    schema_before: str | None,
) -> str:
    """`changes/CHANGELOG.md`."""
    lines = [f"# {after}", ""]
    if before is None:
        lines += ["The first release.", "", *(f"- {table}: {count:,} rows" for table, count in rows.items())]
        return "\n".join(lines) + "\n"
    lines += [f"Changes since {before}.", ""]
    if schema_before and schema_before != SCHEMA_VERSION:
        lines += [f"The schema went from {schema_before} to {SCHEMA_VERSION}.", ""]
    if not summary:
        lines += ["No row of any table changed.", ""]
    by_table: defaultdict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for entry in summary:
        by_table[str(entry["table"])].append(entry)
    for table, entries in by_table.items():
        lines += [f"## {table}", ""]
        lines += [_sentence(entry) for entry in entries]
        lines.append("")
    if summary:
        lines += ["## Why", ""]
        used = {str(entry["reason"]) for entry in summary}
        lines += [f"- `{reason.value}`: {reason.description}" for reason in ChangeReason if reason.value in used]
    return "\n".join(lines).rstrip() + "\n"


def _sentence(entry: Mapping[str, Any]) -> str:
    count = int(entry["rows"])
    noun = "row" if count == 1 else "rows"
    columns = entry.get("columns") or {}
    which = ", in " + ", ".join(f"`{column}` ({times:,})" for column, times in columns.items()) if columns else ""
    return f"- {count:,} {noun} {entry['op']} (`{entry['reason']}`){which}"
