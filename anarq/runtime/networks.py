"""From where somebody comes, as far as one can be told from another."""

import ipaddress
from typing import Final

_BITS: Final = 64  # of an IPv6 address: whoever has one has as many as they like below it


def network_of(host: str) -> str:
    """The address, or the /64 of an IPv6 one; what is not one is left as it is."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is None:
        return str(ipaddress.IPv6Network((int(address) >> _BITS << _BITS, _BITS)))
    return host
