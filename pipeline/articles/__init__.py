"""Raw document -> article with canonical text."""
