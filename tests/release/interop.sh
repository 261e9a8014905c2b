#!/usr/bin/env bash
# Installs what tests/release/test_interop.py reads releases with, apart from Dateline's own environment: these packages are large
# and some exclude each other. Run it once by hand; the tests themselves never install anything.
set -eu
folder="${DATELINE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/dateline}/interop"
mkdir -p "$folder"
[ -x "$folder/venv/bin/python" ] || python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q "frictionless[pandas,parquet]==5.*" "mlcroissant==1.1.*"
for version in 1.1.3 1.4.4; do
    [ -d "$folder/duckdb-$version" ] || "$folder/venv/bin/pip" install -q --no-deps --target "$folder/duckdb-$version" "duckdb==$version"
done
echo "Ready: $folder. LibreOffice is used where \`soffice\` is on the path."
