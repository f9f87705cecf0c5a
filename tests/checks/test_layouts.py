"""A module that is written as the design draws it is right, and what is wrong in one is found."""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from anarq import resources
from anarq.cli.rules import all_rules
from anarq.loader.modules import load_ecosystem, load_standards
from anarq.rules.engine import run
from anarq.rules.finding import Report
from anarq.source import FolderSource
from anarq.source.overlay import OverlaySource

FIXTURE = Path(__file__).parent.parent / "fixtures" / "design" / "qmail"
Change = Callable[[Any], object]


def checked(changes: dict[str, bytes | None] | None = None) -> Report:
    source = OverlaySource(FolderSource(FIXTURE, "qmail"), changes or {})
    loaded = load_ecosystem([source], standards=load_standards())
    return run(loaded.ecosystem, all_rules(), today=date(2026, 1, 31), problems=loaded.problems)


def changed(path: str, change: Change) -> Report:
    text = (FIXTURE / path).read_text("utf-8")
    data = yaml.safe_load(text) if path.endswith(".yaml") else json.loads(text)
    change(data)
    return checked({path: json.dumps(data).encode()})


def test_a_module_that_takes_the_design_by_its_letter_has_no_finding() -> None:
    report = checked()
    assert report.problems == ()
    assert report.findings == ()
    assert report.files == 14


def test_what_asks_for_words_of_the_house_is_not_asked_and_that_is_told() -> None:
    report = checked()
    rules = {entry.id: entry.rule for entry in all_rules()}
    assert {one.rule for one in report.not_checked if one.lacks} == {
        id_ for id_, rule in rules.items() if rule.vocabulary
    }
    assert set(report.rules) == {id_ for id_, rule in rules.items() if not rule.vocabulary}


EVENT, TOOLS, HTTP = "events/sent.event.json", "mcp.json", "openapi.yaml"
PINNING, CONTRACT = "storage/pinning.policy.json", "contracts/qmail-message.schema.json"
FORM = "spec/file-off-schema"


def send(data: Any) -> Any:
    return data["capabilities"]["tools"]["qmail.send"]


def operation(data: Any, path: str, method: str) -> Any:
    return data["paths"][path][method]


def _answers(data: Any) -> Any:
    return operation(data, "/messages", "post")["responses"]


def slip(data: Any, schema: Any) -> None:
    """Writes the schema of a parameter."""
    operation(data, "/messages/{messageId}", "get")["parameters"][0]["schema"] = schema


@pytest.mark.parametrize(
    ("path", "change", "rule", "found"),
    [
        (EVENT, lambda data: data.update(compatibility="BACKWARDS"), FORM, "BACKWARDS"),
        (EVENT, lambda data: data.pop("version"), FORM, "lacks `version`"),
        (EVENT, lambda data: data.pop("schema"), FORM, "lacks `schema`"),
        (HTTP, lambda data: _answers(data).update({"2000": _answers(data).pop("200")}), FORM, "2000"),
        (HTTP, lambda data: _answers(data).update({"2xx": _answers(data).pop("200")}), FORM, "2xx"),
        (PINNING, lambda data: data.update(replicationFactor=0), FORM, "replicationFactor"),
        (EVENT, lambda data: data.update(deprecationdate="2026-01-31"), FORM, "deprecationdate"),
        (EVENT, lambda data: data.update(topic="qmail.sent"), "events/topic-off-pattern", "qmail.sent"),
        (TOOLS, lambda data: send(data).pop("rateLimit"), FORM, "lacks `rateLimit`"),
        (TOOLS, lambda data: send(data).update(deprecaton={}), FORM, "deprecaton"),
        (PINNING, lambda data: data.update(replicationFactor="3"), FORM, "replicationFactor"),
        (HTTP, lambda data: operation(data, "/messages", "post").pop("responses"), FORM, "lacks `responses`"),
        (HTTP, lambda data: slip(data, {"type": "string", "maxLenght": 3}), FORM, "maxLenght"),
        (HTTP, lambda data: slip(data, {"type": "object", "properties": {"a": {"type": 3}}}), FORM, "`type` is"),
        (
            HTTP,
            lambda data: operation(data, "/messages/{messageId}", "get")["parameters"].pop(0),
            "http/undeclared-path-parameter",
            "messageId",
        ),
        (CONTRACT, lambda data: data["definitions"].pop("LockSig"), "refs/unresolved-reference", "LockSig"),
        (
            CONTRACT,
            lambda data: data["properties"].update(a={"type": "strnig"}),
            "spec/schema-breaks-its-dialect",
            "strnig",
        ),
    ],
)
def test_what_is_wrong_is_found_at_its_place(path: str, change: Change, rule: str, found: str) -> None:
    report = changed(path, change)
    told = [one for one in report.findings if one.severity.value == "error"]
    assert [(one.rule, one.place.file) for one in told] == [(rule, f"qmail/{path}")]
    assert found in told[0].found
    assert not any("take" in one.mend for one in report.findings)


@pytest.mark.parametrize("path", ["mcp.json", "events/sent.event.json", "storage/pinning.policy.json", "openapi.yaml"])
def test_further_keys_are_no_fault(path: str) -> None:
    assert changed(path, lambda data: data.update({"x-own": 1, "ownership": {"team": "a"}})).findings == ()


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
def test_either_openapi_is_right(version: str) -> None:
    def change(data: Any) -> None:
        data["openapi"] = version
        if version == "3.1.0":
            answer = data["paths"]["/messages"]["post"]["responses"]["200"]
            del answer["content"]["application/json"]["schema"]["properties"]["cid"]["nullable"]

    assert changed("openapi.yaml", change).findings == ()


def test_pinning_policies_may_stand_in_a_list_and_each_is_looked_at() -> None:
    one = json.loads((FIXTURE / "storage/pinning.policy.json").read_text("utf-8"))
    right = json.dumps([one, one]).encode()
    wrong = json.dumps([one, {**one, "accessPattern": "TEPID"}]).encode()
    assert checked({"storage/pinning.policy.json": right}).findings == ()
    (finding,) = checked({"storage/pinning.policy.json": wrong}).findings
    assert finding.at.pointer == "/1/accessPattern"


def test_what_lacks_is_one_finding_for_the_module() -> None:
    (finding,) = checked({"events/catalog.md": None, "tests/e2e/flow.js": None}).findings
    assert finding.rule == "spec/missing-file"
    assert finding.found == "module `qmail` lacks `events/catalog.md`, `tests/e2e/**`"


def test_a_file_that_lies_elsewhere_is_a_note_and_not_missing() -> None:
    text = (FIXTURE / "openapi.yaml").read_bytes().replace(b"contracts/", b"../../contracts/")
    (finding,) = checked({"openapi.yaml": None, "docs/api/openapi.yaml": text}).findings
    assert (finding.rule, finding.severity.value) == ("internal/found-elsewhere", "note")


def test_a_reference_may_climb_and_is_followed() -> None:
    text = (FIXTURE / "openapi.yaml").read_bytes().replace(b"contracts/", b"../../contracts/no-")
    findings = checked({"openapi.yaml": None, "docs/api/openapi.yaml": text}).findings
    assert [one.rule for one in findings if one.severity.value == "error"] == ["refs/unresolved-reference"]


def test_places_that_contradict_each_other_are_sides_of_one_finding() -> None:
    source = OverlaySource(FolderSource(resources.root() / "modules", "modules"), {})
    text = source.read("qerberos/openapi.yaml").decode()
    changed = re.sub(r"(?m)^  version: .*$", "  version: 9.9.9", text, count=1)
    loaded = load_ecosystem(
        [OverlaySource(source, {"qerberos/openapi.yaml": changed.encode()})], standards=load_standards()
    )
    report = run(loaded.ecosystem, all_rules().chosen(["agreement/two-versions"]), today=date(2026, 1, 31))
    (finding,) = report.findings
    (side,) = finding.sides
    assert (side.module, side.path, side.pointer) == ("qerberos", "module.yaml", "/version")
    assert side.found.startswith("the version `")


def test_a_reference_by_path_that_leads_nowhere_is_told_with_the_file_that_was_meant() -> None:
    text = (FIXTURE / HTTP).read_bytes().replace(b"contracts/qmail-message", b"contracts/qmail-mesage")
    (finding,) = checked({HTTP: text}).findings
    assert finding.mend == "did you mean `contracts/qmail-message.schema.json`?"
    assert not any(name.startswith("urn:") for name in finding.allowed)


@pytest.mark.parametrize(
    ("topics", "foreign"),
    [
        (["q.parcels.sent.v1", "q.parcels.lost.v1"], []),
        (["q.parcels.sent.v1", "q.letters.lost.v1"], ["q.parcels.sent.v1", "q.letters.lost.v1"]),
        (["q.qdrive.sent.v1"], ["q.qdrive.sent.v1"]),
    ],
    ids=["one name", "two names", "the name of a module of the standard"],
)
def test_a_folder_elsewhere_may_be_called_otherwise_than_all_its_topics(topics: list[str], foreign: list[str]) -> None:
    described = {
        f"events/{number}.event.json": json.dumps({"topic": topic, "version": "1.0.0", "schema": {}}).encode()
        for number, topic in enumerate(topics)
    }
    gone = dict.fromkeys([*(f"events/{name}.event.json" for name in ("sent", "receipt")), "mcp.json"])
    folder = FolderSource(FIXTURE, "parcels-service", name="parcels-service")
    source = OverlaySource(folder, {**gone, **described})
    rules = all_rules().chosen(["events/topic-off-pattern"])
    report = run(load_ecosystem([source], standards=load_standards()).ecosystem, rules, today=date(2026, 1, 31))
    told = [one.found.split("`")[1] for finding in report.findings for one in (finding.at, *finding.also)]
    assert sorted(told) == sorted(foreign)
