"""A copy of the checkout whose rules are compiled, for what must not touch the checkout itself.

Belongs here: making the copy. Stays out: what is tested or timed on it.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from sysconfig import get_config_var

from pipeline.settings import PROJECT

_COPIED = ("pipeline", "schemas", "seeds", "tests", "deploy")


def why_not_compilable() -> str | None:
    """What is missing here for compiling, if anything."""
    if find_spec("mypyc") is None:
        return "mypyc is not installed"
    compiler = str(get_config_var("CC") or "cc").split()[0]
    return None if shutil.which(compiler) else f"there is no C compiler {compiler!r}"


def copied(folder: Path, *, compiled: bool, optimise: int = 2) -> Path:
    """What extraction needs of this checkout, in a new folder; compiled with the optimisation that a C compiler numbers so.

    Raises `CalledProcessError` where mypyc or the compiler fails.
    """
    for name in _COPIED:
        shutil.copytree(PROJECT / name, folder / name, ignore=shutil.ignore_patterns("*.so", "__pycache__"))
    if compiled:
        compiling = [sys.executable, "-m", "deploy.compile_rules", "--optimise", str(optimise)]
        subprocess.run(compiling, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return folder
