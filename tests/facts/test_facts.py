"""Every fact has a reader: a seeded handful of what `nox -s facts` asks of all."""

import importlib
import json
import random
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from anarq.testing.few import FEW

MOTTO = "modules/qwallet/runtime.yaml#/motto"


def of(copy: Any, name: str) -> Any:
    """The verdict on one fact."""
    (verdict,) = copy.judge([fact for fact in copy.facts() if fact.name == name])
    return verdict


@pytest.mark.parametrize(
    ("name", "reader"),
    [
        ("spec/standards.yaml#/clock/maxSkewSeconds", "service"),
        ("spec/standards.yaml#/requests/signed/2", "service"),
        ("spec/standards.yaml#/idempotency/leaseSeconds", "service"),
        ("spec/standards.yaml#/errors/TIMEOUT_ERROR/status", "service"),
        ("spec/standards.yaml#/protection/connections/headerSeconds", "service"),
        ("spec/standards.yaml#/governance/breakingChange/deprecationNotice", "finding"),
        ("spec/standards.yaml#/modules/qchat/tier", "finding"),
        ("spec/layouts/anarq.yaml#/roles/policies/due", "finding"),
        ("spec/gates.yaml#/gates/0/commands/0/5", "gate"),
        ("spec/runtime.schema.json#/properties/retry/properties/maxAttempts/minimum", "file"),
        ("modules/qwallet/runtime.yaml#/limits/classes/write/burst", "service"),
        ("modules/qwallet/contracts/wallet.v1.schema.json#/properties/squidId/x-anarq-classification", "contract"),
        ("spec/pinning.schema.json#/$id", "refused"),
        ("modules/qwallet/mcp.json#/tools/wallet.sign/rateLimit/rpm", "finding"),
        ("modules/qwallet/contracts/payment.v1.schema.json#/properties/amount/exclusiveMinimum", "contract"),
        ("modules/qwallet/contracts/estimate.v1.schema.json#/properties/network/type", "type"),
        ("modules/qwallet/module.yaml#/summary", "people"),
        ("modules/qwallet/contracts/quote.v1.schema.json#/$schema", "fixed"),
        ("modules/qwallet/openapi.yaml#/paths/~1networks/get/x-anarq-scope", "service"),
        ("modules/qwallet/openapi.yaml#/paths/~1networks/get/tags/0", "finding"),
        ("spec/layouts/design.yaml#/roles/readme/due", "finding"),
        ("spec/layouts/design.yaml#/roles/http/paths/1", "finding"),
        ("spec/layouts/design.yaml#/marks/1/0", "finding"),
        ("spec/clients.yaml#/constructs/reference/where", "finding"),
        ("modules/qwallet/events/tx-settled.v1.event.json#/compatibility", "release"),
        ("modules/qwallet/events/erasure-done.v1.event.json#/retention", "service"),
        ("modules/qwallet/contracts/spending.v1.schema.json#/properties/day/x-anarq-classification", "service"),
        ("modules/qwallet/storage/pinning.policy.json#/policies/0/accessPattern", "people"),
        ("modules/squid/module.yaml#/consumes/0/audit", "service"),
        ("spec/common/erasure.v1.schema.json#/properties/status/x-anarq-transitions/1/by/0", "service"),
        ("spec/common/erasure.v1.schema.json#/x-anarq-resource/type", "finding"),
    ],
)
def test_something_follows_from_a_fact_that_has_a_reader(copy: Any, name: str, reader: str) -> None:
    verdict = of(copy, name)
    assert (verdict.reader, bool(verdict.shown)) == (reader, reader != "fixed")


def test_a_fact_without_a_reader_is_found(planted: Callable[..., Any], session: ModuleType) -> None:
    copy = planted(**{"spec/runtime.schema.json": declared({}), "modules/qwallet/runtime.yaml": said})
    verdict = of(copy, MOTTO)
    assert verdict.reader == ""
    assert session.wrong([verdict]) == [f"no reader  {MOTTO}: 'per aspera'"]


def test_a_fact_that_is_declared_to_be_for_people_is_told_with_its_reason(
    planted: Callable[..., Any], session: ModuleType
) -> None:
    people = declared({"x-anarq-for-people": "It cheers up."})
    copy = planted(**{"spec/runtime.schema.json": people, "modules/qwallet/runtime.yaml": said})
    verdict = of(copy, MOTTO)
    assert (verdict.reader, verdict.shown) == ("people", "It cheers up.")
    assert session.wrong([verdict]) == []


def declared(more: dict[str, str]) -> Callable[[str], str]:
    def change(text: str) -> str:
        schema = json.loads(text)
        schema["properties"]["motto"] = {"type": "string", "description": "A motto.", **more}
        return json.dumps(schema)

    return change


def said(text: str) -> str:
    return f"{text}motto: per aspera\n"


def test_each_of_a_handful_of_all_facts_has_a_reader(copy: Any, session: ModuleType) -> None:
    drawn = random.Random(20).sample([fact for fact in copy.facts() if not fact.people], 12)  # noqa: S311 - no secret
    facts = [fact for fact in drawn if not is_of_a_peer_that_is_not_here(fact.pointer)]
    assert len(facts) > 9
    verdicts = [verdict for fact in facts for verdict in copy.judge([fact])]
    assert session.wrong(verdicts) == []


def is_of_a_peer_that_is_not_here(pointer: str) -> bool:
    """Whether it says what is used of a module that the tests leave out: of that `check` says that it did not look."""
    tokens = pointer.split("/")
    return tokens[1] == "dependencies" and "uses" in tokens[3:4] and tokens[2] not in FEW


def test_facts_that_are_changed_together_are_told_apart(planted: Callable[..., Any]) -> None:
    copy = planted(**{"spec/runtime.schema.json": declared({}), "modules/qwallet/runtime.yaml": said})
    names = ("rpm", "burst")
    path = "modules/qwallet/runtime.yaml#/limits/classes/write/"
    facts = [fact for fact in copy.facts() if fact.name in {f"{path}{name}" for name in names}]
    unread = [fact for fact in copy.facts() if fact.name == MOTTO]
    verdicts = {each.fact.name: each.reader for each in copy.judge([*unread, *facts])}
    assert verdicts == {f"{path}rpm": "service", f"{path}burst": "service", unread[0].name: ""}


def test_a_finding_shows_that_a_fact_is_read_where_it_stands_and_what_it_says_now(session: ModuleType) -> None:
    told, together = importlib.import_module("behaviour").Told, importlib.import_module("together")
    facts = {name: session.Fact("modules/m/a.yaml", f"/{name}", "", "") for name in "abcd"}
    values = {facts["a"]: "olga", facts["b"]: 7, facts["c"]: "ol", facts["d"]: True}
    found = [
        told("names/undeclared-name", "modules/m/a.yaml", "/a", "`olga` is not declared"),
        told("http/x", "modules/m/a.yaml", "/b", "70 is more than 17"),  # another number
        told("http/x", "modules/m/a.yaml", "/c", "`olga` is not declared"),  # another word
        told("http/x", "modules/m/b.yaml", "/d", "it is true"),  # another file
    ]
    assert together.read_by_rules(values, found) == {facts["a"]: found[0]}
    more = told("http/x", "modules/m/a.yaml", "/b", "it is beyond 5", "[Side(says='7')]")
    assert together.read_by_rules(values, [more]) == {facts["b"]: more}


def test_what_is_looked_at_first_is_compared_with_the_tree_as_it_stands(
    planted: Callable[..., Any], session: ModuleType
) -> None:
    following = importlib.import_module("following")
    copy = planted(**{"spec/runtime.schema.json": declared({}), "modules/qwallet/runtime.yaml": said})
    kind = "modules/qmarket/module.yaml#/dependencies/squid/kind"
    facts = [fact for fact in copy.facts() if fact.name in (kind, MOTTO)]
    seen = following.Followed("near finding", "dependencies/mistaken-platform")
    copy._likely = {fact.kind: (seen,) for fact in facts}
    assert {fact.name: copy.judge([fact])[0].reader for fact in facts} == {kind: "finding", MOTTO: ""}


def fact(session: ModuleType, path: str, shape: str, number: int) -> Any:
    """A fact of a kind."""
    return session.Fact(path, f"/{number}", number, "", shape=f"{shape}#/*")


def test_of_a_mocked_module_some_facts_of_each_kind_are_changed_and_of_all_else_every_one(session: ModuleType) -> None:
    many = [("spec/a.yaml", "a"), ("modules/served/a.yaml", "a"), ("modules/mocked/a.yaml", "a")]
    facts = [fact(session, path, shape, number) for path, shape in many for number in range(30)]
    rare = fact(session, "modules/mocked/b.yaml", "b", 0)
    changed = session.drawn([*facts, rare], {"served"}, 1)
    assert Counter(each.path for each in changed) == {
        "spec/a.yaml": 30,
        "modules/served/a.yaml": 30,
        "modules/mocked/a.yaml": 2,
        "modules/mocked/b.yaml": 1,
    }
    assert changed == session.drawn([*facts, rare], {"served"}, 1)
    assert changed != session.drawn([*facts, rare], {"served"}, 2)


def test_facts_are_of_one_kind_wherever_a_module_has_named_what_they_stand_in(copy: Any) -> None:
    shapes = {each.name: each.shape for each in copy.facts()}
    contract = "modules/qwallet/contracts/{}.v1.schema.json#/properties/{}/type"
    assert shapes[contract.format("estimate", "network")] == "contracts/*.schema.json#/properties/*/type"
    assert shapes[contract.format("ledger-entry", "transferId")] == "contracts/*.schema.json#/properties/*/type"
    audits = {shape.rpartition("=")[2] for name, shape in shapes.items() if name.endswith("/get/x-anarq-audit")}
    assert audits > {'"BASIC"'}  # a word of a few is a kind of its own: another may have another reader


class Breaking:
    """A copy in which one fact cannot be judged."""

    def __init__(self, session: ModuleType) -> None:
        self._verdict = session.Verdict

    def judge(self, wanted: list[Any]) -> list[Any]:
        if any(fact.pointer == "/b" for fact in wanted):
            raise TypeError("no list")
        return [self._verdict(fact, "type") for fact in wanted]


def test_a_fact_that_cannot_be_judged_fails_the_session_and_keeps_nobody_from_the_others(session: ModuleType) -> None:
    facts = [session.Fact("x.yaml", f"/{name}", 1, "") for name in "abc"]
    verdicts = [*session._one_by_one(Breaking(session), facts)]
    assert [verdict.reader for verdict in verdicts] == ["type", "crashed", "type"]
    assert session.wrong(verdicts) == ["not judged  x.yaml#/b: TypeError('no list')"]


def leaving(parts: Sequence[Any]) -> list[Any]:
    """In place of a judgement: leaves a folder behind, as a process does that is ended."""
    tempfile.mkdtemp(prefix="left-")
    return []


def test_what_processes_leave_behind_goes_with_the_session(
    session: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(session, "judged", leaving)
    monkeypatch.setattr(session, "_PART", 1)
    still = SimpleNamespace(move=lambda: None)
    assert session._all([session.Fact("x.yaml", f"/{name}", 1, "") for name in "abc"], 2, still) == []
    assert [*tmp_path.iterdir()] == []
