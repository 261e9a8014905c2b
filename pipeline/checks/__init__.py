"""Tables -> verdict: queries that return the bad rows."""
