"""`anarq up`: several modules in one process, each the others' real peer."""

from typing import TYPE_CHECKING

import click

from anarq.cli import serving

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.applications import Starlette


@click.command()
@click.argument("modules", nargs=-1, metavar="[MODULE]...")
@click.option("--host", help="Address to listen on.  [default: ANARQ_HOST, else 127.0.0.1]")
@click.option("--port", type=serving.Port(), help="Port to listen on.  [default: ANARQ_PORT, else 8000]")
@click.option(
    "--state", metavar="DIR", help="Folder that keeps the state.  [default: ANARQ_STATE, else nothing is kept]"
)
@click.option("--check", is_flag=True, help="Start, tell what would be served, and end.")
def command(modules: tuple[str, ...], host: str | None, port: int | None, state: str | None, check: bool) -> None:
    """Run modules together in one process: all that have a service, or those that are named.

    Each is under its own path. A peer that is among them is real, any other is mocked.

    \b
    Examples:
      anarq up                  every module
      anarq up squid qwallet --state ./state
    """
    names = serving.known(modules or serving.services())
    apps = {name: serving.application_of(name) for name in names}

    from anarq.clients.peers import Late, Peers
    from anarq.runtime.assembly import Common

    settings = serving.settings_of(host=host, port=port, state=state)
    mocked = {name: tuple(peer for peer in serving.peers_of(name) if peer not in apps) for name in names}

    def build() -> "Mapping[str, Starlette]":
        common, late = Common(settings), {name: Late() for name in names}
        built = {name: app.build(settings, Peers(applications=late), common) for name, app in apps.items()}
        for name, application in built.items():
            late[name].application = application
        return built

    serving.serve(build, settings, lambda address: serving.announce(address, apps, mocked, settings), check)
