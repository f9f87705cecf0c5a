"""Prints `spec/clauses.yaml` as it follows from the design's text."""

import sys
from pathlib import Path

from anarq.loader.design.clauses import as_yaml, clauses

sys.stdout.write(as_yaml(clauses(Path("docs/reference/ecosystem-design.md").read_text("utf-8"))))
