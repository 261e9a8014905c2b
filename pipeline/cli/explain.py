"""`dateline explain`: why a row says what it says.

Belongs here: what is shown, and how. Stays out: finding the row and what it rests on (`explanation.py`).
"""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli import printing
from pipeline.cli.explanation import Explanation, explain
from pipeline.cli.group import NotFound, outputs_option
from pipeline.cli.opening import files_of
from pipeline.tables.reading import connect
from pipeline.tables.shown import printable, shown

COLOURS = {
    "content": "green",
    "cue": "magenta",
    "source": "cyan",
    "value": "green",
    "measure": "cyan",
    "participant": "cyan",
    "place": "magenta",
    "name": "green",
    "evidence": "yellow",
}


@click.command()
@click.argument("row_id")
@outputs_option
@click.option("--release", metavar="VERSION", help="Explain a row of a release in place of the current tables.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON, spans as offsets into the text.")
def command(row_id: str, outputs: Path, release: str | None, as_json: bool) -> None:
    """Show what row ROW_ID of any table rests on.

    For a meeting, participant, statistic or quote: its sentence with the spans marked, the rule that wrote it, its values as
    written and as normalised, what was recognised in the sentence, and the source with the hash of its bytes.
    """
    with connect(files_of(outputs, release)) as connection:
        found = explain(connection, row_id)
    if found is None:
        raise NotFound(f"No row of any table has the identifier {printable(row_id)}.")
    if as_json:
        click.echo(printing.to_json(found.record(), indent=1))
    else:
        _show(found)


def _show(found: Explanation) -> None:
    click.secho(f"{found.table} {found.row_id}", bold=True)
    if found.passage:
        printing.heading("Sentence")
        click.echo(_marked(found))
    if found.rule:
        printing.heading("Rule")
        click.echo(shown(found.rule))
        for name, words in found.rule_says.items():
            if words:
                click.echo(f"  {name}: {shown(words)}")
    printing.heading("Values")
    printing.table(("column", "value", "as written"), found.values(), width=100)
    if found.mentions:
        printing.heading("Recognised in the sentence")
        printing.table(("kind", "words", "read as"), [(m.kind, m.words, m.read_as) for m in found.mentions], width=100)
    if found.rows:
        printing.heading("Rows")
        printing.table(list(found.rows[0]), [list(row.values()) for row in found.rows])
    if found.source:
        printing.heading("Source")
        printing.table(("", "of the article"), [(k, v) for k, v in found.source.items() if v is not None], width=100)


def _marked(found: Explanation) -> str:
    """The sentence with every span marked: by colour at a terminal, by [role: words] elsewhere."""
    text, start, end = found.passage, found.passage_start, found.passage_start + len(found.passage)
    parts, at = [], start
    for span in found.spans:
        if span.start < at or span.end > end or span.role == "evidence":
            continue
        parts.append(_evidence(found, at, span.start))
        words = printable(text[span.start - start : span.end - start])
        parts.append(
            click.style(words, fg=COLOURS[span.role], bold=True)
            if printing.at_terminal()
            else f"[{span.role}: {words}]"
        )
        at = span.end
    parts.append(_evidence(found, at, end))
    marked = "".join(parts)
    if printing.at_terminal():
        roles = dict.fromkeys(span.role for span in found.spans)
        return marked + "\n" + "  ".join(click.style(role, fg=COLOURS[role], bold=True) for role in roles)
    return marked


def _evidence(found: Explanation, start: int, end: int) -> str:
    """A stretch between marked spans; what is no evidence is dimmed at a terminal."""
    whole = next((span for span in found.spans if span.role == "evidence"), None)
    text, offset = found.passage, found.passage_start
    if whole is None or not printing.at_terminal():
        return _lines(text[start - offset : end - offset])
    inside = (max(start, whole.start), min(end, whole.end))
    if inside[0] >= inside[1]:
        return click.style(_lines(text[start - offset : end - offset]), dim=True)
    return (
        click.style(_lines(text[start - offset : inside[0] - offset]), dim=True)
        + click.style(_lines(text[inside[0] - offset : inside[1] - offset]), fg=COLOURS["evidence"])
        + click.style(_lines(text[inside[1] - offset : end - offset]), dim=True)
    )


def _lines(text: str) -> str:
    """Text that keeps its paragraphs and nothing else that a terminal obeys."""
    return "\n".join(map(printable, text.split("\n")))
