from collections.abc import Callable
from typing import TypeAlias

from anarq.model.tree import Document

Parse: TypeAlias = Callable[[str, str], Document]
"""Reads the text of a file, YAML, JSON or Markdown by its name, as a document with positions."""
