"""Large tables for the benchmark: rows of plausible sizes that differ from each other, made by SQL in seconds.

Proportions are those of press releases: an article of some 300 words gives about one meeting with three participants, six statistics
and eight quotes. Every row's evidence is an exact slice of its article.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from pipeline.settings import Outputs
from pipeline.tables.snapshot import Staging
from schemas import TABLES
from schemas.arrow import arrow_schema

ROWS_PER_ARTICLE = 20.5
_SENTENCE = "officers from the district of ' || md5((i * 31 + {n})::VARCHAR)[:9] || ' said that ' || (i % 900 + {n}) || ' cases were closed, "
_PARTS = 16


def many_rows(root: Path, rows: int, *, edition: int = 0) -> Outputs:
    """An outputs folder whose tables have about `rows` rows together. Another `edition` has other values in one article in a hundred."""
    articles = max(10, round(rows / ROWS_PER_ARTICLE))
    connection = duckdb.connect(config={"memory_limit": "2GB"})
    body = " || ".join(f"'{_SENTENCE.format(n=n)}'" for n in range(24))
    connection.execute(
        f"""CREATE TABLE base AS SELECT i, 'a_' || md5(i::VARCHAR)[:16] AS article_id, {body} AS text,
              CASE WHEN {edition} > 0 AND i % 100 = 1 THEN {edition} ELSE 0 END AS edit FROM range({articles}) AS r(i)"""
    )
    outputs = Outputs(root)
    staging = Staging.start(outputs)
    for name, sql in _TABLES.items():
        fields = arrow_schema(TABLES[name].row)
        for part in range(_PARTS if name not in ("sources", "people") else 1):
            where = f"WHERE i % {_PARTS} = {part}" if name not in ("sources", "people") else ""
            made = connection.sql(sql.format(where=where)).to_arrow_table()
            missing = [f for f in fields.names if f not in made.column_names]
            filled = connection.sql(
                f"SELECT *{''.join(', NULL AS ' + chr(34) + f + chr(34) for f in missing)} FROM made"
            ).to_arrow_table()
            staging.add(name, f"{part:x}", filled.select(fields.names).cast(fields))
    for name in TABLES.keys() - _TABLES.keys():
        staging.add(name, "0", arrow_schema(TABLES[name].row).empty_table())
    staging.publish()
    return outputs


def _span(start: str, length: int) -> str:
    return f"text[{start} + 1 : {start} + {length}] AS evidence, ({start})::INT AS char_start, ({start} + {length})::INT AS char_end, 'bench.rule' AS rule"


_TABLES = {
    "sources": "SELECT 'open' AS source_id, 'Example' AS publisher, 'folder' AS kind, 'CC-BY-4.0' AS licence, true AS text_may_be_redistributed",
    "articles": """SELECT article_id, 'open' AS source_id, i || '.txt' AS source_path, 'https://police.example/' || i AS url, 'Publisher ' || (i % 50) AS publisher,
        'Headline number ' || i || ' of the day' AS title, DATE '2015-01-01' + (i % 3600)::INT AS published_on, 'day' AS published_precision,
        'Riga' AS dateline_place, 'LV' AS dateline_country, 'en' AS language, ['A caption of ' || i] AS captions, 1 AS paragraph_count,
        length(text)::INT AS char_count, 300 AS word_count, sha256(text) AS text_sha256, sha256(text || edit) AS raw_sha256, []::VARCHAR[] AS flags FROM base {where}""",
    "article_texts": "SELECT article_id, text FROM base {where}",
    "people": "SELECT 'p_' || n AS person_id, 'Name Number' || n AS name, ['N. Number' || n] AS aliases, []::STRUCT(role VARCHAR, organisation VARCHAR, country VARCHAR, first_seen_on DATE, last_seen_on DATE)[] AS offices FROM range(5000) AS r(n)",
    "meetings": f"""SELECT 'm_' || md5('m' || i)[:16] AS meeting_id, article_id, 'bilateral' AS kind, DATE '2015-01-01' + (i % 3600)::INT AS start_date,
        DATE '2015-01-02' + (i % 3600)::INT AS end_date, 'day' AS date_precision, 'explicit' AS date_basis, 'Riga' AS place, 'LV' AS country, 'text' AS place_source, 'held' AS status,
        ['subject ' || (i % 77)] AS topics, 'visit' AS plover_mode, {_span("i % 40", 90)} FROM base {{where}}""",
    "meeting_participants": f"""SELECT 'mp_' || md5('p' || i || '/' || n)[:16] AS participant_id, 'm_' || md5('m' || i)[:16] AS meeting_id, n::INT AS ordinal, 'person' AS participant_type,
        'Name Number' || ((i * 7 + n) % 5000) AS name, 'Number' || n AS name_as_written, 'Director of things' AS role, ['LV', 'EE', 'LT', 'FI', 'SE'][(i + n) % 5 + 1] AS country,
        'principal' AS participation, 'p_' || ((i * 7 + n) % 5000) AS person_id, {_span("i % 40 + n", 24)} FROM base, range(1, 4) AS r(n) {{where}}""",
    "statistics": f"""SELECT 's_' || md5('s' || i || '/' || n)[:16] AS statistic_id, article_id, (i % 900 + n + edit)::DOUBLE + 0.1 AS value, 'eq' AS comparator, false AS is_vague, 'count' AS unit,
        'closed cases of the district' AS measure, 'case' AS measure_head, DATE '2015-01-01' + (i % 3600)::INT AS period_start, DATE '2015-12-31' + (i % 3600)::INT AS period_end,
        {_span("i % 40 + n * 60", 120)} FROM base, range(6) AS r(n) {{where}}""",
    "quotes": f"""SELECT 'q_' || md5('q' || i || '/' || n)[:16] AS quote_id, article_id, 'indirect' AS kind, text[i % 40 + n * 90 + 1 : i % 40 + n * 90 + 100] AS text, 'said' AS cue,
        'Name Number' || ((i * 7 + n) % 5000) AS speaker_name, 'Director' AS speaker_role, 'Organisation ' || (i % 99) AS speaker_organisation, 'the director' AS speaker_raw,
        'p_' || ((i * 7 + n) % 5000) AS person_id, [{{{{'char_start': (i % 40 + n * 90)::INT, 'char_end': (i % 40 + n * 90 + 100)::INT}}}}] AS segments,
        {_span("i % 40 + n * 90", 150)} FROM base, range(8) AS r(n) {{where}}""",
    "rejects": "SELECT 'r_' || i AS reject_id, 'open' AS source_id, i || '.bin' AS source_path, 'source' AS stage, 'binary' AS code, 'Not text.' AS message FROM base {where} AND i % 10 = 0",
}
