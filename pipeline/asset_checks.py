"""The data checks as Dagster's asset checks: run on the staged files, and blocking where they must be.

Belongs here: what Dagster shows of a check. Stays out: the checks (`checks/`). There are two steps, because what is wrong with
the articles should stop a run before it extracts from them. No `from __future__ import annotations`, which Dagster cannot read.
"""

from collections.abc import Iterator

import dagster as dg

from pipeline.assets import RUN
from pipeline.checks import Check, Result, Severity, all_checks
from pipeline.steps import FOUND, READ, Run, check
from pipeline.tables.shown import markdown

_SEVERITY = {Severity.BLOCKING: dg.AssetCheckSeverity.ERROR, Severity.WARN: dg.AssetCheckSeverity.WARN}


def _spec(check: Check) -> dg.AssetCheckSpec:
    return dg.AssetCheckSpec(
        check.name,
        asset=check.table,
        description=check.description,
        blocking=check.severity is Severity.BLOCKING,
        metadata={"query": dg.MetadataValue.md(f"```sql\n{check.sql}\n```")},
    )


def _specs(tables: tuple[str, ...]) -> list[dg.AssetCheckSpec]:
    return [_spec(check) for check in all_checks() if check.table in tables]


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
    for result in check(run, tables):
        yield dg.AssetCheckResult(
            asset_key=result.check.table,
            check_name=result.check.name,
            passed=result.passed,
            severity=_SEVERITY[result.check.severity],
            description=None if result.passed else f"{result.failing} rows fail: {result.check.description}",
            metadata={"failing": result.failing}
            | ({} if result.passed else {"rows": dg.MetadataValue.md(_rows(result))}),
        )


def _rows(result: Result) -> str:
    return markdown(list(result.sample[0]), [list(row.values()) for row in result.sample])
