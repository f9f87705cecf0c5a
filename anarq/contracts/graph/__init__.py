"""Statements without duplicates, and what can be said of them at once."""
