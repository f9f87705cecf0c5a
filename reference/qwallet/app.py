"""Qwallet as an application."""

from starlette.applications import Starlette

from anarq.clients._gen.squid.client import SquidClient
from anarq.clients._gen.squid.mock import SquidMock
from anarq.clients.caller import Context
from anarq.clients.connection import Connection
from anarq.clients.peers import Peers
from anarq.clients.service import ServiceIdentity
from anarq.reference.qwallet._gen.handlers import Handlers
from anarq.reference.qwallet._gen.spec import MODULE
from anarq.reference.qwallet._gen.uses.squid import Squid
from anarq.reference.qwallet.handlers import QwalletHandlers
from anarq.reference.qwallet.services.ledger import Ledger
from anarq.reference.qwallet.services.payer import Payers
from anarq.runtime import serve
from anarq.runtime.assembly import Common
from anarq.runtime.breaker import Guarded
from anarq.runtime.settings import Settings
from anarq.runtime.wiring import Ports

__all__ = ["MODULE", "build", "handlers"]


def build(settings: Settings, peers: Peers | None = None, common: Common | None = None) -> Starlette:
    """The application. A peer that `peers` does not know is mocked."""
    known = peers or Peers()
    house = settings.treasury or MODULE.name
    return serve.build(MODULE, lambda ports: handlers(_squid(known, ports), ports, house), settings, common=common)


def handlers(squid: Squid, ports: Ports, house: str = MODULE.name) -> Handlers:
    """The handlers, beside the sQuid that is handed in: the full client, or the mock.

    Args:
        squid: tells who may act.
        ports: what they run on.
        house: the treasury; the name of the module, which is nobody's, where there is none.
    """
    return QwalletHandlers(Payers(squid, Guarded(MODULE.breaker, ports.clock)), Ledger(house))


def _squid(peers: Peers, ports: Ports) -> Squid:
    http = peers.http("squid")
    if http is None:
        return SquidMock()
    ports.life.push_async_callback(http.aclose)
    connection = Connection(http=http, clock=ports.clock, retry=MODULE.retry)
    return SquidClient(connection, Context(ServiceIdentity(ports.keys, ports.clock)))
