"""Compile the recognisers and the extractors with mypyc, in place: the same rows in less processor time.

`make compile` builds a library beside each module that mypyc takes, and Python loads it instead of the source; with
`ARGS=--remove` the sources are back. Nothing needs the libraries, and a run refuses one that is older than its source.

Belongs here: which modules are compiled, and building them. Stays out: anything that a module would have to know of it.
"""

from __future__ import annotations

import argparse
import ast
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from deploy.lowering import lowered

PROJECT = Path(__file__).resolve().parent.parent
ROOMS = (PROJECT / "pipeline" / "language", PROJECT / "pipeline" / "extraction")
PACKAGES = (PROJECT / "pipeline", PROJECT / "schemas")
_GROUP = "pipeline.compiled"
"""Where the library lies that holds all of the code; those beside the modules only point into it."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="make compile", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--remove", action="store_true", help="take the libraries away: back to the sources")
    parser.add_argument("--check", action="store_true", help="only see whether mypyc takes the modules; build nothing")
    parser.add_argument(
        "--optimise", type=int, choices=range(4), default=2, help="how far the C compiler goes (default: 2)"
    )
    asked = parser.parse_args()
    if not asked.check:
        remove()
    if not asked.remove:
        sources = [module for module in modules() if is_compilable(module.read_text(encoding="utf-8"))]
        print(f"Compiling {len(sources)} modules; this takes some minutes ...", file=sys.stderr)
        build(sources, optimise=asked.optimise, only_check=asked.check)


def modules() -> Iterator[Path]:
    """Every module of the rooms that read texts, but for the doors of packages."""
    for room in ROOMS:
        yield from sorted(file for file in room.rglob("*.py") if file.name != "__init__.py")


def is_compilable(source: str) -> bool:
    """Whether a module has anything to compile, and mypyc takes it.

    It takes no class inside a function and none of Pydantic's, and where the value of a property is a function, it calls the
    property with what that function should be called with.
    """
    tree = ast.parse(source)
    if any("Callable" in ast.unparse(each.returns or each) for each in _properties(tree)):
        return False
    classes = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    if not classes and not any(isinstance(node, ast.FunctionDef) for node in tree.body):
        return False
    return all(node in tree.body and "BaseModel" not in map(ast.unparse, node.bases) for node in classes)


def _properties(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    return (
        each for each in functions if any("property" in ast.unparse(decorator) for decorator in each.decorator_list)
    )


def build(sources: list[Path], *, optimise: int = 2, only_check: bool = False) -> None:
    """Compile modules. Ends the process where mypyc does not take one, and says which; a C compiler must be installed."""
    from mypyc.build import mypycify
    from setuptools import Distribution

    with tempfile.TemporaryDirectory(prefix="dateline-compile-") as name:
        folder, code, libraries = Path(name), Path(name, "code"), Path(name, "libraries")
        for package in PACKAGES:
            shutil.copytree(package, folder / package.name, ignore=shutil.ignore_patterns("*.so", "__pycache__"))
        paths = [str(source.relative_to(PROJECT)) for source in sources]
        for path in paths:
            copy = folder / path
            copy.write_text(lowered(copy.read_text(encoding="utf-8")), encoding="utf-8")
        os.chdir(folder)  # mypyc names modules by their path from here
        extensions: list[Any] = mypycify(
            ["--config-file=", "--ignore-missing-imports", *paths],
            opt_level=str(optimise),
            debug_level="0",
            group_name=_GROUP,
            multi_file=True,
            target_dir=str(code),
        )
        if only_check:
            return
        headers = str(Path(code, *_GROUP.split(".")[:-1]))
        for extension in extensions:
            extension.include_dirs.append(headers)
        command: Any = Distribution({"ext_modules": extensions}).get_command_obj("build_ext")
        command.parallel = True
        command.build_temp, command.build_lib = str(code), str(libraries)
        command.ensure_finalized()
        command.run()
        for library in libraries.rglob("*.so"):
            shutil.copy(library, PROJECT / library.relative_to(libraries))


def remove() -> None:
    """Take away every library that was compiled before."""
    for library in (PROJECT / "pipeline").rglob("*.so"):
        library.unlink()


if __name__ == "__main__":
    main()
