"""What the targets share that print Python. It is not a target, and the others do without it."""
