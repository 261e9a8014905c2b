"""Compile the recognisers and the extractors with mypyc, in place: the same rows for about a quarter less processor time.

`make compile` builds a library beside each module that mypyc takes, and Python loads it instead of the source; with
`ARGS=--remove` the sources are back. Nothing needs the libraries, and a run refuses one that is older than its source.

Belongs here: which modules are compiled, and building them. Stays out: anything that a module would have to know of it.
"""

from __future__ import annotations

import argparse
import ast
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent
ROOMS = (PROJECT / "pipeline" / "language", PROJECT / "pipeline" / "extraction")
_GROUP = "pipeline.compiled"
"""Where the library lies that holds all of the code; those beside the modules only point into it."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="make compile", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--remove", action="store_true", help="take the libraries away: back to the sources")
    parser.add_argument("--check", action="store_true", help="only see whether mypyc takes the modules; build nothing")
    asked = parser.parse_args()
    os.chdir(PROJECT)  # mypyc names modules by their path from here
    if not asked.check:
        remove()
    if not asked.remove:
        sources = [module for module in modules() if is_compilable(module.read_text(encoding="utf-8"))]
        print(f"Compiling {len(sources)} modules; this takes some minutes ...", file=sys.stderr)
        build(sources, only_check=asked.check)


def modules() -> Iterator[Path]:
    """Every module of the rooms that read texts."""
    for room in ROOMS:
        yield from sorted(file for file in room.rglob("*.py") if file.name != "__init__.py")


def is_compilable(source: str) -> bool:
    """Whether mypyc takes a module as it is.

    It takes no cached properties and no classes inside functions, and of a Pydantic model it keeps only those columns whose
    type is a plain class.
    """
    tree = ast.parse(source)
    if any(isinstance(node, ast.ImportFrom) and node.module == "pydantic" for node in tree.body):
        return False
    classes = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    return all(node in tree.body and not _has_cached_property(node) and _has_plain_columns(node) for node in classes)


def _has_cached_property(node: ast.ClassDef) -> bool:
    functions = (each for each in node.body if isinstance(each, ast.FunctionDef))
    return any("cached_property" in map(ast.unparse, each.decorator_list) for each in functions)


def _has_plain_columns(node: ast.ClassDef) -> bool:
    if "Entry" not in map(ast.unparse, node.bases):
        return True
    return all(isinstance(each.annotation, ast.Name) for each in node.body if isinstance(each, ast.AnnAssign))


def build(sources: list[Path], *, only_check: bool = False) -> None:
    """Compile modules. Ends the process where mypyc does not take one, and says which; a C compiler must be installed."""
    from mypyc.build import mypycify
    from setuptools import Distribution

    with tempfile.TemporaryDirectory(prefix="dateline-compile-") as folder:
        paths = [str(source.relative_to(PROJECT)) for source in sources]
        extensions: list[Any] = mypycify(
            ["--config-file=", "--ignore-missing-imports", *paths],
            opt_level="3",
            debug_level="0",
            group_name=_GROUP,
            multi_file=True,
            target_dir=folder,
        )
        if only_check:
            return
        headers = str(Path(folder, *_GROUP.split(".")[:-1]))
        for extension in extensions:
            extension.include_dirs.append(headers)
        command: Any = Distribution({"ext_modules": extensions}).get_command_obj("build_ext")
        command.inplace = command.parallel = True
        command.build_temp = command.build_lib = folder
        command.ensure_finalized()
        command.run()


def remove() -> None:
    """Take away every library that was compiled before."""
    for library in (PROJECT / "pipeline").rglob("*.so"):
        library.unlink()


if __name__ == "__main__":
    main()
