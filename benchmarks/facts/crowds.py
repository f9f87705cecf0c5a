"""Modules that have faults, which those of the tree do not have, and what is found in them.

Which rule reads a number of the standard is not seen where every module keeps to it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any, Final

from behaviour import findings
from designed import by_names, designed, found_in_folder

from anarq.cli.spoiling import spoils
from anarq.loader.load import parse_document
from anarq.loader.modules import assemble, common_documents
from anarq.model.layout import FileRole, Role
from anarq.model.module import Ecosystem, Module
from anarq.model.severity import Severity
from anarq.model.standards import Standards
from anarq.model.tree import Document, Reader
from anarq.rules.catalogue import RuleCatalogue
from anarq.rules.examples import ExampleRunner, parse_page
from anarq.rules.examples.overlay import modules_of
from anarq.rules.examples.page import Block

NAMES: Final = "spec/*.schema.json"
"""What the schemas of `spec/` say of names."""

PAGES: Final[Mapping[str, frozenset[str]]] = {
    NAMES: frozenset({"names"}),
    "spec/taken.yaml": frozenset({"spec/dropped-fact", "spec/keyword-without-effect"}),
    "spec/platform/observability/slo.yaml": frozenset({"slo"}),
    "spec/layouts/anarq.yaml": frozenset({"spec/missing-file", "spec/file-off-schema", "spec/undescribed-file"}),
    "spec/standards.yaml": frozenset({"http", "mcp", "events", "names", "slo", "storage", "compat", "dependencies"}),
}
"""Rules that read a file of `spec/`, whose examples are judged with it: modules without a fault show only half."""


def lacking(standards: Standards, known: Standards, rules: RuleCatalogue) -> frozenset[str]:
    """What is found in modules of which each lacks one kind of file."""
    found: set[str] = set()
    missing = rules.chosen(["spec/missing-file"])
    (whole,) = modules_of([], _parse, standards, named=False)
    for kind in known.vocabulary.files:
        kept = {path: document for path, document in whole.documents.items() if not kind.covers(path)}
        lacking = Module(whole.name, kept, standards, files=frozenset(kept), folder=whole.name)
        found |= {f"{kind.path} {one}" for one in findings(_joined([lacking], standards), missing, form=True)}
        wrong: Any = SimpleNamespace(
            rule="spec/file-off-schema",
            severity=Severity.ERROR,
            at=SimpleNamespace(path=kind.path.replace("*", "a")),
        )
        found |= {f"{kind.path} is not generated from"} if spoils(wrong, rules) else set()
    return frozenset(found)


def housed(standards: Standards, known: Standards, rules: RuleCatalogue) -> frozenset[str]:
    """What is found of the layout of the house: by the names of files, and where each lacks."""
    return by_names(standards, known) | lacking(standards, known, rules)


def every_fault(standards: Standards, known: Standards, rules: RuleCatalogue) -> frozenset[str]:
    """What is found where a module of each name requires all others, has a tool, others and topics nearly called as the
    standard lists them; reserved topics are declared.
    """
    blocks = []
    for name in known.module_names():
        said = {"kind": "required", "range": ">=1.0.0 <2.0.0", "reason": "It is a play.", "uses": {}}
        others = {other: said for other in known.module_names() if other != name}
        blocks.append(Block(f"{name}/module.yaml", "yaml", json.dumps({"dependencies": others})))
        tools = {"tools": {tool: {} for tool in (f"{known.tool_prefix(name)}look", *map(_slip, known.tools_of(name)))}}
        blocks.append(Block(f"{name}/mcp.json", "json", json.dumps(tools)))
        blocks += [_event(name, _slip(topic)) for topic in known.topics_of(name)]
    blocks += [_event(owner, topic) for topic, owner in known.reserved_topics.items()]
    blocks += _faulty(known)
    families = ("dependencies", "names", "mcp", "events", "slo", "storage", "compat")
    ids = [id_ for id_ in rules.entries if id_.partition("/")[0] in families]
    return findings(_joined(modules_of(blocks, _parse, standards, named=True), standards), rules.chosen(ids))


def _slip(name: str) -> str:
    """The name of a tool or topic with a letter too many."""
    start, version, number = name.rpartition(".v")
    return f"{start}x{version}{number}" if number.isdecimal() else f"{name}x"


def _event(owner: str, topic: str) -> Block:
    event = {"topic": topic, "version": "1.0.0", "schema": {}}
    return Block(f"{owner}/events/{topic}.event.json", "json", json.dumps(event))


def _faulty(standards: Standards) -> Iterator[Block]:
    """Objectives, retention and deprecations that keep no promise of the standard, or only just one."""
    root = standards.root
    kinds, percentiles = [*root.get("slo", "latency").mapping()], ("p50", "p95", "p99")
    objectives = [
        {"name": f"{kind}-{of}", "metric": f"{of}_latency", "class": kind, "threshold": 1e6, "unit": "milliseconds"}
        for kind in kinds
        for of in percentiles
    ]
    yield Block("qmail/observability/slo.yaml", "yaml", json.dumps({"objectives": objectives}))
    types = root.get("retention", "resourceTypes").mapping()
    kept = [
        {"resourceType": name, "retentionPeriod": said["retentionPeriod"], "archivalPolicy": end}
        for name, said in types.items()
        if isinstance(said, dict)
        for end in ("DELETE", "ARCHIVE", "ANONYMIZE")
    ]
    yield Block("qmail/storage/retention.policy.json", "json", json.dumps({"policies": kept}))
    first = date(2026, 1, 31)
    going = [
        {"feature": f"f{days}", "deprecationDate": f"{first}", "sunsetDate": f"{first + timedelta(days)}"}
        for days in (30, 89, 90, 91, 200)
    ]
    yield Block("qmail/compat/deprecations.yaml", "yaml", json.dumps({"deprecations": going}))


def refused(standards: Standards, known: Standards, rules: RuleCatalogue) -> frozenset[str]:
    """What is found in tools whose schemas are as odd as can be, whole and in part, where nothing is generated."""
    tools = {
        f"t{number}{where}{side}": {side: whole}
        for number, odd in enumerate(_ODD)
        for where, whole in (
            ("whole", odd),
            ("property", {**_OBJECT, "properties": {"a": odd}}),
            ("part", _list_of(odd)),
        )
        for side in ("input", "output")
    }
    return found_in_folder({"qmail/mcp.json": json.dumps({"tools": tools})}, standards, rules.chosen([_REFUSED]))


_REFUSED: Final = "mcp/schema-that-clients-refuse"
_OBJECT: Final[dict[str, Any]] = {"type": "object"}
_ODD: Final[tuple[Any, ...]] = (
    *({**_OBJECT, name: [{}]} for name in ("oneOf", "anyOf", "allOf")),
    *(True, False, {}, {"type": "string"}, {"type": "array"}, {"type": "array", "items": {}}),
    *({"type": "array", "prefixItems": [{}]}, {"type": ["string", "null"]}, {"$ref": "#/$defs/a"}),
    *({"properties": {"$ref": {}}}, {"type": "object", "properties": {"type": {"const": "object"}}}),
)


def _list_of(schema: Any) -> dict[str, Any]:
    return {**_OBJECT, "properties": {"a": {"type": "array", "items": schema}}}


def _parse(path: str, text: str) -> Document:
    role = FileRole(Role.README, (path,), Reader.MARKDOWN) if path.endswith(".md") else None
    return parse_document(text.encode(), path, path, role=role)


def _joined(modules: Iterable[Module], standards: Standards) -> Ecosystem:
    return assemble(modules, standards=standards, common=common_documents())[0]


def pages(names: Iterable[str], standards: Standards, rules: RuleCatalogue) -> Mapping[str, object]:
    """What the examples of each rule's page are found to be, of rules and families by their names."""
    runner = ExampleRunner(_parse, lambda modules: _joined(modules, standards), standards, rules)
    found: dict[str, object] = {}
    for entry in (entry for entry in rules if entry.id in names or entry.family in names):
        page = parse_page(entry.page.read_text("utf-8"))
        for number, case in enumerate((*page.bad, *page.good)):
            found[f"{entry.id} {case.title} {number}"] = sorted(
                f"{one.path}{one.pointer} {one.found}" for one in runner.instances(entry, case)
            )
    return found


CROWDS: Final = {
    "spec/clients.yaml": refused,
    "spec/layouts/anarq.yaml": housed,
    "spec/layouts/design.yaml": designed,
    "spec/standards.yaml": every_fault,
}
"""Which crowd shows who reads a file of `spec/`."""
