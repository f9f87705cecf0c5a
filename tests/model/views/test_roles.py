"""Views read the documents of a role, wherever and in whatever form these lie."""

import json

import pytest

from anarq.loader.modules import load_ecosystem, load_standards
from anarq.model.basis import Basis
from anarq.model.errors import NotRead
from anarq.model.module import Module
from anarq.model.standards import Standards
from anarq.source import MemorySource

SENT, READ = "q.qmail.sent.v1", "q.qmail.read.v1"
SCHEMA = {"type": "object", "properties": {"messageId": {"type": "string"}}}


@pytest.fixture(scope="module")
def standards() -> Standards:
    return load_standards()


def module(standards: Standards, **files: object) -> Module:
    texts = {f"qmail/{path.replace('__', '/')}.json": json.dumps(data) for path, data in files.items()}
    source = MemorySource({"qmail/openapi.yaml": "{}", **texts}, shown="mem")
    return load_ecosystem([source], standards=standards).ecosystem.modules["qmail"]


def bare(key: str, name: str) -> dict[str, object]:
    return {"type": "object", "properties": {key: {"const": name}}}


@pytest.mark.parametrize(
    ("said", "basis", "pointer"),
    [
        ({"topic": SENT, "version": "1.0.0", "schema": SCHEMA}, Basis.DECLARED, "/topic"),
        (bare("topic", SENT), Basis.READ, "/properties/topic/const"),
        (bare("type", SENT), Basis.READ, "/properties/type/const"),
        (bare("eventType", SENT), Basis.READ, "/properties/eventType/const"),
        ({**SCHEMA, "$id": f"https://example.org/events/{SENT}.json"}, Basis.READ, "/$id"),
        ({**SCHEMA, "$id": f"urn:events:{SENT}"}, Basis.READ, "/$id"),
    ],
)
def test_a_topic_is_a_wrapper_or_a_bare_schema(said: object, basis: Basis, pointer: str, standards: Standards) -> None:
    (topic,) = module(standards, events__sent=said).topics
    assert (topic.name, topic.basis, topic.named.pointer) == (SENT, basis, pointer)
    assert topic.schema.get("type").text() == "object"


@pytest.mark.parametrize("key", ["definitions", "$defs"])
def test_several_topics_may_stand_in_the_definitions_of_one_file(key: str, standards: Standards) -> None:
    said = {key: {"Sent": bare("topic", SENT), "Read": bare("type", READ), "Other": SCHEMA}}
    assert [topic.name for topic in module(standards, schemas__events__all=said).topics] == [SENT, READ]


def test_a_topic_of_which_nothing_says_the_name_is_called_after_its_file_if_that_is_a_topic(
    standards: Standards,
) -> None:
    files = {f"events__{SENT}": SCHEMA, "events__other": SCHEMA}
    (topic,) = module(standards, **files).topics
    assert (topic.name, topic.basis) == (SENT, Basis.INFERRED)


def test_a_constant_that_is_no_topic_names_none(standards: Standards) -> None:
    assert module(standards, events__a=bare("type", "object")).topics == ()


@pytest.mark.parametrize(
    "said",
    [
        {"tools": {"qmail.send": {"inputSchema": SCHEMA}}},
        {"tools": [{"name": "qmail.send", "inputSchema": SCHEMA}]},
        {"capabilities": {"tools": {"qmail.send": {"inputSchema": SCHEMA}}}},
        {"capabilities": {"tools": [{"name": "qmail.send", "inputSchema": SCHEMA}]}},
    ],
)
def test_tools_are_a_map_or_a_list(said: object, standards: Standards) -> None:
    (tool,) = module(standards, mcp=said).tools
    assert tool.name == "qmail.send"
    assert tool.input.get("type").text() == "object"
    assert not tool.output.exists


def test_the_interface_is_read_where_it_lies(standards: Standards) -> None:
    text = "{openapi: 3.0.3, paths: {/a: {get: {operationId: getA}}}}"
    source = MemorySource({"qmail/mcp.json": "{}", "qmail/docs/api/openapi.yml": text}, shown="mem")
    found = load_ecosystem([source], standards=standards).ecosystem.modules["qmail"]
    assert [operation.name for operation in found.operations] == ["getA"]
    assert found.operations[0].node.place.file == "mem/qmail/docs/api/openapi.yml"


def test_a_file_of_a_role_that_cannot_be_read_leaves_nothing_known_to_be_absent(standards: Standards) -> None:
    right = json.dumps(bare("topic", SENT))
    files = {"qmail/mcp.json": "{}", "qmail/schemas/events/a.json": "{", "qmail/events/b.json": right}
    found = load_ecosystem([MemorySource(files, shown="mem")], standards=standards).ecosystem.modules["qmail"]
    with pytest.raises(NotRead, match=r"schemas/events/a\.json"):
        _ = found.topics
