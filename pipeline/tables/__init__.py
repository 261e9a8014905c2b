"""Rows -> validated, sorted Parquet, published as one atomic snapshot."""
