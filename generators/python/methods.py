"""What methods of handlers, clients and protocols share: meanings, signatures, and where their types come from."""

from anarq.generators.interface import Interface, ServedOperation
from anarq.generators.python.pythonfile import STANDARD, used


def meaning(operation: ServedOperation) -> str:
    """What an operation does, as the docstring of its method."""
    summary = operation.summary.rstrip(".")
    more = operation.description if operation.declared else ""
    return f"{summary}. {more}".strip()


def method_arguments(operation: ServedOperation) -> list[str]:
    """The arguments of a method of clients, mocks and the protocols that both satisfy, without `self`."""
    default = "" if operation.body_required else " = None"
    body = [f"body: {operation.code.sent}{default}"] if operation.code.request else []
    named = [found.declaration for found in operation.code.arguments.values()]
    named += ["idempotency_key: str | None = None"] if operation.idempotent else []
    return [*body, *(["*"] if named else []), *named]


def models_of(interface: Interface) -> str:
    """The module of Python that has the types of an interface."""
    return f"{interface.home.client.name}.models"


def homes_of(interface: Interface, expressions: list[str], models: str) -> dict[str, set[str]]:
    """Where the names of type expressions come from.

    Args:
        interface: whose types they are.
        expressions: types as source.
        models: the Python module that gives the types of the interface.
    """
    names, own = used(expressions), set(interface.python.exported)
    homes: dict[str, set[str]] = {models: set(names & own)} if names & own else {}
    for name, home in STANDARD.items():
        if name in names and name not in own:
            homes.setdefault(home, set()).add(name)
    return homes
