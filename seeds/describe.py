"""Keeps the tables of `seeds/README.md` complete: adds the lists that they lack, each described by the first sentence of its
comment, and drops those that are gone.

`make fix` runs it. A list that was not written by hand needs its origin and licence written into its row.
"""

from __future__ import annotations

import re
from fnmatch import fnmatch
from pathlib import Path

SEEDS = Path(__file__).resolve().parent
README = SEEDS / "README.md"
_ROW = re.compile(r"^\| `([^`]+)` \|.*\|$", re.MULTILINE)
_SENTENCE = re.compile(r"(?<=[a-z`)/\"])[.:](?:\s|$)|\s{2}")


def description(path: Path) -> str:
    """The first sentence of the comment at the head of a list."""
    lines = path.read_text(encoding="utf-8").splitlines()
    head = " ".join(line.lstrip("# ").strip() for line in lines if line.startswith("#"))
    return _SENTENCE.split(head)[0].rstrip(".").replace("|", "/")


def missing(page: str) -> list[str]:
    """A row for each list that the page does not name."""
    named = _ROW.findall(page)
    lists = sorted(path for path in SEEDS.rglob("*.tsv"))
    new = [path for path in lists if not any(fnmatch(path.relative_to(SEEDS).as_posix(), name) for name in named)]
    return [
        f"| `{path.relative_to(SEEDS).as_posix()}` | {description(path)} | Written by hand | CC BY 4.0 |"
        for path in new
    ]


def is_there(row: str) -> bool:
    """Whether a row names a file that there is."""
    named = _ROW.match(row)
    return named is None or any(SEEDS.glob(named[1]))


def main() -> None:
    """Write the last table anew, sorted."""
    page = README.read_text(encoding="utf-8")
    before, rule, table = page.rpartition("|---|---|---|---|\n")
    rows = [row for row in table.splitlines() if is_there(row)] + missing(page)
    README.write_text(f"{before}{rule}{chr(10).join(sorted(rows))}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
