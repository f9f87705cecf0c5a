"""The state that a service has left in a folder, for commands that look into it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from anarq.cli.code import codes_here
from anarq.cli.paths import is_file
from anarq.cli.serving import known
from anarq.source.names import quote

if TYPE_CHECKING:
    from anarq.runtime.keeping import Keeping


def database(state: Path, module: str) -> Path:
    """The database of a module. It is looked at and not changed.

    Args:
        state: the folder.
        module: name of the module.

    Raises:
        click.BadParameter: the folder holds none of the module, or what stands there is no database of a service.
    """
    from anarq.adapters.sql.engine import require_state
    from anarq.adapters.sql.schema import METADATA
    from anarq.ports.errors import PortError

    path = state / f"{module}.sqlite"
    if not is_file(path):
        raise click.BadParameter(_unknown(state, module), param_hint="MODULE")
    try:
        require_state(path, METADATA)
    except PortError as error:
        raise click.BadParameter(str(error), param_hint="STATE") from error
    return path


def keepings(module: str) -> "Sequence[Keeping]":
    """What a module of this repository says of how long it keeps records, by resource type."""
    (name,) = known([module])
    retention = codes_here()[name].imported("_gen.spec").MODULE.retention
    return retention.keepings if retention else ()


def require_resource(module: str, resource: str) -> None:
    """Checks that a module keeps records of a resource type.

    Raises:
        click.UsageError: it has none.
    """
    from anarq.model.suggest import did_you_mean

    kept = [each.resource for each in keepings(module)]
    if resource not in kept:
        mend = did_you_mean(resource, kept, f"it has {', '.join(kept)}")
        raise click.UsageError(f"{module} has no records of {quote(resource)}; {mend}")


def _unknown(state: Path, module: str) -> str:
    from anarq.model.suggest import did_you_mean

    there = sorted(path.stem for path in state.glob("*.sqlite") if is_file(path))
    mend = did_you_mean(
        module, there, f"there is that of {', '.join(there)}" if there else "it is the state of no service"
    )
    return f"`{state}` holds no state of {quote(module)}; {mend}"
