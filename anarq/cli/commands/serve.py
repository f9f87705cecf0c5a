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
@click.option("--check", is_flag=True, help="Start, tell what would be served, and end.")
def command(
    module: str, host: str | None, port: int | None, state: str | None, peers: tuple[str, ...], check: bool
) -> None:
    """Run one module alone, over HTTP and MCP.

    Peers are mocked unless --peer says where they are. What the module keeps is gone with the process unless --state
    names a folder. Every other setting is an environment variable that starts with ANARQ_.

    \b
    Examples:
      anarq serve squid --port 8001
      anarq serve qwallet                                       standalone: sQuid is mocked
      anarq serve qwallet --peer squid=http://127.0.0.1:8001    hybrid: sQuid is real
      anarq serve qwallet --state ./state
    """
    (name,) = serving.known([module])
    app = serving.application_of(name)
    addresses = serving.peer_addresses(peers, name, serving.peers_of(name))

    from anarq.clients.peers import Peers

    settings = serving.settings_of(host=host, port=port, state=state)
    mocked = tuple(peer for peer in serving.peers_of(name) if peer not in addresses)
    serving.serve(
        lambda: {name: app.build(settings, Peers(addresses))},
        settings,
        lambda address: serving.announce(address, {name: app}, {name: mocked}, settings),
        check,
    )
