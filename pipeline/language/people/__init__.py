"""Names, offices and organisations of a text, and who is who in it."""
