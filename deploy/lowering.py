"""Say the same in words that mypyc compiles well: rewrites of a module's source, made for the compiler and never kept.

The sources use what reads best and what the interpreter runs fast; some of that mypyc refuses or leaves to the interpreter. Each
rewrite keeps the meaning and the line numbers, so that a traceback still points at the source:

    constants           `_NAME = value`     -> `_NAME: Final = value`: read from memory, not looked up by name
    cached properties   `@cached_property`  -> a property that keeps its value in an attribute of its own
    dataclasses         `@dataclass(...)`   -> `@dataclass(init=False, ...)` with the same `__init__`, compiled
    columns of lexicons `kind: Kind | None` -> in quotation marks, for Pydantic to read

Belongs here: those rewrites. Stays out: which modules are compiled, and building them (`compile_rules.py`).
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator

_HEADER = "from __future__ import annotations"
_IMPORTS = "; from typing import Final as _Final, Optional as _Optional"


class LoweringError(ValueError):
    """A module is laid out so that a rewrite would move its lines; the message says where and what to do."""


def lowered(source: str) -> str:
    """The source of a module as mypyc should read it: the same number of lines, each at its place."""
    tree = ast.parse(source)
    lines = _Lines(source)
    _type_constants(tree, lines)
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            if _is_entry(node):
                _quote_columns(node, lines)
            else:
                _compile_init(node, lines, _keep_properties(node, lines))
    text = str(lines)
    return text.replace(_HEADER, _HEADER + _IMPORTS, 1) if text != source else source


class _Lines:
    """The lines of a source and the edits to them. Lines count from 1, columns from 0 in bytes of UTF-8, as in `ast`."""

    def __init__(self, source: str) -> None:
        self.lines = [line.encode() for line in source.split("\n")]
        self.edits: list[tuple[int, int, int, bytes]] = []

    def replace(self, line: int, start: int, end: int, text: str) -> None:
        self.edits.append((line, start, end, text.encode()))

    def fill(self, line: int, text: str) -> None:
        """Write into an empty line."""
        if self.lines[line - 1].strip():
            raise LoweringError(f"line {line}: an empty line is needed here for the compiler")
        self.edits.append((line, 0, len(self.lines[line - 1]), text.encode()))

    def __str__(self) -> str:
        changed = list(self.lines)
        for line, start, end, text in sorted(self.edits, reverse=True):
            changed[line - 1] = changed[line - 1][:start] + text + changed[line - 1][end:]
        return b"\n".join(changed).decode()


def _type_constants(tree: ast.Module, lines: _Lines) -> None:
    """Upper case names that a module assigns once; a single letter is a type."""
    assigned = Counter(name.id for name in ast.walk(tree) if isinstance(name, ast.Name) and not _is_load(name))
    assigned += Counter(name for node in ast.walk(tree) if isinstance(node, ast.Global) for name in node.names)
    for node in tree.body:
        target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
        if not isinstance(node, ast.Assign | ast.AnnAssign) or not isinstance(target, ast.Name) or node.value is None:
            continue
        if not target.id.isupper() or len(target.id) == 1 or assigned[target.id] > 1:
            continue
        if isinstance(node, ast.AnnAssign):
            annotation = node.annotation
            lines.replace(annotation.lineno, annotation.col_offset, annotation.col_offset, "_Final[")
            end = _end(annotation)
            lines.replace(end[0], end[1], end[1], "]")
        else:
            lines.replace(*_after(target), ": _Final")


def _is_load(name: ast.Name) -> bool:
    return isinstance(name.ctx, ast.Load)


def _end(node: ast.expr | ast.stmt) -> tuple[int, int]:
    assert node.end_lineno is not None
    assert node.end_col_offset is not None
    return node.end_lineno, node.end_col_offset


def _after(node: ast.expr | ast.stmt) -> tuple[int, int, int]:
    """An empty stretch right behind a node."""
    line, column = _end(node)
    return line, column, column


def _is_entry(node: ast.ClassDef) -> bool:
    return "Entry" in map(ast.unparse, node.bases)


def _quote_columns(node: ast.ClassDef, lines: _Lines) -> None:
    """Types of columns that are no plain class. mypyc keeps a quoted one for Pydantic if it is a name with arguments."""
    for each in node.body:
        if isinstance(each, ast.AnnAssign) and not isinstance(each.annotation, ast.Name):
            shown = ast.unparse(each.annotation)
            if shown.endswith(" | None"):
                shown = f"_Optional[{shown.removesuffix(' | None')}]"
            line, end = _end(each.annotation)
            lines.replace(line, each.annotation.col_offset, end, repr(shown))


def _keep_properties(node: ast.ClassDef, lines: _Lines) -> list[str]:
    """Into the empty line before a cached property goes the decorator of a plain one, which asks the old one once.

    Gives the attributes that keep the values, declared.
    """
    kept: list[str] = []
    for each in _functions(node):
        if "cached_property" not in map(ast.unparse, each.decorator_list):
            continue
        assert each.returns is not None
        name, returns, decorator = each.name, ast.unparse(each.returns), each.decorator_list[0]
        attribute, value, got = f"_kept_{name}", f"self._read_{name}()", ""
        if "None" in returns:  # a value in a tuple is known from none
            value, got = f"({value},)", "[0]"
            kept.append(f"{attribute}: tuple[{returns}] | None = None")
        else:
            kept.append(f"{attribute}: {returns} | None = None")
        attribute = f"self.{attribute}"
        once = f"{attribute} = {value} if {attribute} is None else {attribute}"
        lines.fill(decorator.lineno - 1, "    @property")
        body = f"    def {name}(self) -> {returns}: {once}; return {attribute}{got}"
        lines.replace(decorator.lineno, 0, len(lines.lines[decorator.lineno - 1]), body)
        start = each.col_offset + len("def ")
        lines.replace(each.lineno, start, start + len(name.encode()), f"_read_{name}")
    return kept


def _functions(node: ast.ClassDef) -> Iterator[ast.FunctionDef]:
    return (each for each in node.body if isinstance(each, ast.FunctionDef))


def _compile_init(node: ast.ClassDef, lines: _Lines, attributes: list[str]) -> None:
    """Where a class sets its attributes: a dataclass gets its `__init__` in the empty line before its first field."""
    decorator = next((each for each in node.decorator_list if ast.unparse(each).startswith("dataclass")), None)
    fields = [each for each in node.body if isinstance(each, ast.AnnAssign)]
    first = node.body[0]
    if decorator is None and attributes:
        if not (isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)):
            raise LoweringError(f"line {node.lineno}: a class with cached properties needs a docstring")
        lines.replace(*_after(first), "; " + "; ".join(attributes))
    if decorator is None or not fields or node.bases or any(_is_special(each) for each in fields):
        return
    line = fields[0].lineno - 1
    if lines.lines[line - 1].strip():
        return
    parameters, settings = ["self"], [f"self.{attribute}" for attribute in attributes]
    for each in fields:
        name, default = ast.unparse(each.target), "" if each.value is None else f" = {ast.unparse(each.value)}"
        parameters.append(f"{name}: {ast.unparse(each.annotation)}{default}")
        settings.append(f"self.{name} = {name}")
    lines.fill(line, f"    def __init__({', '.join(parameters)}) -> None: {'; '.join(settings)}")
    options = {each.arg: ast.unparse(each.value) for each in getattr(decorator, "keywords", ())}
    if options.pop("frozen", "False") == "True":
        options["unsafe_hash"] = "True"
    options.pop("slots", None)
    shown = "".join(f", {name}={value}" for name, value in options.items())
    start, (_, end) = decorator.col_offset, _end(decorator)
    lines.replace(decorator.lineno, start, end, f"dataclass(init=False{shown})")


def _is_special(field: ast.AnnAssign) -> bool:
    shown = "" if field.value is None else ast.unparse(field.value)
    return "field(" in shown or "ClassVar" in ast.unparse(field.annotation)
