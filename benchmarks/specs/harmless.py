"""What changes nothing that matters, written down before anybody looked at what is told.

Words for people, order, form, names that nobody outside of a file uses, and what the standards leave to everybody.
"""

import json
from typing import Any, Final

import yaml
from interface import Changes, Operator
from trees import Change, Edit, Tree, Way, walk


def _alone(path: str, way: Way, value: Any) -> Change:
    return Change((Edit(path, way, value),))


def _other_order_of_members(tree: Tree) -> Changes:
    for path, data in tree.data.items():
        for way, value in walk(data):
            if isinstance(value, dict) and len(value) > 1 and way:
                yield _alone(path, way, dict(reversed(value.items())))


_SETS: Final = frozenset({"required", "enum", "tags", "operations", "scopes", "applies", "capabilities"})


def _other_order_of_sets(tree: Tree) -> Changes:
    for path, data in tree.data.items():
        for way, value in walk(data):
            if way and way[-1] in _SETS and isinstance(value, list) and len(value) > 1:
                yield _alone(path, way, value[::-1])


def _other_words(tree: Tree) -> Changes:
    for path, data in tree.data.items():
        for way, value in walk(data):
            if way and way[-1] in ("description", "summary", "meaning", "reason") and isinstance(value, str):
                yield _alone(path, way, f"{value.rstrip('.')}, in other words.")


def _written_otherwise(tree: Tree) -> Changes:
    for path, data in tree.data.items():
        flow, indent = len(path) % 2 == 0, 2 + len(path) % 3
        text = yaml.safe_dump(data, sort_keys=False, default_flow_style=flow, allow_unicode=True, width=100_000)
        yield _alone(path, (), text if not path.endswith(".json") else json.dumps(data, indent=indent))


def _with_comments(tree: Tree) -> Changes:
    for path in tree.data:
        if path.endswith((".yaml", ".yml")):
            text = tree.source.read(path).decode()
            yield _alone(path, (), f"# Read this first.\n\n{text}\n# And this last.\n")


def _extension_of_somebody(tree: Tree) -> Changes:
    for path, way, _ in tree.operations:
        yield _alone(path, (*way, "x-team-owner"), "payments")
    for path, _ in tree.documents:
        yield _alone(path, ("info", "x-logo"), {"url": "https://example.org/logo.png"})


def _contact(tree: Tree) -> Changes:
    for path, _ in tree.documents:
        yield _alone(path, ("info", "contact"), {"name": "The team", "email": "team@example.org"})
        yield _alone(path, ("info", "termsOfService"), "https://example.org/terms")
        yield _alone(path, ("externalDocs",), {"url": "https://example.org/docs"})


def _remark_in_a_schema(tree: Tree) -> Changes:
    for path, way, schema in tree.schemas:
        if "type" in schema and _is_modern(tree, path):
            yield _alone(path, (*way, "$comment"), "Nobody has to read this.")


def _is_modern(tree: Tree, path: str) -> bool:
    data = tree.data[path]
    return str(data.get("openapi", "3.1")).startswith("3.1") if isinstance(data, dict) else False


def _type_as_a_list(tree: Tree) -> Changes:
    for path, way, schema in tree.schemas:
        if isinstance(schema.get("type"), str) and _is_modern(tree, path) and not path.endswith("mcp.json"):
            yield _alone(path, (*way, "type"), [schema["type"]])


def _number_written_otherwise(tree: Tree) -> Changes:
    for path, way, schema in tree.schemas:
        for key in ("minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems"):
            if isinstance(schema.get(key), int) and not isinstance(schema[key], bool):
                yield _alone(path, (*way, key), float(schema[key]))


def _not_deprecated(tree: Tree) -> Changes:
    for path, way, operation in tree.operations:
        if "deprecated" not in operation:
            yield _alone(path, (*way, "deprecated"), False)


def _definition_by_another_name(tree: Tree) -> Changes:
    for path, data in tree.data.items():
        for way, value in walk(data):
            if way and way[-1] in ("$defs", "definitions") and isinstance(value, dict):
                for name in value:
                    text = json.dumps(data, indent=1)
                    again = text.replace(f'/{way[-1]}/{name}"', f'/{way[-1]}/{name}Again"').replace(
                        f'"{name}": ', f'"{name}Again": '
                    )
                    if text.count(f'"{name}": ') == 1:
                        yield _alone(path, (), again)


def _component_by_another_name(tree: Tree) -> Changes:
    for path, data in tree.documents:
        for kind, held in data.get("components", {}).items():
            for name in held if kind in ("schemas", "responses", "parameters") else ():
                text = json.dumps(data, indent=1)
                if text.count(f'"{name}": ') == 1:
                    again = text.replace(f'/components/{kind}/{name}"', f'/components/{kind}/{name}Again"')
                    yield _alone(path, (), again.replace(f'"{name}": ', f'"{name}Again": '))


def _component_that_nobody_uses(tree: Tree) -> Changes:
    for path, data in tree.documents:
        if not tree.house and "schemas" in data.get("components", {}):
            made = {"type": "object", "properties": {"spare": {"type": "string"}}}
            yield _alone(path, ("components", "schemas", "Spare"), made)


def _example_more(tree: Tree) -> Changes:
    for path, way, schema in tree.schemas:
        if schema.get("examples"):
            yield _alone(path, (*way, "examples", len(schema["examples"])), schema["examples"][0])


def _later_patch(tree: Tree) -> Changes:
    """All that says the version of a module says a later one, that changes nothing."""
    for path, data in tree.documents:
        version = data["info"]["version"]
        first, second, third = version.split(".")
        later = f"{first}.{second}.{int(third) + 1}"
        beside = tuple(
            Edit(there, ("version",), later)
            for there, other in tree.named("module.yaml", "package.json", "mcp.json")
            if tree.module(there) == tree.module(path) and other.get("version") == version
        )
        yield Change((Edit(path, ("info", "version"), later), *beside))


def _text_longer(tree: Tree) -> Changes:
    for path, text in tree.texts.items():
        if not _is_made(text):
            yield _alone(
                path, (), f"{text.rstrip()}\n\n## History\n\n- It was written once.\n- It was read more often.\n"
            )
            yield _alone(path, (), text.replace("\n", "\n\n", 1))
            yield _alone(path, (), text.replace(" | ", "   |   "))
            yield _alone(path, (), text.replace("\n- ", "\n* "))


def _is_made(text: str) -> bool:
    return "enerated" in text[:400]


def _file_of_another_kind(tree: Tree) -> Changes:
    for module in sorted({tree.module(path) for path in tree.files}):
        for name in ("CHANGELOG.md", "docs/why.md", "scripts/run.sh", ".editorconfig", "docs/flow.svg", "NOTICE"):
            yield _alone(f"{module}/{name}", (), "Words.\n")


def _server_more(tree: Tree) -> Changes:
    for path, data in tree.documents:
        servers = data.get("servers", [])
        yield _alone(
            path, ("servers",), [*servers, {"url": "https://api.example.org", "description": "Where it runs."}]
        )


def _tag_described(tree: Tree) -> Changes:
    for path, data in tree.documents:
        for number, _ in enumerate(data.get("tags", ())):
            yield _alone(path, ("tags", number, "externalDocs"), {"url": "https://example.org/tag"})


def _objective_stricter(tree: Tree) -> Changes:
    for path, data in tree.named("slo.yaml"):
        yield _alone(path, ("throughput", "rps"), max(1, data.get("throughput", {}).get("rps", 2) - 1))


def _kept_longer(tree: Tree) -> Changes:
    """A resource type is kept a year longer than before, where that is more than the standard asks for."""
    for path, data in tree.named("retention.policy.json"):
        for way, value in walk(data):
            if way and way[-1] == "retentionPeriod" and value == "P2Y":
                yield _alone(path, way, "P3Y")


def _rate_other(tree: Tree) -> Changes:
    for path, way, _, tool in tree.tools:
        if "rateLimit" in tool:
            yield _alone(path, (*way, "rateLimit", "burst"), tool["rateLimit"]["burst"] - 1)


def _slower_job(tree: Tree) -> Changes:
    for path, data in tree.named("module.yaml"):
        for number, job in enumerate(data.get("jobs", ())):
            if "every" in job:
                yield _alone(path, ("jobs", number, "every"), "PT2M")


HARMLESS: Final[dict[str, Operator]] = {
    "members in another order": _other_order_of_members,
    "sets in another order": _other_order_of_sets,
    "other words": _other_words,
    "written otherwise": _written_otherwise,
    "comments": _with_comments,
    "an extension of somebody": _extension_of_somebody,
    "whom to ask": _contact,
    "a remark in a schema": _remark_in_a_schema,
    "a type as a list of one": _type_as_a_list,
    "a number written otherwise": _number_written_otherwise,
    "not deprecated, which is said": _not_deprecated,
    "a definition by another name": _definition_by_another_name,
    "a component by another name": _component_by_another_name,
    "a component that nobody uses": _component_that_nobody_uses,
    "an example more": _example_more,
    "a later patch": _later_patch,
    "a longer text": _text_longer,
    "a file of another kind": _file_of_another_kind,
    "a server more": _server_more,
    "a tag described": _tag_described,
    "fewer requests promised": _objective_stricter,
    "kept as long or longer": _kept_longer,
    "a smaller burst": _rate_other,
    "a job less often": _slower_job,
}
