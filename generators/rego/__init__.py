"""The static data of the policy engine: what each module's policies say, beside the hand-written Rego."""

from collections.abc import Iterator

from anarq.generators.file import File, Target
from anarq.generators.interface import Interfaces
from anarq.generators.jsonfile import json_file
from anarq.generators.policydata import policy_data

FOLDER = "policies/rego/_gen"


def generate(interfaces: Interfaces) -> Iterator[File]:
    """One document for each module."""
    for interface in interfaces.all():
        yield File(f"{FOLDER}/{interface.name}.json", json_file(policy_data(interfaces, interface)))


TARGET = Target(
    name="rego",
    summary="Static policy data for Rego: operations, scopes, roles, purposes and key scopes of each module.",
    owns=(f"{FOLDER}/*.json",),
    generate=generate,
)
