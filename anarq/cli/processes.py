"""Modules in processes of their own: each is `anarq serve`, and is told where the others are."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Final

import click

from anarq.cli.serving import Mocked, Served

if TYPE_CHECKING:
    from types import FrameType

    from anarq.runtime.settings import Settings

_ANYWHERE: Final = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - compared, not listened on
_LOOK: Final = 0.2  # seconds between looks at whether one has ended
_GRACE: Final = 25.0  # seconds for the requests that are being answered, and a little
_LAST_PORT: Final = 65_535


def run(modules: Mapping[str, Served], settings: "Settings", mocked: Mocked, check: bool) -> None:
    """Serves modules until the process is told to stop, or one of them ends.

    Args:
        modules: by name.
        settings: as for one process; the port is that of the first, the others follow.
        mocked: what the mocks of contracts answer.
        check: start each, tell what would be served, and stop.

    Raises:
        click.UsageError: there are not so many ports.
        click.ClickException: one of them has ended.
    """
    ports = dict(zip(modules, _ports(settings, len(modules)), strict=True))
    host = _ANYWHERE.get(settings.host, settings.host)
    shown = f"[{host}]" if ":" in host else host
    addresses = {name: f"http://{shown}:{port}" for name, port in ports.items()}
    commands = {
        name: _command(name, module, settings, ports[name], mocked, addresses) for name, module in modules.items()
    }
    with ExitStack() as stack:
        environment = stack.enter_context(_in_common(settings))
        if settings.bus.startswith("memory"):
            told = "events stay within each process; ANARQ_BUS=nats://HOST:PORT carries them to the others"
            click.secho(told, fg="yellow")
        sys.stdout.flush()
        if check:
            _check(commands, environment)
        else:
            _watch(commands, environment)


def _ports(settings: "Settings", count: int) -> Sequence[int]:
    """A port for each: those from the settings' on, or free ones."""
    if settings.port:
        if settings.port + count - 1 > _LAST_PORT:
            raise click.UsageError(f"from port {settings.port} on there are no {count} ports; choose another --port")
        return range(settings.port, settings.port + count)
    with ExitStack() as stack:
        family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
        sockets = [stack.enter_context(socket.socket(family)) for _ in range(count)]
        for each in sockets:
            each.bind((settings.host, 0))
        return [int(each.getsockname()[1]) for each in sockets]


def _command(
    name: str, module: Served, settings: "Settings", port: int, mocked: Mocked, addresses: Mapping[str, str]
) -> list[str]:
    mock = ["--mock" if not module.is_service else "--mock-rest"] if mocked == "rest" else []
    peers = [f"--peer={peer}={addresses[peer]}" for peer in module.peers if peer in addresses]
    where = ["--host", settings.host, "--port", str(port), "--state", settings.state]
    return [sys.executable, "-m", "anarq", "serve", name, *where, *mock, *peers]


@contextmanager
def _in_common(settings: "Settings") -> Iterator[dict[str, str]]:
    """The environment of each: what services share has a folder, for a process keeps nothing for another."""
    from anarq.adapters.sql.engine import MEMORY

    with tempfile.TemporaryDirectory(prefix="anarq-up-") as folder:
        is_apart = settings.state == MEMORY and not settings.shared and settings.store.startswith("sqlite")
        yield {**os.environ, **({"ANARQ_SHARED": f"sqlite://{folder}"} if is_apart else {})}


def _check(commands: Mapping[str, list[str]], environment: Mapping[str, str]) -> None:
    for name, command in commands.items():
        if subprocess.run([*command, "--check"], env=dict(environment), check=False).returncode:  # noqa: S603 - ourselves
            raise click.ClickException(f"{name} cannot be served")


def _watch(commands: Mapping[str, list[str]], environment: Mapping[str, str]) -> None:
    children: dict[str, subprocess.Popen[bytes]] = {}
    before = signal.signal(signal.SIGTERM, _stopped)
    try:
        for name, command in commands.items():
            children[name] = subprocess.Popen(command, env=dict(environment))  # noqa: S603 - ourselves
        while all(child.poll() is None for child in children.values()):
            time.sleep(_LOOK)
        ended = next(name for name, child in children.items() if child.poll() is not None)
        raise click.ClickException(f"{ended} has ended, and the others with it")
    except KeyboardInterrupt:
        return
    finally:
        signal.signal(signal.SIGTERM, before)
        _end(children.values())


def _stopped(_: int, __: "FrameType | None") -> None:
    raise KeyboardInterrupt


def _end(children: Iterable[subprocess.Popen[bytes]]) -> None:
    for child in children:
        child.terminate()
    for child in children:
        try:
            child.wait(_GRACE)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
