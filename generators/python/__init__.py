"""What the targets share that print Python. It is no target, and the others do without it."""
