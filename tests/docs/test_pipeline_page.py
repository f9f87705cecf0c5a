"""The page on the pipeline has its guards in the order in which they stand, and codes that there are."""

import inspect
import re
from pathlib import Path

from anarq.loader.modules import load_standards
from anarq.runtime.pipeline import Pipeline

PAGE = (Path(__file__).parents[2] / "docs" / "explanation" / "pipeline.md").read_text("utf-8")


def test_the_guards_stand_in_the_order_in_which_a_call_meets_them() -> None:
    told = re.findall(r"^\| `([a-z]+)` \|", PAGE, re.MULTILINE)
    entered = re.findall(r'layer ?= ?(?:[\w., ]+, )?"([a-z]+)"', inspect.getsource(Pipeline))
    assert told == [*dict.fromkeys(entered)]


def test_every_code_is_one_of_the_standard() -> None:
    told = {*re.findall(r"`([A-Z]+_[A-Z_]+)`", PAGE)}
    assert len(told) > 10
    assert told <= load_standards().error_codes.keys()
