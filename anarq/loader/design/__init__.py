"""The design's text as data: its clauses with their ids, and its interfaces. Pure functions of the text."""
