"""What a service is made of besides its decisions: types, handlers to implement, events, scopes, spec, uses."""

from collections.abc import Iterable, Iterator

from anarq.generators.file import File, Target
from anarq.generators.headings import notice
from anarq.generators.interface import Interface, Offer, Workbench
from anarq.generators.inward import commands_of, consumed_of, handlers_of, jobs_of, peers_of
from anarq.generators.methods import exported, homes_of, meaning, method_arguments
from anarq.generators.names import constant, distinct, pascal
from anarq.generators.pythonfile import STANDARD, import_lines, used
from anarq.generators.service.spec import variables
from anarq.generators.templates import render
from anarq.generators.uses import Uses, uses_of

MODELS = "anarq.clients._gen.{}.models"
SCHEMAS = "anarq.clients._gen.{}.schemas"
_SPEC_NAMES = (
    *("Breaker", "Deliveries", "Fallback", "LimitClass", "ModuleSpec", "Operation", "Parameter"),
    *("Rate", "Tool", "Topic"),
)


def generate(bench: Workbench) -> Iterator[File]:
    """The `_gen` folder of every module that has a service in this repository."""
    files: list[File] = []
    for interface in bench.interfaces():
        if interface.module.manifest.get("implementation", "language").text() == "python":
            files += _module(bench, interface)
    return iter(sorted(files))


def _module(bench: Workbench, interface: Interface) -> Iterator[File]:
    folder = f"reference/{interface.name}/_gen"
    said = notice([f"modules/{interface.name}"], "service")
    shared: dict[str, object] = {"notice": said, "module": interface.display}
    yield File(f"{folder}/__init__.py", "")
    yield File(f"{folder}/models.py", _models(interface, shared))
    yield File(f"{folder}/handlers.py", _handlers(bench, interface, shared))
    yield from _commands(bench, interface, shared, folder)
    yield File(f"{folder}/events.py", _events(interface, shared))
    yield File(f"{folder}/scopes.py", _scopes(interface, shared))
    yield File(f"{folder}/spec.py", _spec(bench, interface, shared))
    yield File(f"{folder}/uses/__init__.py", "")
    for uses in uses_of(bench, interface):
        yield File(f"{folder}/uses/{uses.peer.name}.py", _uses(interface, uses, shared))


def _models(interface: Interface, shared: dict[str, object]) -> str:
    names = exported(interface)
    lines = import_lines({MODELS.format(interface.name): names, "anarq.clients.values": ["Number"]})
    return render(__name__, "models.py.j2", {**shared, "imports": lines, "exported": sorted([*names, "Number"])})


def _handlers(bench: Workbench, interface: Interface, shared: dict[str, object]) -> str:
    offers = [offer for offer in interface.offers if offer.available]
    consumed, commands, jobs = consumed_of(bench, interface), commands_of(bench, interface), jobs_of(interface)
    distinct(handlers_of(offers, consumed, commands, jobs), "handlers")
    homes = homes_of(interface, _expressions(offers), f"anarq.reference.{interface.name}._gen.models")
    for module, names in peers_of(consumed, "models", MODELS).items():
        homes[module] = homes.get(module, set()) | names
    homes["typing"] = homes.get("typing", set()) | {"Protocol"}
    homes["anarq.ports.json"] = {"JsonObject"} if any(each.peer is None for each in consumed) else set()
    homes[f"anarq.reference.{interface.name}._gen.commands"] = {command.answer for command in commands}
    homes["anarq.runtime.call"] = {"Call", "Decision"} if offers or consumed or commands or jobs else set()
    lines = import_lines(homes)
    variables = {"imports": lines, "offers": offers, "meaning": meaning, "consumed": consumed, "jobs": jobs}
    variables |= {"commands": commands}
    return render(__name__, "handlers.py.j2", {**shared, **variables})


def _commands(bench: Workbench, interface: Interface, shared: dict[str, object], folder: str) -> Iterator[File]:
    commands = commands_of(bench, interface)
    if not commands:
        return
    expressions = [*(each.request_type for each in commands), *(each.response_type for each in commands)]
    expressions += [declaration for each in commands for _, declaration in each.arguments]
    homes = {STANDARD[name]: {name} for name in used(expressions) & STANDARD.keys()}
    for module, names in peers_of(commands, "models", MODELS).items():
        homes[module] = homes.get(module, set()) | names
    homes["collections.abc"] = homes.get("collections.abc", set()) | {"Mapping"}
    homes["typing"] = homes.get("typing", set()) | {"TypedDict"}
    homes["anarq.runtime.call"] = {"Command"}
    homes["anarq.ports.json"] = {"JsonObject"}
    lines = import_lines(homes)
    text = render(__name__, "commands.py.j2", {**shared, "imports": lines, "commands": commands})
    yield File(f"{folder}/commands.py", text)


def _events(interface: Interface, shared: dict[str, object]) -> str:
    kinds = [emitted.type for emitted in interface.emitted]
    homes = homes_of(interface, kinds, f"anarq.reference.{interface.name}._gen.models")
    homes["anarq.runtime.call"] = {"Event"} if kinds else set()
    return render(__name__, "events.py.j2", {**shared, "imports": import_lines(homes), "emitted": interface.emitted})


def _scopes(interface: Interface, shared: dict[str, object]) -> str:
    declared = sorted(interface.module.policies.get("scopes").items())
    named = [(constant(name.removeprefix(f"{interface.name}.")), name, node) for name, node in declared]
    distinct(((name, node) for name, _, node in named), "scopes")
    scopes = [(name, scope, node.get("meaning").text()) for name, scope, node in named]
    lines = import_lines({"typing": ["Final"]} if scopes else {})
    return render(__name__, "scopes.py.j2", {**shared, "imports": lines, "scopes": scopes})


def _spec(bench: Workbench, interface: Interface, shared: dict[str, object]) -> str:
    consumed, commands, jobs = consumed_of(bench, interface), commands_of(bench, interface), jobs_of(interface)
    names = set(_SPEC_NAMES) | ({"Consumption"} if consumed or commands else set()) | ({"Job"} if jobs else set())
    names |= {"CommandKind"} if commands else set()
    if not any(offer.arguments for offer in interface.offers):
        names.discard("Parameter")
    if not interface.offers:
        names.discard("Operation")
    homes: dict[str, Iterable[str]] = {
        "typing": ["Final"],
        "anarq.clients._gen.common.errors": ["ERRORS"],
        "anarq.clients._gen.common.headers": ["HEADERS"],
        "anarq.clients._gen.common.protection": ["PROTECTION"],
        "anarq.clients._gen.common.standard": ["STANDARD"],
        "anarq.ports.json": ["JsonObject"],
        "anarq.runtime.operation": names,
        "anarq.wire.retry": ["Retry"],
        f"anarq.clients._gen.{interface.name}": ["schemas"] if interface.schemas.public() else [],
    }
    for module, aliases in peers_of(consumed, "schemas", SCHEMAS).items():
        homes[module] = {*homes.get(module, ()), *aliases}
    found = variables(bench, interface, consumed, commands, jobs)
    return render(__name__, "spec.py.j2", {**shared, **found, "imports": import_lines(homes)})


def _uses(interface: Interface, uses: Uses, shared: dict[str, object]) -> str:
    own, models = _protocol(uses.peer), MODELS.format(uses.peer.name)
    homes = homes_of(uses.peer, _expressions(uses.offers), models)
    names = homes.get(models, set())
    extra = {"Protocol"} if uses.offers else set()
    homes["typing"] = homes.get("typing", set()) | extra
    return render(
        __name__,
        "uses.py.j2",
        {
            **shared,
            "peer": uses.peer.display,
            "name": own,
            "imports": import_lines(homes),
            "offers": uses.offers,
            "exported": sorted([*names, *([own] if uses.offers else [])]),
            "meaning": meaning,
            "arguments": method_arguments,
        },
    )


def _protocol(peer: Interface) -> str:
    """The name of the protocol of a peer: the peer's own, unless one of its types has it."""
    name = pascal(peer.name)
    return f"{name}Peer" if name in exported(peer) else name


def _expressions(offers: Iterable[Offer]) -> list[str]:
    return [expression for offer in offers for expression in offer.expressions]


TARGET = Target(
    name="service",
    summary="What a service implements and runs on: types, handlers, events, scopes, spec and uses of peers.",
    owns=("reference/*/_gen/*.py", "reference/*/_gen/uses/*.py"),
    generate=generate,
)
