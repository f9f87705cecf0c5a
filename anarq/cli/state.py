"""The state that a service has left in a folder, for commands that look into it."""

from pathlib import Path

import click

from anarq.cli.paths import is_file
from anarq.source.names import quote


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


def _unknown(state: Path, module: str) -> str:
    from anarq.rules.suggest import did_you_mean

    there = sorted(path.stem for path in state.glob("*.sqlite") if is_file(path))
    mend = did_you_mean(
        module, there, f"there is that of {', '.join(there)}" if there else "it is the state of no service"
    )
    return f"`{state}` holds no state of {quote(module)}; {mend}"
