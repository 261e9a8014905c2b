"""The data checks as Dagster's asset checks: run on the staged files, and blocking where they must be.

Belongs here: what Dagster shows of a check. Stays out: the checks (`checks/`). There are two steps, because what is wrong with
the articles should stop a run before it extracts from them. No `from __future__ import annotations`, which Dagster cannot read.
"""

from collections.abc import Iterator

import dagster as dg

from pipeline.assets import RUN
from pipeline.checks import Check, Result, Severity, all_checks, drift_checks
from pipeline.run import Run
from pipeline.steps import FOUND, READ, check
from pipeline.tables.shown import markdown

_SEVERITY = {Severity.BLOCKING: dg.AssetCheckSeverity.ERROR, Severity.WARN: dg.AssetCheckSeverity.WARN}


def _families(tables: tuple[str, ...]) -> dict[str, list[Check]]:
    """The checks about these tables. Each family is one asset check: every event costs a run some milliseconds."""
    families: dict[str, list[Check]] = {}
    for one in (*all_checks(), *drift_checks()):
        if one.table in tables:
            families.setdefault(one.family, []).append(one)
    return families


def _specs(tables: tuple[str, ...]) -> list[dg.AssetCheckSpec]:
    return [
        dg.AssetCheckSpec(
            name,
            asset=checks[0].table,
            description=" ".join(one.description for one in checks),
            blocking=checks[0].severity is Severity.BLOCKING,
            metadata={"queries": dg.MetadataValue.md("\n".join(f"```sql\n{one.sql}\n```" for one in checks))},
        )
        for name, checks in _families(tables).items()
    ]


@dg.multi_asset_check(specs=_specs(READ), required_resource_keys={RUN})
def check_articles(context: dg.AssetCheckExecutionContext) -> Iterator[dg.AssetCheckResult]:
    """Check the articles before anything is extracted from them."""
    yield from _results(context, READ)


@dg.multi_asset_check(specs=_specs(FOUND), required_resource_keys={RUN})
def check_facts(context: dg.AssetCheckExecutionContext) -> Iterator[dg.AssetCheckResult]:
    """Check what was extracted before readers see any of it."""
    yield from _results(context, FOUND)


def _results(context: dg.AssetCheckExecutionContext, tables: tuple[str, ...]) -> Iterator[dg.AssetCheckResult]:
    run: Run = getattr(context.resources, RUN)
    failed = {result.check.name: result for result in check(run, tables) if not result.passed}
    for name, checks in _families(tables).items():
        failures = [failed[one.name] for one in checks if one.name in failed]
        yield dg.AssetCheckResult(
            asset_key=checks[0].table,
            check_name=name,
            passed=not failures,
            severity=_SEVERITY[checks[0].severity],
            description=" ".join(f"{one.failing} rows fail {one.check.name}." for one in failures) or None,
            metadata={"failing": sum(one.failing for one in failures)}
            | {one.check.name: dg.MetadataValue.md(_rows(one)) for one in failures},
        )


def _rows(result: Result) -> str:
    return markdown(list(result.sample[0]), [list(row.values()) for row in result.sample])
