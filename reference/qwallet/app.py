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
    return serve.build(MODULE, lambda ports: handlers(_squid(known, ports), ports), settings, common=common)


def handlers(squid: Squid, ports: Ports) -> Handlers:
    """The handlers, beside the sQuid that is handed in: the full client, or the mock."""
    return QwalletHandlers(Payers(squid, Guarded(MODULE.breaker, ports.clock)))


def _squid(peers: Peers, ports: Ports) -> Squid:
    http = peers.http("squid")
    if http is None:
        return SquidMock()
    ports.life.push_async_callback(http.aclose)
    connection = Connection(http=http, clock=ports.clock, retry=MODULE.retry)
    return SquidClient(connection, Context(ServiceIdentity(ports.keys, ports.clock)))
