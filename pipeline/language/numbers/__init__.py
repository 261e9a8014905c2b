"""Numbers as written, in any language and wording, and which of them state no quantity."""
