"""Where articles come from -> raw documents: bytes with their origin."""
