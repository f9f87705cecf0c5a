"""What a service is made of besides its decisions: types, handlers to implement, events, scopes, spec, uses."""

from collections.abc import Iterable, Iterator

from anarq.generators.file import File, Printed, Target
from anarq.generators.headings import notice
from anarq.generators.interface import Interface, Interfaces, ServedOperation
from anarq.generators.inward import Commanded, commands_of, consumed_of, handlers_of, jobs_of, peers_of
from anarq.generators.names import constant, distinct
from anarq.generators.python.methods import homes_of, meaning, method_arguments, models_of
from anarq.generators.python.pythonfile import STANDARD, import_lines, used
from anarq.generators.service.retention import keepings
from anarq.generators.service.spec import variables
from anarq.generators.settings import budget, counters, objectives
from anarq.generators.templates import printed
from anarq.generators.uses import Linked, Uses, linked_of, uses_of
from anarq.model.views.policies import policies_of
from anarq.model.views.states import machines_of

_SPEC_NAMES = (
    *("Deliveries", "LimitClass", "ModuleSpec", "Operation", "Parameter"),
    *("Rate", "Tool", "Topic"),
)


def generate(interfaces: Interfaces) -> Iterator[File]:
    """The `_gen` folder of every module that has a service here."""
    files: list[File] = []
    for interface in interfaces.all():
        if interface.module.manifest.language.text() == "python":
            files += files_of(interfaces, interface)
    return iter(sorted(files))


def files_of(interfaces: Interfaces, interface: Interface) -> Iterator[File]:
    """The `_gen` folder of one module, whatever its service is written in."""
    folder = interface.home.generated.folder
    said = notice(interface.home.shown(), "service")
    shared: dict[str, object] = {"notice": said, "module": interface.display}
    yield File(f"{folder}/__init__.py", "")
    yield File(f"{folder}/models.py", _models(interface, shared))
    uses = uses_of(interfaces, interface)
    linked = linked_of(uses, commands_of(interfaces, interface))
    yield File(f"{folder}/handlers.py", _handlers(interfaces, interface, shared, linked))
    if linked:
        yield File(f"{folder}/peers.py", _peers(interface, linked, shared))
    yield from _commands(interfaces, interface, uses, shared, folder)
    yield File(f"{folder}/events.py", _events(interface, shared))
    yield File(f"{folder}/scopes.py", _scopes(interface, shared))
    yield File(f"{folder}/spec.py", _spec(interfaces, interface, shared))
    yield File(f"{folder}/uses/__init__.py", "")
    for each in uses:
        yield File(f"{folder}/uses/{each.peer.name}.py", _uses(interface, each, shared))


def _models(interface: Interface, shared: dict[str, object]) -> Printed:
    names = interface.python.exported
    lines = import_lines({models_of(interface): names, "anarq.clients.values": ["Number"]})
    return printed(__name__, "models.py.j2", {**shared, "imports": lines, "exported": sorted([*names, "Number"])})


def _peers(interface: Interface, linked: list[Linked], shared: dict[str, object]) -> Printed:
    homes: dict[str, Iterable[str]] = {
        "dataclasses": ["dataclass"],
        "typing": ["Final"],
        "anarq.clients.peering": ["Kind", "Reach", "Uses"],
    }
    for peer in linked:
        home = interface.interfaces.homes.of(peer.name).client
        homes[f"{home.name}.client"] = [f"{peer.classes}Client"]
        homes[f"{home.name}.mock"] = [f"{peer.classes}Mock"]
        if peer.protocol:
            homes[f"{interface.home.generated.name}.uses.{peer.name}"] = [peer.protocol]
    return printed(__name__, "peers.py.j2", {**shared, "imports": import_lines(homes), "linked": linked})


def _handlers(interfaces: Interfaces, interface: Interface, shared: dict[str, object], linked: list[Linked]) -> Printed:
    operations = [operation for operation in interface.operations if operation.available]
    consumed, commands = consumed_of(interfaces, interface), commands_of(interfaces, interface)
    jobs, generated = jobs_of(interface), interface.home.generated.name
    distinct(handlers_of(operations, consumed, commands, jobs), "handlers")
    homes = homes_of(interface, _expressions(operations), f"{generated}.models")
    for module, names in peers_of(consumed, "models").items():
        homes[module] = homes.get(module, set()) | names
    homes["typing"] = homes.get("typing", set()) | {"Protocol"}
    homes["anarq.ports.json"] = {"JsonObject"} if any(each.peer is None for each in consumed) else set()
    homes[f"{generated}.commands"] = {command.answer for command in commands}
    anything = bool(operations or consumed or commands or jobs)
    homes["anarq.runtime.call"] = {"Call", "Decision"} if anything else set()
    homes[f"{generated}.peers"] = {"Peers"} if linked and anything else set()
    lines = import_lines(homes)
    variables = {"imports": lines, "operations": operations, "meaning": meaning, "consumed": consumed, "jobs": jobs}
    variables |= {"commands": commands, "call": "Call[Peers]" if linked else "Call"}
    return printed(__name__, "handlers.py.j2", {**shared, **variables})


def _commands(
    interfaces: Interfaces, interface: Interface, uses: list[Uses], shared: dict[str, object], folder: str
) -> Iterator[File]:
    commands = commands_of(interfaces, interface)
    if not commands:
        return
    named = {(each.peer.name, operation.name) for each in uses for operation in each.as_caller}

    def as_caller(command: Commanded) -> bool:
        return (command.declared.peer, command.declared.operation) in named

    expressions = [*(each.request_type for each in commands), *(each.response_type for each in commands)]
    expressions += [declaration for each in commands for _, declaration in each.arguments]
    homes = {STANDARD[name]: {name} for name in used(expressions) & STANDARD.keys()}
    for module, names in peers_of(commands, "models").items():
        homes[module] = homes.get(module, set()) | names
    homes["collections.abc"] = homes.get("collections.abc", set()) | {"Mapping"}
    homes["typing"] = homes.get("typing", set()) | {"TypedDict"}
    homes["anarq.runtime.call"] = {"Command"}
    homes["anarq.ports.json"] = {"JsonObject"}
    homes["anarq.ports.peers"] = {"Delegated"} if any(map(as_caller, commands)) else set()
    lines = import_lines(homes)
    variables = {"imports": lines, "commands": commands, "as_caller": as_caller}
    text = printed(__name__, "commands.py.j2", {**shared, **variables})
    yield File(f"{folder}/commands.py", text)


def _events(interface: Interface, shared: dict[str, object]) -> Printed:
    kinds = [*interface.python.topics.values()]
    homes = homes_of(interface, kinds, f"{interface.home.generated.name}.models")
    homes["anarq.runtime.call"] = {"Event"} if kinds else set()
    variables = {"imports": import_lines(homes), "emitted": interface.emitted, "types": interface.python.topics}
    return printed(__name__, "events.py.j2", {**shared, **variables})


def _scopes(interface: Interface, shared: dict[str, object]) -> Printed:
    declared = sorted(policies_of(interface.module).scopes.items())
    named = [(constant(name.removeprefix(f"{interface.name}.")), name, scope) for name, scope in declared]
    distinct(((name, scope.node) for name, _, scope in named), "scopes")
    scopes = [(name, written, scope.meaning.text()) for name, written, scope in named]
    lines = import_lines({"typing": ["Final"]} if scopes else {})
    return printed(__name__, "scopes.py.j2", {**shared, "imports": lines, "scopes": scopes})


def _spec(interfaces: Interfaces, interface: Interface, shared: dict[str, object]) -> Printed:
    consumed, commands = consumed_of(interfaces, interface), commands_of(interfaces, interface)
    jobs = jobs_of(interface)
    names = set(_SPEC_NAMES) | ({"Consumption"} if consumed or commands else set()) | ({"Job"} if jobs else set())
    names |= {"CommandKind"} if commands else set()
    kept = [source for members in keepings(interface) for _, source in members]
    names |= {"Budget"} if budget(interface) else set()
    names |= {"States"} if any(machine.said.exists for machine in machines_of(interface.module)) else set()
    names |= {"Objective"} if objectives(interface) else set()
    names |= {"Counter"} if counters(interface) else set()
    if not any(operation.arguments for operation in interface.operations):
        names.discard("Parameter")
    if not interface.operations:
        names.discard("Operation")
    homes: dict[str, Iterable[str]] = {
        "typing": ["Final"],
        "anarq.clients._gen.common.errors": ["ERRORS"],
        "anarq.clients._gen.common.headers": ["HEADERS"],
        "anarq.clients._gen.common.protection": ["PROTECTION"],
        "anarq.clients._gen.common.standard": ["STANDARD"],
        "anarq.ports.json": ["JsonObject"],
        "anarq.runtime.keeping": _kept(kept, bool(interface.emitted)),
        "anarq.runtime.operation": names,
        "anarq.wire.breaker": ["Breaker", "Fallback"],
        "anarq.wire.retry": ["Retry"],
        "anarq.wire.streams": ["StreamKind"] if any(each.takes or each.gives for each in interface.operations) else [],
        interface.home.client.name: ["schemas"] if interface.schemas.constants else [],
    }
    for module, aliases in peers_of(consumed, "schemas").items():
        homes[module] = {*homes.get(module, ()), *aliases}
    found = variables(interfaces, interface, consumed, commands, jobs)
    return printed(__name__, "spec.py.j2", {**shared, **found, "imports": import_lines(homes)})


def _kept(sources: list[str], emits: bool) -> list[str]:
    """The names of `anarq.runtime.keeping` that what is kept, and told, is written with."""
    names = ["Keeping", "Retention"] if sources else []
    names += ["Period"] if sources or emits else []
    return [*names, *(["Collection"] if any("Collection(" in one for one in sources) else [])]


def _uses(interface: Interface, uses: Uses, shared: dict[str, object]) -> Printed:
    own, models = uses.protocol, models_of(uses.peer)
    expressions = [expression for operation in uses.operations for expression in operation.code.sent_expressions]
    homes = homes_of(uses.peer, expressions, models)
    names = homes.get(models, set())
    extra = {"Protocol"} if uses.operations else set()
    homes["typing"] = homes.get("typing", set()) | extra
    return printed(
        __name__,
        "uses.py.j2",
        {
            **shared,
            "peer": uses.peer.display,
            "name": own,
            "imports": import_lines(homes),
            "operations": uses.operations,
            "exported": sorted([*names, *([own] if uses.operations else [])]),
            "meaning": meaning,
            "arguments": method_arguments,
        },
    )


def _expressions(operations: Iterable[ServedOperation]) -> list[str]:
    return [expression for operation in operations for expression in operation.code.expressions]


TARGET = Target(
    name="service",
    summary="What a service implements and runs on: types, handlers, events, scopes, spec and uses of peers.",
    owns=("{service}/_gen/*.py", "{service}/_gen/uses/*.py"),
    generate=generate,
)
