"""What a figure counts or measures: the noun phrase, also where noun and number stand apart."""
