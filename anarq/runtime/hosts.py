"""Under which names a door is reached: a page of another site that a browser shows must not reach what is local.

A name that an attacker owns can be made to lead to 127.0.0.1 (DNS rebinding). The `Host` of the request is then his,
and so is its `Origin`.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from anarq.wire.errors import MISDIRECTED_REQUEST, ORIGIN_NOT_ALLOWED, Refused
from anarq.wire.shown import shown

_ANY_PORT: Final = ":*"
_SCHEMES: Final = ("http://", "https://")


class Hosts:
    """The names, each `name`, `name:port`, or `name:*` for any port."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = frozenset(name.lower() for name in names)

    def check(self, headers: Iterable[tuple[bytes, bytes]]) -> None:
        """Checks that a request was sent to one of the names, and by no page of another site.

        Raises:
            Refused: MISDIRECTED_REQUEST, ORIGIN_NOT_ALLOWED.
        """
        found = [(name, value.decode("latin-1")) for name, value in headers if name in (b"host", b"origin")]
        hosts = [value for name, value in found if name == b"host"]
        if len(hosts) != 1 or not self._is_ours(hosts[0]):
            told = f"`{shown(hosts[0])}`" if len(hosts) == 1 else f"{len(hosts)} hosts"
            raise Refused(MISDIRECTED_REQUEST, f"The service is not reached as {told} here.", {"header": "host"})
        for origin in (value for name, value in found if name == b"origin"):
            scheme = next((scheme for scheme in _SCHEMES if origin.startswith(scheme)), None)
            if scheme is None or not self._is_ours(origin.removeprefix(scheme)):
                message = f"Pages of `{shown(origin)}` are not let in here."
                raise Refused(ORIGIN_NOT_ALLOWED, message, {"header": "origin"})

    def _is_ours(self, host: str) -> bool:
        name = host.lower()
        return name in self._names or re.sub(r":[0-9]{1,5}$", _ANY_PORT, name, count=1) in self._names
