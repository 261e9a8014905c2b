"""Tables -> verdict: queries that return the bad rows.

`all_checks` lists them, `run_checks` runs them. What follows from the catalogue (keys, references, vocabularies, evidence) is
derived from it; every other check is a file under `sql/`. `drift_checks` compare a set with the one before. No check depends
on the clock.
"""

from pipeline.checks.check import Check, Result, Severity
from pipeline.checks.drift import BEFORE, COMPARED, FILLED, drift_checks
from pipeline.checks.run import all_checks, run_checks

__all__ = ["BEFORE", "COMPARED", "FILLED", "Check", "Result", "Severity", "all_checks", "drift_checks", "run_checks"]
