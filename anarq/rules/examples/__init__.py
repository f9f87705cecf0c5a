"""The examples on a rule's page, executed: page, example and test are one file."""

from anarq.rules.examples.page import SECTIONS, Case, Page, parse_page
from anarq.rules.examples.runner import Workshop, differences

__all__ = ["SECTIONS", "Case", "Page", "Workshop", "differences", "parse_page"]
