"""From documents to statements: dialects, references, closures, keywords."""
