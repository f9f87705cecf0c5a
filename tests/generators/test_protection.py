"""What strangers may cost stands in the standards alone: the value that services run by follows from there."""

import re

import pytest

from anarq.generators import models
from anarq.generators.interface import Interfaces
from anarq.loader.modules import assemble, load_standards
from anarq.resources import spec
from anarq.source import MemorySource
from anarq.wire.protection import ConnectionLimits, Protection

FACTS = re.compile(r"^(  +)(\w+): (\d+)$", re.MULTILINE)


def generated(standards: str) -> Protection:
    text = load_standards(MemorySource({"standards.yaml": standards}, shown="spec"))
    files = {file.path: file.text for file in models.generate(Interfaces(assemble((), standards=text, common={})[0]))}
    module: dict[str, Protection] = {}
    exec(files["anarq/clients/_gen/common/protection.py"], module)  # noqa: S102 - what has just been generated
    return module["PROTECTION"]


def numbers(protection: Protection) -> list[float]:
    own = [getattr(protection, name) for name in Protection.__dataclass_fields__ if name != "connections"]
    return own + [getattr(protection.connections, name) for name in ConnectionLimits.__dataclass_fields__]


def facts() -> list[tuple[int, str]]:
    text = (spec() / "standards.yaml").read_text()
    begin, end = text.index("\nprotection:"), text.index("\nidempotency:")
    return [(begin + found.start(3), found[3]) for found in FACTS.finditer(text[begin:end])]


@pytest.mark.parametrize("at", range(15))
def test_whoever_changes_a_number_changes_what_services_run_by(at: int) -> None:
    text = (spec() / "standards.yaml").read_text()
    place, number = facts()[at]
    before = numbers(generated(text))
    after = numbers(generated(f"{text[:place]}{int(number) + 1}{text[place + len(number) :]}"))
    assert sorted(after) != sorted(before)
    assert [new - old for old, new in zip(before, after, strict=True) if new != old] == [1]


def test_each_number_of_the_standards_has_a_place() -> None:
    assert len(facts()) == len(numbers(generated((spec() / "standards.yaml").read_text()))) == 15
