import importlib
import json

from anarq.generators.interface import Interfaces
from anarq.generators.policydata import policy_data
from anarq.generators.targets import chosen


def test_the_data_of_a_module_says_what_each_operation_needs(lanterns):
    interfaces = Interfaces(lanterns)
    data = policy_data(interfaces, interfaces.of("lantern"))["anarq"]["modules"]["lantern"]
    assert data["operations"]["removeLamp"] == {
        "scope": "lantern.lamp.remove",
        "access": "granted",
        "purpose": "lighting",
    }
    assert data["operations"]["listSignals"]["scope"] is None
    assert data["operations"]["listSignals"]["access"] == "public"


def test_the_data_of_a_module_says_from_whom_a_topic_comes(lanterns):
    interfaces = Interfaces(lanterns)
    data = policy_data(interfaces, interfaces.of("harbour"))["anarq"]["modules"]["harbour"]
    own = {"scope": None, "access": "service", "purpose": "guidance"}
    assert data["consumes"]["q.lantern.lamp.lit.v1"] == own | {"source": "lantern"}
    assert data["consumes"]["q.bus.dead.v1"] == own | {"source": "*"}
    assert data["jobs"]["trimWicks"] == own


def test_the_data_of_all_modules_can_be_laid_together(lanterns):
    (target,) = chosen(["rego"])
    roots = [json.loads(file.text)["anarq"]["modules"] for file in target.generate(Interfaces(lanterns))]
    assert [list(root) for root in roots] == [["dao"], ["harbour"], ["lantern"], ["void"]]


def test_an_operation_of_the_spec_and_of_the_data_agree(repository):
    for name in ("squid", "qwallet"):
        spec = importlib.import_module(f"anarq.reference.{name}._gen.spec").MODULE
        data = json.loads((repository / f"policies/rego/_gen/{name}.json").read_text("utf-8"))
        assert data == spec.policy
        rules = data["anarq"]["modules"][name]["operations"]
        for operation in spec.operations:
            rule = rules[operation.name]
            assert (rule["scope"], rule["access"], rule["purpose"]) == (
                operation.scope,
                operation.access,
                operation.purpose,
            )


def test_nothing_is_in_the_data_that_no_rule_reads(lanterns, repository):
    policy = (repository / "policies/rego/authz/authz.rego").read_text("utf-8")
    (target,) = chosen(["rego"])
    for file in target.generate(Interfaces(lanterns)):
        (module,) = json.loads(file.text)["anarq"]["modules"].values()
        for table, rules in module.items():
            assert f'"{table}"' in policy
            assert all(f"rule.{fact}" in policy for rule in rules.values() for fact in rule)
