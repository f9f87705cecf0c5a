"""What `serve` and `up` share: which modules there are, which have a service, and how one is served."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

import click

from anarq.cli.code import Code, codes_here, misplaced, of_written
from anarq.cli.workspace import workspace_above
from anarq.model.errors import AnarqError, Place
from anarq.model.suggest import did_you_mean

if TYPE_CHECKING:
    from socket import socket

    from starlette.applications import Starlette

    from anarq.clients.peers import Peers
    from anarq.runtime.assembly import Common
    from anarq.runtime.operation import ModuleSpec
    from anarq.runtime.settings import Settings
    from anarq.runtime.wiring import StandIn

Mocked: TypeAlias = Literal["none", "rest", "all"]
"""What the mock of the contract answers: nothing, what no service provides, or everything."""


@dataclass(frozen=True, slots=True)
class Served:
    """A module as it is to be served.

    Attributes:
        spec: with what is mocked of it.
        peers: the modules that it calls.
        build: its application.
        is_service: whether a service is behind it, of which topics and jobs are as well.
    """

    spec: "ModuleSpec"
    peers: tuple[str, ...]
    build: "Callable[[Settings, Peers, Common], Starlette]"
    is_service: bool


def modules() -> tuple[str, ...]:
    """The modules that are specified here, and of which code is generated."""
    return tuple(codes_here())


def services() -> tuple[str, ...]:
    """The modules that have a service here."""
    return tuple(name for name, code in codes_here().items() if code.is_service)


def served(name: str, mocked: Mocked) -> Served:
    """A module, as it is to be served.

    Raises:
        click.UsageError: no service is written for it, and it is not to be mocked.
        click.ClickException: it does not fit what is generated for it, or the packages that services need are missing.
    """
    return _served(codes_here()[name], mocked)


def _served(code: Code, mocked: Mocked) -> Served:
    if mocked == "all" or (mocked == "rest" and not code.is_service):
        return _mocked(code.imported("_gen.spec").MODULE, code.spec)
    if not code.is_service:
        raise click.UsageError(f"no service is written for `{code.name}`; --mock has the mock of its contract answer")
    app = code.imported("app")
    from anarq.mock import service

    spec = service.rest(app.MODULE) if mocked == "rest" else app.MODULE
    return Served(spec, code.peers, app.build, is_service=True)


@contextmanager
def chosen(module: str, mocked: Mocked) -> Iterator[Served]:
    """A module that is named, or whose folder is, as it is to be served, while the block runs.

    A folder without a service is served by the mock of its contract, of which nothing need be generated.

    Raises:
        click.UsageError: there is none.
        click.ClickException, AnarqError: it cannot be served.
    """
    workspace = workspace_above(Path(module) if Path(module).is_dir() else Path())
    written = None if workspace is None else workspace.named(module)
    if written is None and (module in modules() or not Path(module).is_dir()):
        (name,) = known([module])
        yield served(name, mocked)
        return
    if workspace is not None and written is not None:
        problem = misplaced(written, workspace)
        if problem is not None and mocked != "all":
            raise AnarqError([problem])
        if of_written(written, workspace).is_service:
            yield _served(of_written(written, workspace), mocked)
            return

    from anarq.cli import outside
    from anarq.cli.servable import require_servable

    folder, name = (written.folder, written.name) if written else (Path(module), "")
    require_servable(folder, name)
    with outside.generated(folder, name) as found:
        yield _mocked(found.spec, found.folder)


def _mocked(module: "ModuleSpec", published: Path) -> Served:
    from anarq.mock import service
    from anarq.runtime.pipeline import IncompleteSpecError

    def build(settings: "Settings", _: "Peers", common: "Common") -> "Starlette":
        try:
            return service.build(module, settings, common, published)
        except IncompleteSpecError as error:
            raise AnarqError.one(str(error), Place(module.name), "`anarq check` says where") from error

    return Served(service.whole(module), (), build, is_service=False)


def stand_in(mocked: Mocked) -> "StandIn | None":
    """What completes a service with mocks, where these are to answer what it does not provide."""
    if mocked != "rest":
        return None
    from anarq.mock import service

    folders = {name: code.spec for name, code in codes_here().items()}
    return partial(service.stand_in, folders=folders)


class Port(click.IntRange):
    """A port to listen on; 0 lets the system choose."""

    name = "port"

    def __init__(self) -> None:
        super().__init__(0, 65535)


def settings_of(**given: object) -> "Settings":
    """The settings of the environment, with what the command line says over them.

    Raises:
        click.UsageError: a value that is not allowed.
    """
    import os
    from dataclasses import replace

    from anarq.runtime.settings import Settings

    try:
        chosen = Settings.from_environment(os.environ)
        return replace(chosen, **{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]  # the options have the fields' types
    except ValueError as error:
        raise click.UsageError(str(error)) from error


def known(names: Iterable[str]) -> tuple[str, ...]:
    """The names, when each is a module.

    Raises:
        click.UsageError: one is none; tells those that are.
    """
    there = modules()
    chosen = tuple(dict.fromkeys(names))
    for name in chosen:
        if name not in there:
            mend = did_you_mean(name, there, f"there are {', '.join(there)}")
            raise click.UsageError(f"no module `{name}`; {mend}")
    return chosen


def peer_addresses(pairs: Iterable[str], module: str, peers: Sequence[str]) -> dict[str, str]:
    """`squid=http://127.0.0.1:8001` as a mapping.

    Args:
        pairs: as they were given.
        module: that is served.
        peers: that it calls.

    Raises:
        click.UsageError: a pair that is not one, or not an HTTP address; a name that is not a peer, or is given twice.
    """
    found: dict[str, str] = {}
    for pair in pairs:
        name, _, address = pair.partition("=")
        if not name or not address.startswith(("http://", "https://")):
            raise click.UsageError(f"a peer is NAME=http://HOST:PORT, not `{pair}`")
        if name not in peers:
            there = f"its peers are {', '.join(peers)}" if peers else "it calls none"
            raise click.UsageError(f"`{name}` is not a peer of {module}; {did_you_mean(name, peers, there)}")
        if name in found:
            raise click.UsageError(f"the peer `{name}` is given twice")
        found[name] = address
    return found


def serve(
    build: "Callable[[], Mapping[str, Starlette]]", settings: "Settings", started: Callable[[str], None], check: bool
) -> None:
    """Serves applications until the process is told to stop, and tells when they answer, and where.

    Args:
        build: makes the applications, by name; called once there is an address to serve them at.
        settings: as they are served.
        started: is called with the base URL.
        check: start them, tell what would be served, and stop.

    Raises:
        click.UsageError: nobody can listen at the address; what the settings name cannot be used.
    """
    from anarq.runtime import serve

    if check:
        _close(_bound(settings.host, 0))  # the port may be that of the service that runs already
        with _told():
            start_and_stop(build())
        started(f"http://{settings.host}:{settings.port}")
        return
    listening = _bound(settings.host, settings.port)
    with ExitStack() as stack:
        for each in listening:
            stack.enter_context(each)
        with _told():
            serve.run(build(), settings, started, listening)


def _bound(host: str, port: int) -> "list[socket]":
    """Sockets that listen at an address.

    Raises:
        click.UsageError: nobody can.
    """
    from anarq.runtime.listening import AddressError, bound

    try:
        return bound(host, port)
    except AddressError as error:
        message = f"{error}; choose another address with --host, --port, ANARQ_HOST or ANARQ_PORT"
        raise click.UsageError(message) from error


def _close(sockets: "Iterable[socket]") -> None:
    for each in sockets:
        each.close()


@contextmanager
def _told() -> Iterator[None]:
    """Tells in one sentence what the settings name and cannot be used.

    Raises:
        click.UsageError: there is such a thing.
    """
    from anarq.adapters.registry import NotInstalledError
    from anarq.ports.errors import PortError
    from anarq.runtime.handlers import MissingHandlerError
    from anarq.runtime.spec_costs import CostlyContractError, UnusableContractError

    try:
        yield
    except MissingHandlerError as error:
        message = f"the service does not do all that is generated for it: {error}; `nox -s types` names what is missing"
        raise click.UsageError(message) from error
    except CostlyContractError as error:
        raise click.UsageError(f"a contract of the service lets anybody stop it: {error}") from error
    except UnusableContractError as error:
        raise click.UsageError(f"a contract of the service is no schema: {error}; `anarq check` says where") from error
    except PortError as error:
        raise click.UsageError(f"what the settings name cannot be used: {error}") from error
    except NotInstalledError as error:
        raise click.UsageError(str(error)) from error


def _as(settings: "Settings") -> str:
    """The names by which alone the MCP door is reached, where the address is none of them."""
    names = settings.mcp_hosts
    local = any(name.startswith(("127.0.0.1", "localhost")) for name in names)
    return "" if local else f" (as {', '.join(names)})"


def start_and_stop(applications: "Mapping[str, Starlette]") -> None:
    """Starts the applications as they would be served, and stops them at once."""
    import asyncio

    from anarq.runtime import serve

    async def once() -> None:
        application = serve.together(applications)
        async with application.router.lifespan_context(application):
            pass

    asyncio.run(once())


def announce(
    address: str, modules: Mapping[str, Served], absent: Mapping[str, tuple[str, ...]], settings: "Settings"
) -> None:
    """Tells what is served where, what is provided of it, what is mocked, and what is not kept.

    Args:
        address: where it is served.
        modules: by name.
        absent: the peers of each that are not reached: examples answer for them.
        settings: as they are served.
    """
    for name, module in modules.items():
        spec = module.spec
        base = address if len(modules) == 1 else f"{address}/{name}"
        click.echo(f"{spec.display} {spec.version}  {base}  MCP {base}/mcp{_as(settings)}  health {base}/health")
        mocked = [operation.name for operation in spec.operations if operation.mocked]
        there = sum(operation.available for operation in spec.operations) - len(mocked)
        click.echo(f"  operations provided: {there} of {len(spec.operations)}; tools: {len(spec.tools)}")
        for line in (
            *_mock_lines(module, mocked),
            *(f"{peer} is mocked: its answers are examples" for peer in absent[name]),
        ):
            click.secho(f"  {line}", fg="yellow")
    if settings.keys_are_lost:
        told = "each start and each process has other keys; ANARQ_KEY_PASSPHRASE, and a folder for the state, keep them"
        click.secho(f"  the state is kept, its keys are not: {told}", fg="yellow")


def _mock_lines(module: Served, mocked: Sequence[str]) -> Iterator[str]:
    if mocked and module.is_service:
        yield f"mocked, by the contract alone: {', '.join(mocked)}"
    elif mocked:
        yield "mocked, by the contract alone: all of it; what is created is found again"
    topics, jobs = len(module.spec.consumes), len(module.spec.jobs)
    if not module.is_service and (topics or jobs):
        yield f"a mock does nothing about topics and jobs: {topics} and {jobs} here"
