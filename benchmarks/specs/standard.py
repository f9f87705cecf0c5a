"""What breaks the standard, written down before anybody looked at what is caught.

Each operator is asked for everything that it could change in some modules. What it gives is wrong by the design, by
OpenAPI, JSON Schema or MCP, whatever the rules of this repository say of it.
"""

from collections.abc import Callable
from typing import Any, Final

from interface import (
    Changes,
    Operator,
    answer_without_envelope,
    beside,
    body_of_a_read,
    link_to_nowhere,
    no_answers,
    operation_of_another,
    parameter_twice,
    path_parameter_of_another_name,
    reference_to_nothing,
    scope_of_a_read,
    security_of_nothing,
    standard_header_gone,
    status_that_is_none,
    words_of_operations,
    write_without_key,
)
from trees import GONE, Change, Edit, Key, Spot, Tree, Way, changed, members, walk


def _schema_with(taken: Callable[[dict[str, Any]], bool], key: str, value: Any) -> Operator:
    """A schema of some kind that says something else."""

    def made(tree: Tree) -> Changes:
        for path, way, schema in tree.schemas:
            if taken(schema):
                said = value(schema) if callable(value) else value
                yield changed(path, (*way, key), said, Spot(path, way))

    return made


def _is_text(schema: dict[str, Any]) -> bool:
    return schema.get("type") == "string" and not schema.keys() & {"enum", "const", "format"}


def _is_number(schema: dict[str, Any]) -> bool:
    return schema.get("type") in ("integer", "number") and not schema.keys() & {"enum", "const"}


def _keyword_misspelt(tree: Tree) -> Changes:
    slips = {"properties": "propertis", "required": "requierd", "maxLength": "maxLenght", "pattern": "patern"}
    for path, way, schema in tree.schemas:
        for key, slip in slips.items():
            if key in schema and (key != "required" or isinstance(schema[key], list)):
                yield changed(path, (*way, key), Key(slip), beside(path, way))


def _example_off_its_schema(tree: Tree) -> Changes:
    for path, way, schema in tree.schemas:
        for number, example in enumerate(schema.get("examples", ())):
            for name, value in members(example):
                if isinstance(value, str) and isinstance(example, dict):
                    yield changed(
                        path, (*way, "examples", number, name), {"not": ["this"]}, Spot(path, (*way, "examples"))
                    )
    for path, data in tree.topics:
        for name, value in members(data.get("example", {})):
            if isinstance(value, str):
                yield changed(path, ("example", name), {"not": ["this"]}, Spot(path, ("example",)))


def _unclassified(tree: Tree) -> Changes:
    for path, way, schema in tree.schemas:
        if "x-anarq-classification" in schema:
            yield changed(path, (*way, "x-anarq-classification"), GONE)


def _identifier_of_another(tree: Tree) -> Changes:
    for path, data in tree.contracts:
        others = [other for name, other in tree.contracts if name != path and tree.module(name) == tree.module(path)]
        if "$id" in data and others and "$id" in others[0]:
            taken = tree.mentions(data["$id"], others[0]["$id"])
            yield changed(path, ("$id",), others[0]["$id"], *taken)


def _values(keys: tuple[str, ...], value: Any, *files: str) -> Operator:
    """The value of some keys, in files that are so called or in such folders, is another."""

    def made(tree: Tree) -> Changes:
        for path, data in tree.data.items():
            if any(part in files for part in path.split("/")):
                for way, old in walk(data):
                    if way and way[-1] in keys and not isinstance(old, dict) and not _is_schema_of_it(way):
                        yield changed(path, way, value(old) if callable(value) else value, beside(path, way[:-1]))

    return made


def _is_schema_of_it(way: Way) -> bool:
    return bool({"properties", "example", "examples", "schema"} & set(way))


def _topic_called(name: Callable[[str], str]) -> Operator:
    def made(tree: Tree) -> Changes:
        for path, data in tree.topics if tree.is_ours else ():
            if isinstance(data.get("topic"), str):
                lost = tree.mentions(data["topic"], name(data["topic"]))
                yield changed(path, ("topic",), name(data["topic"]), *lost)

    return made


def _without_version(topic: str) -> str:
    return topic.rpartition(".")[0]


def _of_another_module(topic: str) -> str:
    first, _, *rest = topic.split(".")
    return ".".join((first, "qelsewhere", *rest))


def _topic_without_schema(tree: Tree) -> Changes:
    for path, data in tree.topics:
        if "schema" in data:
            yield changed(path, ("schema",), GONE)


def _tool_of_another_module(tree: Tree) -> Changes:
    for path, way, name, tool in tree.tools if tree.is_ours else ():
        other = f"qelsewhere.{name.rpartition('.')[2]}"
        lost = tree.mentions(name)
        if "name" in tool:
            yield changed(path, (*way, "name"), other, *lost)
        else:
            yield changed(path, way, Key(other), *lost)


def _tool_with(key: str, value: Any, *, bound: bool = False) -> Operator:
    """A tool that says something else under a key that it has; or of those alone that name their operation."""

    def made(tree: Tree) -> Changes:
        for path, way, _, tool in tree.tools:
            if key in tool and (not bound or "operation" in tool):
                said = value(tool[key]) if callable(value) else value
                if said is not None:
                    yield changed(path, (*way, key), said)

    return made


def _needs_no_tool(tree: Tree) -> Changes:
    """A tool needs one that its neighbour, which is there, does not have."""
    prefixes = {tree.module(path): name.partition(".")[0] for path, _, name, _ in tree.tools}
    for path, way, _, tool in tree.tools:
        others = [prefix for module, prefix in prefixes.items() if module != tree.module(path)]
        if "dependencies" in tool and others:
            yield changed(path, (*way, "dependencies"), [f"{others[0]}.noneSuch"])


def _reads_only(capabilities: list[str]) -> list[str] | None:
    return ["read"] if "write" in capabilities else None


def _kept_for_a_day(tree: Tree) -> Changes:
    """What the standard has kept for longer."""
    for path, data in tree.named("retention.policy.json"):
        for way, value in walk(data):
            if isinstance(value, dict) and value.get("resourceType") in _KEPT:
                yield changed(path, (*way, "retentionPeriod"), "P1D")


_KEPT: Final = frozenset({"user-messages", "audit-logs", "transaction-records"})
"""The types of which the design says how long they are kept."""


def _resource_of_another_name(tree: Tree) -> Changes:
    for path, data in tree.named("retention.policy.json"):
        for way, value in walk(data):
            if way and way[-1] == "resourceType":
                yield changed(path, way, f"{value}s", *tree.mentions(value, within=tree.module(path)))


def _objective_of_nothing(tree: Tree) -> Changes:
    for path, data in tree.named("slo.yaml"):
        for way, value in walk(data):
            if way and way[-1] in ("metric", "runbook"):
                yield changed(path, way, f"{value}x")


def _dependency_on_nobody(tree: Tree) -> Changes:
    for path, data in tree.named("module.yaml"):
        for name in data.get("dependencies", {}):
            others = tree.mentions(name, within=tree.module(path))
            yield changed(path, ("dependencies", name), Key(f"{name}x"), *others)


def _role_with_no_scope(tree: Tree) -> Changes:
    for path, data in tree.named("policies.yaml"):
        for role, said in data.get("roles", {}).items():
            for number, scope in enumerate(said.get("scopes", ())):
                yield changed(path, ("roles", role, "scopes", number), f"{scope}s")


def _component_of_nothing(tree: Tree) -> Changes:
    for path, data in tree.named("module.yaml"):
        for key in ("components", "interfaces"):
            for number, one in enumerate(data.get(key, ())):
                for at, operation in enumerate(one.get("operations", ())):
                    yield changed(path, (key, number, "operations", at), f"{operation}s")


def _state_that_is_none(tree: Tree) -> Changes:
    for path, way, schema in tree.schemas:
        for number, one in enumerate(schema.get("x-anarq-transitions", ())):
            yield changed(path, (*way, "x-anarq-transitions", number, "to"), f"{one['to']}X", Spot(path, way))


def _file_gone(tree: Tree) -> Changes:
    """A file that somebody wrote and that is due; of modules that have all the others."""
    due = ("mcp.json", "openapi.yaml", "policies.yaml", "policies.md", "matrix.md", "map.yaml", "map.md")
    for path in tree.files if tree.is_ours else ():
        if path.rpartition("/")[2] in due and not (tree.house and path.endswith(".md")):
            yield Change((Edit(path, (), GONE),), (Spot(path, ()), *tree.mentions(path.partition("/")[2])))


STANDARD: Final[dict[str, Operator]] = {
    "an operation has the name of another": operation_of_another,
    "a parameter of a path has another name": path_parameter_of_another_name,
    "an answer has no envelope": answer_without_envelope,
    "an operation has no answers": no_answers,
    "a status that is none": status_that_is_none,
    "a reference leads to nothing": reference_to_nothing,
    "a write takes no key": write_without_key,
    "a standard header is gone": standard_header_gone,
    "a parameter stands twice": parameter_twice,
    "a read takes a body": body_of_a_read,
    "security by a scheme that is none": security_of_nothing,
    "a link leads nowhere": link_to_nowhere,
    "a scope that nobody declares": words_of_operations("x-anarq-scope", "none.such.scope"),
    "no scope": words_of_operations("x-anarq-scope", GONE),
    "no purpose": words_of_operations("x-anarq-purpose", GONE),
    "a purpose that nobody declares": words_of_operations("x-anarq-purpose", "none-such"),
    "a write with the scope of a read": scope_of_a_read,
    "a topic is emitted that nobody declares": words_of_operations("x-anarq-emits", ["q.qwallet.none.such.v1"]),
    "a class of limits that is none": words_of_operations("x-anarq-limits", "none"),
    "a type that is none": _schema_with(lambda one: isinstance(one.get("type"), str), "type", "strng"),
    "a pattern that is none": _schema_with(_is_text, "pattern", "("),
    "a pattern that explodes": _schema_with(_is_text, "pattern", "^(a+)+$"),
    "bounds of numbers that exclude one another": _schema_with(_is_number, "allOf", [{"minimum": 9}, {"maximum": 1}]),
    "a bound that is none": _schema_with(_is_text, "maxLength", "long"),
    "a length below zero": _schema_with(_is_text, "minLength", -1),
    "a member is required twice": _schema_with(
        lambda one: isinstance(one.get("required"), list) and bool(one["required"]),
        "required",
        lambda one: [*one["required"], one["required"][0]],
    ),
    "a member is required that nothing describes": _schema_with(
        lambda one: isinstance(one.get("required"), list) and "properties" in one,
        "required",
        lambda one: [*one["required"], "noneSuch"],
    ),
    "a value is listed twice": _schema_with(
        lambda one: isinstance(one.get("enum"), list), "enum", lambda one: [*one["enum"], one["enum"][0]]
    ),
    "a format of another type": _schema_with(_is_number, "format", "date-time"),
    "a keyword is misspelt": _keyword_misspelt,
    "an example is off its schema": _example_off_its_schema,
    "a member is not classified": _unclassified,
    "a contract has the name of another": _identifier_of_another,
    "a state that is none": _state_that_is_none,
    "a topic has no version in its name": _topic_called(_without_version),
    "a topic of another module": _topic_called(_of_another_module),
    "a topic has no schema": _topic_without_schema,
    "a compatibility that is none": _values(("compatibility",), "SIDEWARDS", "events"),
    "a version that is none": _values(("version",), "one", "events", "module.yaml"),
    "a period that is none": _values(("retentionPeriod", "every", "within"), "two years", "storage", "module.yaml"),
    "a tool of another module": _tool_of_another_module,
    "a tool is bound to nothing": _tool_with("operation", lambda old: f"{old}s"),
    "a capability that is none": _tool_with("capabilities", ["fly"], bound=True),
    "a rate that is none": _tool_with("rateLimit", {"rpm": -1, "burst": 10}),
    "a tool that writes says that it reads": _tool_with("capabilities", _reads_only, bound=True),
    "a tool needs another that is none": _needs_no_tool,
    "input of a tool that is no object": _tool_with("inputSchema", {"type": "string"}),
    "kept for a day": _kept_for_a_day,
    "an archival policy that is none": _values(("archivalPolicy",), "BURN", "storage"),
    "a strategy of pinning that is none": _values(("pinningStrategy",), "SOMETIMES", "storage"),
    "pinned nowhere": _values(("replicationFactor",), 0, "storage"),
    "a resource type has another name": _resource_of_another_name,
    "a range in which no version is": _values(("range",), ">=2.0.0 <1.0.0", "module.yaml"),
    "a dependency on nobody": _dependency_on_nobody,
    "a role with a scope that is none": _role_with_no_scope,
    "a lawful basis that is none": _values(("lawfulBasis",), "curiosity", "policies.yaml"),
    "an objective of nothing": _objective_of_nothing,
    "more requests than the budget": _values(("rps",), 1_000_000, "slo.yaml"),
    "a component that does nothing there is": _component_of_nothing,
    "a file that is due is gone": _file_gone,
}
