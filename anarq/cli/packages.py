"""Packages that are not installed here, and what installs them."""

import re
from importlib.metadata import PackageNotFoundError, requires
from typing import Final

_EXTRAS: Final = ("client", "services")
"""What may be left out where no service runs; the last has all of the first."""

_REQUIRED: Final = re.compile(r"""(?P<name>[\w.-]+).*;.*\bextra\s*==\s*['"](?P<extra>[\w.-]+)['"]""")


def lacking(error: ImportError, what: str = "this") -> str | None:
    """What to say where a package of an extra is missing; None where something else is.

    Args:
        error: of the import.
        what: what needs the package, as the beginning of a sentence.
    """
    missing = (error.name or "").partition(".")[0]
    if not missing or missing not in _optional():
        return None
    return f"{what} needs further packages: pip install 'anarq[{_EXTRAS[-1]}]' (there is no `{missing}`)"


def _optional() -> frozenset[str]:
    """The names that packages of the extras are imported by, where these are the names of the packages."""
    try:
        written = [_REQUIRED.match(each) for each in requires("anarq") or ()]
    except PackageNotFoundError:
        return frozenset()
    found = (one for one in written if one is not None and one["extra"] in _EXTRAS)
    return frozenset(re.sub(r"[-_.]+", "_", one["name"]).lower() for one in found)
