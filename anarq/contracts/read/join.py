"""What a reference means where it stands, with bases that are paths: many schemas have no URI."""

import re
from typing import Final
from urllib.parse import urljoin

from anarq.model.steps import without_steps

_NO_PATH: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:|/")


def joined(base: str, reference: str) -> str:
    """The reference resolved against the base (RFC 3986, section 5.2).

    Where both are paths, a `..` that climbs out of the folder of the compared document is kept: no path is the root.

    Raises:
        ValueError: one of them is not a URI reference.
    """
    if is_path(reference) and not _NO_PATH.match(base):
        return without_steps("/".join([*base.split("/")[:-1], reference]))
    return urljoin(base, reference)


def is_path(reference: str) -> bool:
    """Whether a reference is a relative path, and not a fragment alone."""
    return not reference.startswith(("#", "?")) and reference != "" and not _NO_PATH.match(reference)
