"""Names: what the schemas of `spec/` say is declared and referred to, found in the documents that they describe."""
