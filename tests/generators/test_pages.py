"""What the page of a module says that the golden pages do not show."""

import pytest

from anarq.generators import markdown, site
from anarq.generators.file import File
from anarq.generators.interface import Interfaces
from anarq.model.errors import AnarqError


def test_what_is_only_pinned_is_a_resource_as_well(make):
    policy = {"resourceType": "toy-pictures", "pinningStrategy": "PERMANENT", "replicationFactor": 3}
    given = {"storage/pinning.policy.json": {"policies": [policy]}}
    (page,) = [file for file in site.generate(Interfaces(make(given))) if file.path.endswith("/toy.md")]
    (row,) = [line for line in page.text.splitlines() if line.startswith("| toy-pictures |")]
    assert row.endswith("| PERMANENT |")


@pytest.mark.parametrize("target", [markdown, site])
def test_what_a_page_cannot_say_is_refused_before_it_is_printed(make, contract, target):
    files = contract("thing", {"allOf": [{"$ref": "urn:anarq:toy:thing:v1"}]})
    with pytest.raises(AnarqError, match="extends itself"):
        target.generate(Interfaces(make(files)))


def test_a_file_is_printed_once_and_when_it_is_read():
    printed: list[str] = []
    file = File("a.md", lambda: printed.append("again") or "text")
    assert printed == []
    assert (file.text, file.text, printed) == ("text", "text", ["again"])
