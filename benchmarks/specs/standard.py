"""What breaks the standard, written down before anybody looked at what is caught.

Each operator is asked for everything that it could change in some modules. What it gives is wrong by the design, by
OpenAPI, JSON Schema or MCP, whatever the rules of this repository say of it.
"""

from collections.abc import Callable, Iterator
from typing import Any, Final, TypeAlias

from trees import GONE, WRITES, Change, Edit, Key, Spot, Tree, Way, changed, members, walk

Changes: TypeAlias = Iterator[Change]
Operator: TypeAlias = Callable[[Tree], Changes]


def _beside(path: str, way: Way) -> Spot:
    return Spot(path, way, alone=True)


def _operation_of_another(tree: Tree) -> Changes:
    for path, way, operation in tree.operations:
        others = [one for one in tree.operations if one[0] == path and one[1] != way]
        for _, there, other in others[:1]:
            taken = Spot(path, (*there, "operationId"))
            lost = tree.mentions(operation["operationId"])
            yield changed(path, (*way, "operationId"), other["operationId"], taken, *lost)


def _path_parameter_of_another_name(tree: Tree) -> Changes:
    for path, data in tree.documents:
        for way, value in walk(data):
            if isinstance(value, dict) and value.get("in") == "path" and "name" in value:
                paths = [
                    Spot(path, ("paths", one), alone=True) for one in data["paths"] if f"{{{value['name']}}}" in one
                ]
                below = [Spot(path, ("paths", one)) for one in data["paths"] if f"{{{value['name']}}}" in one]
                yield changed(path, (*way, "name"), f"{value['name']}Of", *paths, *below)


def _answers(tree: Tree) -> Iterator[tuple[str, Way, dict[str, Any]]]:
    for path, way, operation in tree.operations:
        for status, answer in operation.get("responses", {}).items():
            if status.startswith("2") and "content" in answer:
                yield path, (*way, "responses", status), answer


def _answer_without_envelope(tree: Tree) -> Changes:
    for path, way, answer in _answers(tree):
        schema = answer["content"].get("application/json", {}).get("schema", {})
        if "allOf" in schema or {"status", "code", "message"} <= schema.get("properties", {}).keys():
            bare = {"type": "object", "properties": {"answer": {"type": "string"}}}
            yield changed(path, (*way, "content", "application/json", "schema"), bare, _beside(path, way))


def _no_answers(tree: Tree) -> Changes:
    for path, way, _ in tree.operations:
        yield changed(path, (*way, "responses"), {}, _beside(path, way))


def _status_that_is_none(tree: Tree) -> Changes:
    for path, way, _ in _answers(tree):
        yield changed(path, way, Key("2000"))


def _reference_to_nothing(tree: Tree) -> Changes:
    for path, data in tree.data.items():
        for way, value in walk(data):
            if way and way[-1] == "$ref" and isinstance(value, str):
                yield changed(path, way, f"{value}x")


def _write_without_key(tree: Tree) -> Changes:
    for path, way, operation in tree.operations:
        if way[-1] in WRITES and not operation.get("x-anarq-safe"):
            for number, one in enumerate(operation.get("parameters", ())):
                if one.get("name") == "Idempotency-Key" or str(one.get("$ref")).endswith("/IdempotencyKey"):
                    yield changed(path, (*way, "parameters", number), GONE, _beside(path, way))


def _standard_header_gone(tree: Tree) -> Changes:
    for path, way, operation in tree.operations:
        for number, one in enumerate(operation.get("parameters", ())):
            if str(one.get("$ref", one.get("name"))).rpartition("/")[2] in ("Sig", "SquidId", "Ts", "Qonsent"):
                yield changed(path, (*way, "parameters", number), GONE, _beside(path, way))
    for path, data in tree.documents:
        for number, one in enumerate(data.get("security", ())):
            for name in one:
                yield changed(path, ("security", number, name), GONE, Spot(path, ("security",)))


def _parameter_twice(tree: Tree) -> Changes:
    for path, way, operation in tree.operations:
        parameters = operation.get("parameters", ())
        for number, one in enumerate(parameters):
            yield changed(path, (*way, "parameters", len(parameters)), one, Spot(path, (*way, "parameters", number)))


def _body_of_a_read(tree: Tree) -> Changes:
    body = {"content": {"application/json": {"schema": {"type": "object"}}}}
    for path, way, _ in tree.operations:
        if way[-1] == "get":
            yield changed(path, (*way, "requestBody"), body, _beside(path, way))


def _security_of_nothing(tree: Tree) -> Changes:
    for path, way, _ in tree.operations:
        yield changed(path, (*way, "security"), [{"Passport": []}])


def _link_to_nowhere(tree: Tree) -> Changes:
    for path, data in tree.documents:
        for way, value in walk(data):
            if "links" in way and way[-1] == "operationId":
                yield changed(path, way, f"{value}s")


def _words_of_operations(key: str, value: Any) -> Operator:
    """An operation whose word of the house is another, or gone."""

    def made(tree: Tree) -> Changes:
        for path, way, operation in tree.operations:
            if key in operation:
                yield changed(path, (*way, key), value)

    return made


def _scope_of_a_read(tree: Tree) -> Changes:
    for path, way, operation in tree.operations:
        policies: Any = tree.data.get(f"{tree.module(path)}/security/policies.yaml", {})
        reads = [name for name, scope in policies.get("scopes", {}).items() if scope.get("access") == "read"]
        if reads and way[-1] in WRITES and not operation.get("x-anarq-safe") and "x-anarq-scope" in operation:
            yield changed(path, (*way, "x-anarq-scope"), reads[0], Spot(path, way))


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
                yield changed(path, (*way, key), Key(slip), _beside(path, way))


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
                        yield changed(path, way, value(old) if callable(value) else value, _beside(path, way[:-1]))

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
    "an operation has the name of another": _operation_of_another,
    "a parameter of a path has another name": _path_parameter_of_another_name,
    "an answer has no envelope": _answer_without_envelope,
    "an operation has no answers": _no_answers,
    "a status that is none": _status_that_is_none,
    "a reference leads to nothing": _reference_to_nothing,
    "a write takes no key": _write_without_key,
    "a standard header is gone": _standard_header_gone,
    "a parameter stands twice": _parameter_twice,
    "a read takes a body": _body_of_a_read,
    "security by a scheme that is none": _security_of_nothing,
    "a link leads nowhere": _link_to_nowhere,
    "a scope that nobody declares": _words_of_operations("x-anarq-scope", "none.such.scope"),
    "no scope": _words_of_operations("x-anarq-scope", GONE),
    "no purpose": _words_of_operations("x-anarq-purpose", GONE),
    "a purpose that nobody declares": _words_of_operations("x-anarq-purpose", "none-such"),
    "a write with the scope of a read": _scope_of_a_read,
    "a topic is emitted that nobody declares": _words_of_operations("x-anarq-emits", ["q.qwallet.none.such.v1"]),
    "a class of limits that is none": _words_of_operations("x-anarq-limits", "none"),
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
