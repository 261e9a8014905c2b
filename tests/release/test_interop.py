"""Other people's programs read a release. Each test skips, with the reason, where its program is not installed.

`tests/release/interop.sh` installs all but LibreOffice apart from Dateline's own environment.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from pipeline.release.layout import Folder
from pipeline.release.manifest import read_manifest
from pipeline.settings import cache
from tests.release.tables import NASTY

INTEROP = cache() / "interop"
PYTHON = INTEROP / "venv" / "bin" / "python"
SECONDS = 300

ASK = """
import sys; sys.path.insert(0, sys.argv[1])
import duckdb, json, pathlib
root = pathlib.Path(sys.argv[2])
connection = duckdb.connect(str(root / "dateline.duckdb"), read_only=True)
answers = {}
for path in sorted((root / "queries").glob("*.sql")):
    rows = connection.execute(path.read_text(encoding="utf-8")).fetchall()
    answers[path.stem] = [[v.isoformat() if hasattr(v, "isoformat") else v for v in row] for row in rows]
macros = [connection.execute(f"SELECT count(*) FROM {call}").fetchone()[0] for call in ("said_by('kalna')", "counted('file')", "met('EE', 'LV')")]
tables = {p.stem: connection.execute(f"SELECT count(*) FROM '{p}'").fetchone()[0] for p in (root / "data").glob("*.parquet")}
comment = connection.execute("SELECT comment FROM duckdb_tables() WHERE table_name = 'quotes'").fetchone()[0]
print(json.dumps({"version": duckdb.__version__, "answers": answers, "macros": macros, "tables": tables, "comment": comment}))
"""

RECORDS = """
import json, sys
import mlcroissant
dataset = mlcroissant.Dataset(sys.argv[1])
print(json.dumps({each.uuid: len(list(dataset.records(each.uuid))) for each in dataset.metadata.record_sets}))
"""


def run(*command: str | Path, cwd: Path | None = None) -> str:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(
        [str(each) for each in command],
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
        cwd=cwd,
        env=environment,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return done.stdout


def needs(path: Path) -> None:
    if not path.exists():
        pytest.skip(f"not installed: {path.name}; tests/release/interop.sh installs it")


@pytest.mark.parametrize("version", ["1.1.3", "1.4.4"])
def test_an_older_duckdb_opens_the_database_and_answers_the_questions(release: Folder, version: str) -> None:
    needs(INTEROP / f"duckdb-{version}")
    needs(PYTHON)
    told = json.loads(run(PYTHON, "-c", ASK, INTEROP / f"duckdb-{version}", release.root))
    assert told["version"] == version
    for name, rows in told["answers"].items():
        assert rows == json.loads((release.root / "queries" / f"{name}.expected.json").read_bytes())["rows"], name
    assert len(told["answers"]) == 10
    assert told["macros"] == [1, 1, 1]
    assert told["tables"] == {table.name: table.rows for table in read_manifest(release).tables}
    assert told["comment"].startswith("Source, cue and content")


@pytest.mark.parametrize("package", ["datapackage.json", "sample/datapackage.json"])
def test_frictionless_finds_the_data_package_valid(release: Folder, package: str) -> None:
    needs(PYTHON)
    report = json.loads(run(PYTHON, "-m", "frictionless", "validate", package, "--json", cwd=release.root))
    assert report["valid"]
    assert len(report["tasks"]) == 12


def test_mlcroissant_reads_the_records_of_every_table(release: Folder) -> None:
    needs(PYTHON)
    found = json.loads(run(PYTHON, "-c", RECORDS, release.root / "croissant.json"))
    assert found == {table.name: table.rows for table in read_manifest(release).tables}


def test_libreoffice_opens_the_workbook_and_runs_no_cell(release: Folder, tmp_path: Path) -> None:
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed")
    form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    run("soffice", profile, "--headless", "--convert-to", form, "--outdir", tmp_path, release.root / "facts.xlsx")
    with (tmp_path / "facts-statistics.csv").open(encoding="utf-8", newline="") as file:
        measures = {row["measure"] for row in csv.DictReader(file)}
    for value in NASTY:
        if value.startswith(("=", "+", "-", "@")):
            assert value in measures
    assert openpyxl.load_workbook(release.root / "facts.xlsx", read_only=True).sheetnames[0] == "read me"
