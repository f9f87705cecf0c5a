"""`anarq up`: several modules together, each the others' real peer."""

from typing import TYPE_CHECKING

import click

from anarq.cli import processes, serving

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.applications import Starlette

    from anarq.runtime.settings import Settings


@click.command()
@click.argument("modules", nargs=-1, metavar="[MODULE]...")
@click.option("--host", help="Address to listen on.  [default: ANARQ_HOST, else 127.0.0.1]")
@click.option("--port", type=serving.Port(), help="Port to listen on.  [default: ANARQ_PORT, else 8000]")
@click.option(
    "--state", metavar="DIR", help="Folder that keeps the state.  [default: ANARQ_STATE, else nothing is kept]"
)
@click.option("--no-mock", is_flag=True, help="Only services, and of these only what they provide.")
@click.option("--processes", "apart", is_flag=True, help="Each module in a process of its own, on a port of its own.")
@click.option("--check", is_flag=True, help="Start, tell what would be served, and end.")
def command(
    modules: tuple[str, ...],
    host: str | None,
    port: int | None,
    state: str | None,
    no_mock: bool,
    apart: bool,
    check: bool,
) -> None:
    """Run modules together: all that are specified, or those that are named.

    What a service provides is real. The mock of its contract answers the rest, and says so: in the lines at start, in
    `/health`, and in each answer by `x-anarq-mock: true`. Each module is under its own path, or with --processes on the
    port after that of the one before. A peer that is among them is called where it is, any other is mocked.

    \b
    Examples:
      anarq up                  every module
      anarq up --no-mock        every service, as far as it is written
      anarq up --processes
      anarq up squid qwallet --state ./state
    """
    mocked: serving.Mocked = "none" if no_mock else "rest"
    names = serving.known(modules or (serving.services() if no_mock else serving.modules()))
    served = {name: serving.served(name, mocked) for name in names}
    settings = serving.settings_of(host=host, port=port, state=state)
    if apart:
        processes.run(served, settings, mocked, check)
    else:
        _together(served, settings, mocked, check)


def _together(
    served: "Mapping[str, serving.Served]", settings: "Settings", mocked: serving.Mocked, check: bool
) -> None:
    from anarq.clients.peers import Late, Peers
    from anarq.runtime.assembly import Common

    absent = {name: tuple(peer for peer in each.peers if peer not in served) for name, each in served.items()}

    def build() -> "Mapping[str, Starlette]":
        common = Common(settings, stand_in=serving.stand_in(mocked))
        late = {name: Late() for name in served}
        built = {name: each.build(settings, Peers(applications=late), common) for name, each in served.items()}
        for name, application in built.items():
            late[name].application = application
        return built

    serving.serve(build, settings, lambda address: serving.announce(address, served, absent, settings), check)
