"""The same work on batches of articles, inline or on a process pool: the rows do not depend on how it was run.

`batches` has the two functions that do the work, `inline` and `pool` run them; `runner_for` chooses.
"""

from pipeline.runners.run import Runner, runner_for

__all__ = ["Runner", "runner_for"]
