"""Rows -> validated, sorted, content-hashed Parquet files, published as one atomic snapshot; and reading them back.

`admission` is the door for rows, `spool` where they wait, `parquet` how a file is written, `parts` which file a row stands
in, `snapshot` how a set of files becomes the current one, `lock` why only one run writes, `reading` how SQL sees them.
"""
