"""The canonical form of a row and the logical digest of a table: equal data, equal digest, whatever the file format.

Belongs here: the form, as an SQL expression derived from a table's Arrow schema, and the digest over it. Stays out: files.

The algorithm, version `dateline1`, so that anybody can repeat it in any language:

1. A value is written as bytes: text as UTF-8; an integer in decimal; a double as C's `%.16e` prints it, minus zero as zero;
   a boolean as `true` or `false`; a date as `YYYY-MM-DD`; a list as its framed elements one after the other; a struct as
   its framed fields one after the other.
2. A value is framed as a netstring without its comma: the number of bytes in decimal, `:`, the bytes. Null is `-:`.
3. A row is its framed columns in the order of their field ids; its hash is the SHA-256 of that, in lowercase hexadecimal.
4. The digest is the SHA-256 of the framed table name, the framed column names, and all row hashes in ascending order, written one
   after the other. The order of rows does not matter; a row that stands twice counts twice.

Netstrings make the form unambiguous without any escaping (D. J. Bernstein, 1997); hashing sorted row hashes is the idea of
the Universal Numerical Fingerprint (Altman 2008) with a cryptographic hash. The hashes are sorted by DuckDB, which spills to disk,
and go to the digest as a stream, so that memory does not grow with the table.
"""

from __future__ import annotations

import hashlib

import duckdb
import pyarrow as pa

from pipeline.release.engine import joined, name

ALGORITHM = "dateline1:sha256"
_BATCH = 100_000


def row_hash(schema: pa.Schema) -> str:
    """The SQL expression of a row's hash."""
    return f"sha256(concat({', '.join(_framed(name(field.name), field.type) for field in schema)}))"


def digest(connection: duckdb.DuckDBPyConnection, table: str, schema: pa.Schema, relation: str) -> str:
    """The logical digest of a relation with the columns of `schema`, as `dateline1:sha256:` and 64 digits."""
    whole = hashlib.sha256()
    for part in (table, *schema.names):
        whole.update(f"{len(part.encode())}:{part}".encode())
    hashes = connection.sql(f"SELECT {row_hash(schema)} AS h FROM {relation} ORDER BY h")
    for batch in hashes.to_arrow_reader(_BATCH):
        whole.update(joined(batch.column(0)))
    return f"{ALGORITHM}:{whole.hexdigest()}"


def _framed(value: str, kind: pa.DataType) -> str:
    """A value as arguments of `concat`, which takes null for nothing: its length or `-`, a colon, its bytes."""
    written = _written(value, kind)
    return f"coalesce(CAST(strlen({written}) AS VARCHAR), '-'), ':', {written}"


def _written(value: str, kind: pa.DataType) -> str:
    if pa.types.is_list(kind):
        element = _framed("e", kind.value_type)
        return f"array_to_string(list_transform({value}, lambda e: concat({element})), '')"
    if pa.types.is_struct(kind):
        # A null struct cannot occur: structs stand only inside lists whose elements are never null.
        return "concat(" + ", ".join(_framed(f"({value}).{name(f.name)}", f.type) for f in kind) + ")"
    if pa.types.is_floating(kind):
        # Adding zero turns minus zero into zero and leaves every other double as it is.
        return f"format('{{:.16e}}', {value} + 0.0::DOUBLE)"
    return value if pa.types.is_string(kind) else f"CAST({value} AS VARCHAR)"
