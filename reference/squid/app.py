"""sQuid as an application."""

from datetime import timedelta

from starlette.applications import Starlette

from anarq.clients.peering import peering
from anarq.clients.peers import Peers
from anarq.ports.deposits import Share
from anarq.reference.squid._gen.handlers import Handlers
from anarq.reference.squid._gen.peers import USES
from anarq.reference.squid._gen.spec import MODULE
from anarq.reference.squid.handlers import SquidHandlers
from anarq.reference.squid.services.grant_depository import GrantDepository
from anarq.runtime import serve
from anarq.runtime.assembly import Common
from anarq.runtime.settings import Settings
from anarq.runtime.wiring import Ports

__all__ = ["MODULE", "build"]


def build(settings: Settings, peers: Peers | None = None, common: Common | None = None) -> Starlette:
    """The application. A peer that `peers` does not know is mocked."""

    def made(ports: Ports) -> Handlers:
        return handlers(ports, settings)

    return serve.build(MODULE, made, settings, common=common, peers=peering(USES, peers))


def handlers(ports: Ports, settings: Settings) -> SquidHandlers:
    """What decides."""
    protection = MODULE.protection
    share = Share(owner=protection.deposits_per_identity, network=protection.deposits_per_network)
    depository = GrantDepository(ports.deposits, ports.revocations, ports.identities, share)
    return SquidHandlers(depository, settings.operator, timedelta(seconds=MODULE.standard.due(settings.environment)))
