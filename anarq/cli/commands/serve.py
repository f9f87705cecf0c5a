"""`anarq serve MODULE`: one module alone, its peers mocked or elsewhere."""

import click

from anarq.cli import serving


@click.command()
@click.argument("module")
@click.option("--host", help="Address to listen on.  [default: ANARQ_HOST, else 127.0.0.1]")
@click.option("--port", type=serving.Port(), help="Port to listen on.  [default: ANARQ_PORT, else 8000]")
@click.option(
    "--state", metavar="DIR", help="Folder that keeps the state.  [default: ANARQ_STATE, else nothing is kept]"
)
@click.option("--peer", "peers", multiple=True, metavar="NAME=URL", help="Where a peer is; the others are mocked.")
@click.option("--mock", "mocked", flag_value="all", help="The mock of the contract answers, and no service.")
@click.option("--mock-rest", "mocked", flag_value="rest", help="The mock answers what the service does not provide.")
@click.option("--check", is_flag=True, help="Start, tell what would be served, and end.")
def command(
    module: str,
    host: str | None,
    port: int | None,
    state: str | None,
    peers: tuple[str, ...],
    mocked: serving.Mocked | None,
    check: bool,
) -> None:
    """Run one module alone, over HTTP and MCP.

    Peers are mocked unless --peer says where they are. What the module keeps is gone with the process unless --state
    names a folder. Every other setting is an environment variable that starts with ANARQ_.

    An operation that is specified and not provided answers OPERATION_NOT_AVAILABLE. With --mock-rest the mock of the
    contract answers it, with --mock every operation: requests are refused as by the service, what is created is found
    again, and each answer says `x-anarq-mock: true`. MODULE may be
    the folder of a module, too: what lies in a workspace is served by its own package, and what has no service by the
    mock of its contract.

    \b
    Examples:
      anarq serve squid --port 8001
      anarq serve qwallet                                       standalone: sQuid is mocked
      anarq serve qwallet --peer squid=http://127.0.0.1:8001    hybrid: sQuid is real
      anarq serve qwallet --state ./state
      anarq serve qwallet --mock                                no service at all: its contract answers
      anarq serve ./modules/mine                                a module of one's own
    """
    with serving.chosen(module, mocked or "none") as served:
        name = served.spec.name
        addresses = serving.peer_addresses(peers, name, served.peers)

        from anarq.clients.peers import Peers
        from anarq.runtime.assembly import Common

        settings = serving.settings_of(host=host, port=port, state=state)
        absent = tuple(peer for peer in served.peers if peer not in addresses)
        stand_in = serving.stand_in(mocked or "none")
        serving.serve(
            lambda: {name: served.build(settings, Peers(addresses), Common(settings, stand_in=stand_in))},
            settings,
            lambda address: serving.announce(address, {name: served}, {name: absent}, settings),
            check,
        )
