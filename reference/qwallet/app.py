"""Qwallet as an application."""

from starlette.applications import Starlette

from anarq.clients.peering import peering
from anarq.clients.peers import Peers
from anarq.reference.qwallet._gen.peers import USES
from anarq.reference.qwallet._gen.spec import MODULE
from anarq.reference.qwallet.handlers import QwalletHandlers
from anarq.reference.qwallet.services.ledger import Ledger
from anarq.runtime import serve
from anarq.runtime.assembly import Common
from anarq.runtime.settings import Settings

__all__ = ["MODULE", "build"]


def build(settings: Settings, peers: Peers | None = None, common: Common | None = None) -> Starlette:
    """The application. A peer that `peers` does not know is mocked."""
    handlers = QwalletHandlers(Ledger(settings.treasury or MODULE.name))
    return serve.build(MODULE, lambda _: handlers, settings, common=common, peers=peering(USES, peers))
