"""The examples on a rule's page, executed: page, example and test are one file."""

from anarq.rules.examples.page import SECTIONS, Case, RulePage, parse_page
from anarq.rules.examples.runner import ExampleRunner, differences

__all__ = ["SECTIONS", "Case", "ExampleRunner", "RulePage", "differences", "parse_page"]
