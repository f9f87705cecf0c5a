"""Qerberos as an application."""

from starlette.applications import Starlette

from anarq.clients.peers import Peers
from anarq.reference.qerberos._gen.handlers import Handlers
from anarq.reference.qerberos._gen.spec import MODULE
from anarq.reference.qerberos.handlers import QerberosHandlers
from anarq.runtime import serve
from anarq.runtime.assembly import Common
from anarq.runtime.settings import Settings
from anarq.runtime.wiring import Ports

__all__ = ["MODULE", "build"]


def build(settings: Settings, peers: Peers | None = None, common: Common | None = None) -> Starlette:
    """The application. It calls no peer; `peers` is taken so that all modules are built alike."""

    def handlers(_: Ports) -> Handlers:
        return QerberosHandlers(settings.operator)

    return serve.build(MODULE, handlers, settings, common=common)
