"""Places of a text and the countries they are in."""
