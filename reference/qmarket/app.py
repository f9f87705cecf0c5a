"""Qmarket as an application."""

from starlette.applications import Starlette

from anarq.clients.peering import peering
from anarq.clients.peers import Peers
from anarq.reference.qmarket._gen.handlers import Handlers
from anarq.reference.qmarket._gen.peers import USES
from anarq.reference.qmarket._gen.spec import MODULE
from anarq.reference.qmarket.handlers import QmarketHandlers
from anarq.runtime import serve
from anarq.runtime.assembly import Common
from anarq.runtime.settings import Settings
from anarq.runtime.wiring import Ports

__all__ = ["MODULE", "build"]


def build(settings: Settings, peers: Peers | None = None, common: Common | None = None) -> Starlette:
    """The application. A peer that `peers` does not know is mocked."""
    return serve.build(MODULE, _handlers, settings, common=common, peers=peering(USES, peers))


def _handlers(_: Ports) -> Handlers:
    return QmarketHandlers()
