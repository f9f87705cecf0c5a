"""Qindex as an application."""

from starlette.applications import Starlette

from anarq.clients.peers import Peers
from anarq.reference.qindex._gen.handlers import Handlers
from anarq.reference.qindex._gen.spec import MODULE
from anarq.reference.qindex.handlers import QindexHandlers
from anarq.runtime import serve
from anarq.runtime.assembly import Common
from anarq.runtime.settings import Settings
from anarq.runtime.wiring import Ports

__all__ = ["MODULE", "build"]


def build(settings: Settings, peers: Peers | None = None, common: Common | None = None) -> Starlette:
    """The application. It calls no peer; `peers` is taken so that all modules are built alike."""
    return serve.build(MODULE, _handlers, settings, common=common)


def _handlers(_: Ports) -> Handlers:
    return QindexHandlers()
