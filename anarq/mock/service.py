"""A module as an application, of which all, or what no service provides, is answered by the mock of its contract."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

from starlette.applications import Starlette

from anarq import resources
from anarq.mock.handlers import handlers_of, idle
from anarq.mock.published import published_of
from anarq.runtime import serve
from anarq.runtime.assembly import Common
from anarq.runtime.operation import ModuleSpec
from anarq.runtime.settings import Settings
from anarq.runtime.wiring import HandlersFactory, Ports


def build(
    module: ModuleSpec, settings: Settings, common: Common | None = None, published: Path | None = None
) -> Starlette:
    """The application of a module that is mocked as a whole. It calls nobody, and does nothing about topics and jobs.

    Args:
        module: as it is generated.
        settings: as for a service.
        common: shared with other modules of the process.
        published: the folder of the module; None: that of this installation.
    """
    spec, known = whole(module), published_of(published or folder_of(module))

    def handlers(ports: Ports) -> object:
        entries = idle((*spec.consumes, *spec.jobs))
        return _merged(entries, handlers_of(spec, spec.operations, known, ports.content))

    return serve.build(spec, handlers, settings, common=common)


def whole(module: ModuleSpec) -> ModuleSpec:
    """The module, all of it mocked: nothing is commanded of peers, so that no answer comes either."""
    mocked = tuple(replace(operation, available=True, mocked=True) for operation in module.operations)
    return replace(module, operations=mocked, commands=(), answers=())


def rest(module: ModuleSpec) -> ModuleSpec:
    """The module, mocked as far as no service provides it."""
    mocked = (each if each.available else replace(each, available=True, mocked=True) for each in module.operations)
    return replace(module, operations=tuple(mocked))


def stand_in(
    module: ModuleSpec, handlers: HandlersFactory, folders: Mapping[str, Path] | None = None
) -> tuple[ModuleSpec, HandlersFactory]:
    """A service with a mock for what it does not provide: `Common` completes modules with it.

    Args:
        module: as it is generated.
        handlers: those of its service.
        folders: of modules that lie elsewhere, by name.
    """
    missing = {operation.name for operation in module.operations if not operation.available}
    if not missing:
        return module, handlers
    spec, known = rest(module), published_of((folders or {}).get(module.name) or folder_of(module))
    mocked = [operation for operation in spec.operations if operation.name in missing]
    return spec, lambda ports: _Both(handlers(ports), handlers_of(spec, mocked, known, ports.content))


def folder_of(module: ModuleSpec) -> Path:
    """Where a module lies in this installation."""
    return resources.root() / "modules" / module.name


class _Both:
    """Handlers that a service has, and those of a mock for the rest."""

    def __init__(self, written: object, mock: SimpleNamespace) -> None:
        self._written = written
        self._mock = mock

    def __getattr__(self, name: str) -> object:
        return getattr(self._mock, name, None) or getattr(self._written, name)


def _merged(*parts: SimpleNamespace) -> SimpleNamespace:
    return SimpleNamespace(**{name: value for part in parts for name, value in vars(part).items()})
