"""What the pages of the rules about names do not show: what is not judged, and what does not grow."""

import shutil
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import pytest

from anarq import resources
from anarq.checks.events import topic_off_pattern
from anarq.checks.names import foreign_name, misspelt_standard_name, undeclared_name, unused_name
from anarq.cli.rules import all_rules
from anarq.loader.modules import load_ecosystem, load_standards
from anarq.model import suggest
from anarq.model.errors import NotRead
from anarq.model.module import Ecosystem
from anarq.rules import Hit, NeedsPeer
from anarq.rules.engine import run
from anarq.rules.examples import ExampleRunner
from anarq.source import FolderSource, MemorySource

Load = Callable[..., Ecosystem]
HEADER = "openapi: 3.1.0\npaths:\n"
STANDARDS = load_standards()


@pytest.fixture
def load(runner: ExampleRunner) -> Load:
    def loaded(**texts: str) -> Ecosystem:
        files = {f"qmail/{path.replace('__', '/')}": text for path, text in {"module.yaml": "{}", **texts}.items()}
        return load_ecosystem([MemorySource(files, shown="mem")], standards=runner.standards).ecosystem

    return loaded


def ecosystem(load: Load, **texts: str) -> Ecosystem:
    """Names of files with `_json` and `_yaml` for their endings."""
    return load(**{path.replace("_json", ".json").replace("_yaml", ".yaml"): text for path, text in texts.items()})


def hits(found: Iterable[Hit | NeedsPeer]) -> list[str]:
    return [one.found for one in found if isinstance(one, Hit)]


def test_names_of_a_peer_that_was_not_given_are_not_checked(load: Load) -> None:
    uses = "{operations: [a], tools: [wallet.b], fields: {a: [/x]}}"
    text = f"dependencies: {{qwallet: {{uses: {uses}}}}}\nconsumes: [{{topic: q.qwallet.c.v1, fields: [/x]}}]"
    found = list(undeclared_name.check(ecosystem(load, module_yaml=text)))
    assert {(one.module, one.name) for one in found if isinstance(one, NeedsPeer)} == {
        ("qwallet", name) for name in ("a", "wallet.b", "q.qwallet.c.v1")
    }
    assert hits(found) == []


def test_a_tool_of_nobody_s_prefix_is_undeclared_and_one_of_a_missing_module_is_not_checked(load: Load) -> None:
    text = '{"tools": {"qmail.a": {"dependencies": ["walet.b", "wallet.b", "qlock"]}}}'
    given = ecosystem(load, mcp_json=text, module_yaml="name: qmail")
    found = list(undeclared_name.check(given))
    assert [one.name for one in found if isinstance(one, NeedsPeer)] == ["wallet.b"]
    assert hits(found) == ["`dependencies` names the tool or module `walet.b`, which no module declares"]


POLICIES = "scopes:\n  qmail.message.read: {meaning: Read., access: granted}\n"


def test_a_slip_is_told_with_the_name_that_was_meant(load: Load) -> None:
    tools = '{"tools": {"qmail.a": {"scope": "qmail.message.raed"}}}'
    given = ecosystem(load, mcp_json=tools, security__policies_yaml=POLICIES)
    (hit,) = [one for one in undeclared_name.check(given) if isinstance(one, Hit)]
    assert hit.mend == "did you mean `qmail.message.read`?"


@pytest.mark.parametrize(("scope", "unused"), [("qmail.message.raed", False), ("", True)])
def test_what_may_be_the_name_that_was_meant_is_not_called_unused(load: Load, scope: str, unused: bool) -> None:
    tools = f'{{"tools": {{"qmail.a": {{"scope": "{scope}"}}}}}}' if scope else '{"tools": {}}'
    http = HEADER + "  /a: {get: {operationId: a, x-anarq-access: public}}\n"
    given = ecosystem(load, mcp_json=tools, openapi_yaml=http, security__policies_yaml=POLICIES)
    told = ["the scope `qmail.message.read` is declared and no operation or tool asks for it"]
    assert hits(unused_name.check(given)) == (told if unused else [])


def test_behind_a_reference_that_leads_nowhere_any_name_may_be_declared(load: Load) -> None:
    tools = '{"tools": {"qmail.a": {"operation": "b"}}}'
    gone = HEADER + "  /a: {$ref: '#/components/pathItems/Gone'}\n"
    assert hits(undeclared_name.check(ecosystem(load, openapi_yaml=gone, mcp_json=tools))) == []
    there = gone + "components: {pathItems: {Gone: {get: {operationId: c}}}}\n"
    assert len(hits(undeclared_name.check(ecosystem(load, openapi_yaml=there, mcp_json=tools)))) == 1


def test_a_missing_file_is_told_once_and_not_once_for_each_of_its_names(load: Load) -> None:
    tools = '{"tools": {"qmail.a": {"operation": "b"}, "qmail.c": {"operation": "d"}}}'
    assert hits(undeclared_name.check(ecosystem(load, mcp_json=tools))) == []
    policies = "scopes: {qmail.a.b: {}}"
    assert hits(unused_name.check(ecosystem(load, mcp_json=tools, security__policies_yaml=policies))) == []


def test_an_operation_of_a_shared_path_item_is_declared_and_what_it_refers_to_is_judged_once(load: Load) -> None:
    text = HEADER + "  /a: {$ref: '#/components/pathItems/A'}\n  /b: {$ref: '#/components/pathItems/A'}\n"
    text += "components: {pathItems: {A: {get: {operationId: a, tags: [x]}}}}\n"
    given = ecosystem(load, openapi_yaml=text)
    assert hits(undeclared_name.check(given)) == ["`tags` names the tag `x`, which `qmail` does not declare"]
    assert len(given.names.books["qmail"].declared["operation"]["a"]) == 2


def test_what_stands_in_the_common_documents_is_not_judged_for_a_module(load: Load) -> None:
    text = HEADER + "  /health: {$ref: 'urn:anarq:common:http:v1#/components/pathItems/Health'}\n"
    assert hits(undeclared_name.check(ecosystem(load, openapi_yaml=text))) == []  # its tag is `platform`


def test_names_are_compared_only_so_often_however_many_lead_nowhere(
    load: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = 400
    compared = 0
    similarity = suggest._similarity

    def counting(word: str, name: str) -> float:
        nonlocal compared
        compared += 1
        return similarity(word, name)

    monkeypatch.setattr(suggest, "_similarity", counting)
    monkeypatch.setattr(suggest, "_MOST", 100_000)
    tags = "".join(f"  - {{name: t{i}}}\n" for i in range(many))
    operations = "".join(f"  /p{i}: {{get: {{operationId: o{i}, tags: [x{i}]}}}}\n" for i in range(many))
    given = ecosystem(load, openapi_yaml=f"{HEADER}{operations}tags:\n{tags}")
    report = run(given, all_rules().chosen(["names/undeclared-name"]), today=date(2026, 1, 1))
    assert len(report.findings) == many
    assert 0 < compared <= 100_000 // 5  # each pair has five letters or more


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "1",
        "paths: 1",
        "paths: {/a: [1]}",
        "paths: {/a: {get: {operationId: [1], tags: {a: b}, responses: [[]]}}}",
    ],
)
def test_a_document_of_any_form_is_walked(load: Load, text: str) -> None:
    given = ecosystem(load, openapi_yaml=text, mcp_json="[[]]", module_yaml="dependencies: [a, {b: c}]")
    report = run(given, all_rules().chosen(all_rules().matching("names")), today=date(2026, 1, 31))
    assert not report.crashed


def test_a_field_that_a_consumed_topic_does_not_have_is_undeclared(load: Load) -> None:
    event = '{"topic": "q.qmail.sent.v1", "schema": {"properties": {"messageId": {}}}}'
    text = "consumes: [{topic: q.qmail.sent.v1, fields: [/messageId, /messageID]}]"
    found = undeclared_name.check(ecosystem(load, module_yaml=text, **{"events/sent.v1.event_json": event}))
    assert hits(found) == ["`fields` names the field `/messageID`, which `q.qmail.sent.v1` of `qmail` does not have"]


def test_who_is_sent_commands_is_a_dependency(load: Load) -> None:
    sent = "commands: [{peer: qwallet, operation: createIntent}]"
    assert hits(undeclared_name.check(ecosystem(load, module_yaml=sent))) == [
        "`peer` names the dependency `qwallet`, which `qmail` does not declare"
    ]
    known = f"{sent}\ndependencies: {{qwallet: {{}}}}"
    assert hits(undeclared_name.check(ecosystem(load, module_yaml=known))) == []


@pytest.mark.parametrize(
    ("runbook", "found"), [("unavailable", []), ("unavailble", ["spec/platform/observability/slo.yaml"])]
)
def test_what_the_platform_names_and_nothing_declares_is_found_there(
    tmp_path: Path, runbook: str, found: list[str]
) -> None:
    platform = shutil.copytree(resources.spec() / "platform", tmp_path / "platform")
    slo = platform / "observability" / "slo.yaml"
    slo.write_text(slo.read_text().replace("runbook: unavailable}", f"runbook: {runbook}}}", 1))
    standards = load_standards(platform=FolderSource(platform, "spec/platform"))
    files = {"qmail/module.yaml": "name: qmail"}
    given = load_ecosystem([MemorySource(files, shown="mem")], standards=standards).ecosystem
    told = [one for one in undeclared_name.check(given) if isinstance(one, Hit)]
    assert [one.node.place.file for one in told] == found
    assert all(
        "`runbook` names the runbook `unavailble`, which the standard does not declare" in one.found for one in told
    )


@pytest.mark.parametrize(("code", "found"), [("TIMEOUT_ERROR", 0), ("TIMEOUT_EROR", 1)])
def test_what_the_standard_names_and_does_not_declare_is_found_there(code: str, found: int) -> None:
    text = (
        (resources.spec() / "standards.yaml")
        .read_text()
        .replace("[SERVICE_UNAVAILABLE, TIMEOUT_ERROR", f"[SERVICE_UNAVAILABLE, {code}")
    )
    standards = load_standards(MemorySource({"standards.yaml": text}, shown="spec"))
    files = {"qmail/module.yaml": "name: qmail"}
    given = load_ecosystem([MemorySource(files, shown="mem")], standards=standards).ecosystem
    told = [one for one in undeclared_name.check(given) if isinstance(one, Hit)]
    assert [one.node.pointer for one in told] == ["/retry/retryableErrors/1"] * found


def topics(load: Load, *names: str, emits: str = "", **more: str) -> Ecosystem:
    """A module with topics, one of which an operation emits."""
    events = {f"events__t{at}.event_json": f'{{"topic": "{name}"}}' for at, name in enumerate(names)}
    operation = f"{{operationId: a, x-anarq-emits: [{emits}], responses: {{}}}}" if emits else "{responses: {}}"
    whole = {"openapi_yaml": f"{HEADER}  /a: {{get: {operation}}}\n", "module_yaml": "name: qmail", **events, **more}
    return ecosystem(load, mcp_json='{"tools": {"qmail.send": {}, "qmail.fetch": {}}}', **whole)


def misspelt(given: Ecosystem) -> list[str]:
    return [one.cause for one in misspelt_standard_name.check(given) if isinstance(one, Hit)]


@pytest.mark.parametrize(
    ("names", "causes"),
    [
        (("q.qmail.sent.v1", "q.qmail.reciept.v1"), ["q.qmail.receipt.v1"]),
        (("q.qmail.send.v2",), ["q.qmail.sent.v1"]),
        (("q.qmail.sent.v2",), []),  # a later version of the same topic
        (("q.qmail.sent.v1", "q.qmail.sendt.v1"), []),  # the listed one is there as well
        (("q.qmail.archived.v1",), []),
        (("q.qchat.sent.v1",), []),  # another module's name: that is told elsewhere
        (("q.qmail.recieptt.v1", "q.qmail.reciept.v1"), ["q.qmail.receipt.v1"] * 2),  # one cause, folded
        ((f"q.qmail.{'receipt' * 1000}.v1",), []),
    ],
)
def test_a_topic_nearly_called_as_the_standard_lists_it_is_told(
    names: tuple[str, ...], causes: list[str], load: Load
) -> None:
    assert misspelt(topics(load, *names)) == causes


def test_a_listed_name_that_is_sought_in_vain_is_told_where_it_is_sought(load: Load) -> None:
    given = topics(load, "q.qmail.reciept.v1", emits="q.qmail.receipt.v1")
    assert misspelt(given) == []
    assert hits(undeclared_name.check(given)) != []


def test_the_near_name_is_not_told_while_a_file_could_not_be_read(load: Load) -> None:
    with pytest.raises(NotRead, match=r"broken\.event\.json"):
        misspelt(topics(load, "q.qmail.reciept.v1", **{"events__broken.event_json": "{"}))


LISTED = [(module, name) for module in STANDARDS.module_names() for name in STANDARDS.tools_of(module)]
TOPICS = [(module, name) for module in STANDARDS.module_names() for name in STANDARDS.topics_of(module)]


@pytest.mark.parametrize(("owner", "tool"), LISTED)
def test_a_tool_of_the_standard_that_another_module_declares_is_foreign(owner: str, tool: str) -> None:
    for module, found in foreign(f'{{"tools": {{"{tool}": {{}}}}}}', "mcp.json").items():
        assert len(found) == (module != owner), (module, found)


@pytest.mark.parametrize(("owner", "topic"), [*TOPICS, ("qnet", "q.tools.registry.updated.v1")])
def test_a_topic_of_the_standard_that_another_module_declares_is_foreign(owner: str, topic: str) -> None:
    for module, found in foreign(f'{{"topic": "{topic}"}}', "events/a.event.json").items():
        assert len(found) == (module != owner), (module, found)


def foreign(text: str, path: str) -> dict[str, list[str]]:
    """What the two rules about names of others say of one file, by the module that holds it."""
    files = {f"{name}/{path}": text for name in STANDARDS.module_names()}
    files |= {f"{name}/module.yaml": f"name: {name}" for name in STANDARDS.module_names()}
    given = load_ecosystem([MemorySource(files, shown="mem")], standards=STANDARDS).ecosystem
    return {
        name: hits([*foreign_name.check(module), *topic_off_pattern.check(module)])
        for name, module in given.modules.items()
    }
