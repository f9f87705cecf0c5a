"""Adding one thing to the spec of a module, where its place is. No IO but reading templates."""

import keyword
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from anarq.generators.names import pascal, words
from anarq.loader.load import parse_document
from anarq.model.module import Module
from anarq.model.suggest import did_you_mean
from anarq.model.views.policies import policies_of
from anarq.scaffold.edits import Path, Text
from anarq.scaffold.kinds import RefusedError
from anarq.scaffold.templates import environment

_NAME: Final = re.compile(r"[a-z][A-Za-z0-9]{1,59}")
_KEBAB: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_TOPIC: Final = re.compile(r"q\.[a-z][a-z0-9]*(\.[a-z][a-z0-9]*)+\.v[1-9][0-9]*")
_READS: Final = frozenset({"get", "list", "read", "find", "show", "count", "look", "search"})
"""Verbs of operations that only read."""

_OPENAPI, _MANIFEST, _TOOLS = "openapi.yaml", "module.yaml", "mcp.json"
_EDITED: Final = frozenset({_OPENAPI, _MANIFEST, _TOOLS})
"""Files that are there, and get one thing more; every other one is new."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be added, and where.

    Attributes:
        module: the module.
        is_served: whether its service gets a handler for it.
        texts: of the files of its spec, by path.
        name: of what is added.
        by: the operation or job that emits a topic; empty: the first that writes.
        calls: the operation that a tool calls; empty: the first without one.
    """

    module: Module
    is_served: bool
    texts: Mapping[str, str]
    name: str
    by: str = ""
    calls: str = ""

    @property
    def variables(self) -> dict[str, Any]:
        """What every template may name."""
        found = words(self.name)
        return {
            "module": self.module.name,
            "name": self.name,
            "kebab": "-".join(found),
            "major": "1",
            "title": pascal(self.name),
            "sentence": " ".join(found).capitalize(),
        }


Files = dict[str, str | None]


def addition(kind: str, asked: Asked) -> Files:
    """What becomes of the files of its spec, by path below the folder of the module; none of them goes.

    Raises:
        RefusedError: it is there already, has no such name, or there is nothing for it to belong to.
        UneditableError: a file is written in a way that no edit keeps.
    """
    files = _ADDED[kind](asked)
    taken = [path for path in files if path not in _EDITED and path in asked.module.files]
    if taken:
        raise RefusedError(f"`{taken[0]}` is there already, and nothing is written over")
    return files


def _operation(asked: Asked) -> Files:
    _require(_NAME, asked.name, "an operation is named as `archiveEntry`, in 2 to 60 letters and digits")
    if keyword.iskeyword(asked.name):
        raise RefusedError(f"`{asked.name}` is a word of Python, and gives no name for its handler")
    _require_free(asked)
    method = "get" if words(asked.name)[0] in _READS else "post"
    tags = [tag["name"] for tag in _data(asked, _OPENAPI).get("tags", []) if tag.get("name") != "platform"]
    if not tags:
        raise RefusedError(f"`{_OPENAPI}` has no tag for it; add one under `tags`")
    scope = _scope(asked, "read" if method == "get" else "write")
    variables = asked.variables | {"method": method, "tag": tags[0], "scope": scope, "purpose": _purpose(asked)}
    path = f"/{variables['kebab']}"
    if path in _data(asked, _OPENAPI).get("paths", {}):
        raise RefusedError(f"`{_OPENAPI}` has the path `{path}` already")
    files: Files = {
        _OPENAPI: _having(asked, _OPENAPI, ["paths"], path, _written("operation.yaml", variables), before="/health"),
        **_contract_files(variables, "What comes of it.", ("at",) if method == "get" else ("text", "at")),
    }
    if method == "post":
        asking = {**variables, "kebab": f"{variables['kebab']}-request", "title": f"{variables['title']}Request"}
        files |= _contract_files(asking, "What it takes.", ("text",))
    return files | _as_part(asked, "operations", _provided(asked))


def _provided(asked: Asked) -> str:
    """The manifest, which names the operation as one that the service provides."""
    listed = _data(asked, _MANIFEST).get("implementation", {}).get("operations")
    if not asked.is_served or listed == "all":
        return asked.texts[_MANIFEST]
    return _having(asked, _MANIFEST, ["implementation", "operations"], None, asked.name)


def named(kind: str, asked: Asked) -> str:
    """The name of what is added, as the spec has it then: of a topic and a tool the first part may be left out."""
    if kind == "topic" and not asked.name.startswith("q."):
        return f"q.{asked.module.name}.{'.'.join(words(asked.name))}.v1"
    prefix = asked.module.standards.tool_prefix(asked.module.name)
    return prefix + asked.name.removeprefix(prefix) if kind == "tool" else asked.name


def _topic(asked: Asked) -> Files:
    prefix, topic = f"q.{asked.module.name}.", named("topic", asked)
    _require(_TOPIC, topic, "a topic is named as `entry.archived`")
    if not topic.startswith(prefix):
        raise RefusedError(f"`{topic}` is a topic of another module; those of this one begin with `{prefix}`")
    action, _, major = topic.removeprefix(prefix).rpartition(".v")
    kebab = action.replace(".", "-")
    if any(each.name == topic for each in asked.module.topics):
        raise RefusedError(f"{asked.module.name} has a topic `{topic}` already")
    sentence = " ".join(words(kebab)).capitalize()
    named_so = {"kebab": kebab, "major": major, "title": pascal(kebab), "topic": topic, "sentence": sentence}
    variables = asked.variables | named_so
    return {
        f"events/{kebab}.v{major}.event.json": _rendered("event.json", variables),
        **_contract_files(variables, f"{sentence}. Whom it concerns is the `subject` of the event.", ("at",)),
        **_emitting(asked, topic),
    }


def _emitting(asked: Asked, topic: str) -> Files:
    """The operation or the job that emits a topic says so."""
    writes = {each.name: each for each in asked.module.operations if each.is_write and not each.platform}
    jobs = {each.name: at for at, each in enumerate(asked.module.jobs)}
    by = asked.by or next(iter([*writes, *jobs]), "")
    if by in writes:
        operation = writes[by]
        path: Path = ["paths", operation.path, operation.method, "x-anarq-emits"]
        return {_OPENAPI: _having(asked, _OPENAPI, path, None, topic)}
    if by in jobs:
        return {_MANIFEST: _having(asked, _MANIFEST, ["jobs", jobs[by], "emits"], None, topic)}
    there = [*writes, *jobs]
    told = did_you_mean(by, there, f"there are {', '.join(there)}" if there else "there is none")
    raise RefusedError(f"no operation that writes and no job `{by}` emits it; {told}")


def _contract(asked: Asked) -> Files:
    _require(_KEBAB, asked.name, "a contract is named as `entry-list`")
    variables = {**asked.variables, "kebab": asked.name}
    return _contract_files(variables, f"{variables['sentence']}.", ("text",))


def _tool(asked: Asked) -> Files:
    prefix, tool = asked.module.standards.tool_prefix(asked.module.name), named("tool", asked)
    short = tool.removeprefix(prefix)
    _require(_NAME, short, f"a tool is named as `{prefix}archive`, behind `{prefix}` in 2 to 60 letters and digits")
    there = {each.name: each.binding for each in asked.module.tools}
    if tool in there:
        raise RefusedError(f"{asked.module.name} has a tool `{tool}` already")
    operations = {each.name: each for each in asked.module.operations if not each.platform}
    free = [name for name in operations if name not in there.values()]
    calls = asked.calls or next(iter(free), "")
    if calls not in operations:
        told = did_you_mean(calls, operations, f"there are {', '.join(operations)}")
        raise RefusedError(f"no operation `{calls}` for it to call; {told}" if calls else "every operation has a tool")
    operation = operations[calls]
    sentence = operation.summary.text().rstrip(".")
    variables = {**asked.variables, "operation": calls, "method": operation.method, "sentence": sentence}
    return {_TOOLS: _having(asked, _TOOLS, ["tools"], tool, _written("tool.json", variables))}


def _consumer(asked: Asked) -> Files:
    _require(_TOPIC, asked.name, "what is consumed is named as `q.squid.created.v1`")
    if any(each.topic == asked.name for each in asked.module.consumed):
        raise RefusedError(f"{asked.module.name} consumes `{asked.name}` already")
    handled = asked.name.removeprefix("q.").removesuffix(".v1")
    sentence = f"Does what follows from {handled}"
    variables = {**asked.variables, "topic": asked.name, "purpose": _purpose(asked), "sentence": sentence}
    entry = _having(asked, _MANIFEST, ["consumes"], None, _written("consumer.yaml", variables))
    return _as_part(asked, "acts", entry)


def _job(asked: Asked) -> Files:
    _require(_NAME, asked.name, "a job is named as `removeOld`, in 2 to 60 letters and digits")
    _require_free(asked)
    variables = {**asked.variables, "purpose": _purpose(asked)}
    entry = _having(asked, _MANIFEST, ["jobs"], None, _written("job.yaml", variables))
    return _as_part(asked, "acts", entry)


def _runbook(asked: Asked) -> Files:
    _require(_KEBAB, asked.name, "a runbook is named as `slow-answers`")
    return {f"observability/runbooks/{asked.name}.yaml": _rendered("runbook.yaml", asked.variables)}


_ADDED: Final[Mapping[str, Callable[[Asked], Files]]] = {
    "operation": _operation,
    "topic": _topic,
    "contract": _contract,
    "tool": _tool,
    "consumer": _consumer,
    "job": _job,
    "runbook": _runbook,
}


def _require(pattern: re.Pattern[str], name: str, form: str) -> None:
    if not pattern.fullmatch(name):
        raise RefusedError(f"`{name}` is no name for it; {form}")


def _require_free(asked: Asked) -> None:
    """Checks that nothing that is carried out has the name: an operation and a job are told apart by it.

    Raises:
        RefusedError: something has.
    """
    for kind, found in (("an operation", asked.module.operations), ("a job", asked.module.jobs)):
        if any(each.name == asked.name for each in found):
            raise RefusedError(f"{asked.module.name} has {kind} `{asked.name}` already")


def _data(asked: Asked, path: str) -> Any:
    document = asked.module.documents.get(path)
    return {} if document is None or not isinstance(document.data, dict) else document.data


def _scope(asked: Asked, access: str) -> str:
    scopes = policies_of(asked.module).scopes
    found = (name for name, scope in scopes.items() if scope.access.text() == access)
    scope = next(found, "")
    if not scope:
        raise RefusedError(f"`security/policies.yaml` has no scope with the access `{access}`; add one under `scopes`")
    return scope


def _purpose(asked: Asked) -> str:
    purposes = _data(asked, "security/policies.yaml").get("purposes", {})
    if not purposes:
        raise RefusedError("`security/policies.yaml` has no purpose; add one under `purposes`")
    return str(next(iter(purposes)))


def _as_part(asked: Asked, key: str, text: str) -> Files:
    """It is carried out by the first of the components."""
    if not _data(asked, _MANIFEST).get("components"):
        return {_MANIFEST: text}
    return {_MANIFEST: Text(_MANIFEST, text).having(["components", 0, key], None, asked.name, asked.name).text}


def _having(asked: Asked, file: str, path: Path, key: str | None, written: str, before: str = "") -> str:
    if file not in asked.texts:
        raise RefusedError(f"{asked.module.name} has no `{file}`, in which its place is")
    value = parse_document(written.encode(), "part.yaml", file).data
    return Text(file, asked.texts[file]).having(path, key, value, written, before).text


def _contract_files(variables: Mapping[str, Any], meaning: str, members: tuple[str, ...]) -> Files:
    said = {**variables, "meaning": meaning, "members": members}
    return {f"contracts/{variables['kebab']}.v{variables['major']}.schema.json": _rendered("contract.json", said)}


def _written(template: str, variables: Mapping[str, Any]) -> str:
    return _rendered(template, variables).rstrip("\n")


def _rendered(template: str, variables: Mapping[str, Any]) -> str:
    return environment("additions").get_template(f"{template}.j2").render(variables)
