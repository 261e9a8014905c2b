"""The same extraction inline, on a process pool, on a cluster."""
