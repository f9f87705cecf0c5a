"""What the page of a module says that the golden pages do not show."""

from anarq.generators import site
from anarq.generators.interface import Interfaces


def test_what_is_only_pinned_is_a_resource_as_well(make):
    policy = {"resourceType": "toy-pictures", "pinningStrategy": "PERMANENT", "replicationFactor": 3}
    given = {"storage/pinning.policy.json": {"policies": [policy]}}
    (page,) = [file for file in site.generate(Interfaces(make(given))) if file.path.endswith("/toy.md")]
    (row,) = [line for line in page.text.splitlines() if line.startswith("| toy-pictures |")]
    assert row.endswith("| PERMANENT |")
