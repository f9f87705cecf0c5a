"""Some of the modules of this repository, for tests that check a change of one of them again and again."""

from typing import Final

FEW: Final = ("qerberos", "qindex", "qmarket", "qwallet", "squid")
"""Modules that use one another in every way that there is; what they use of others is not checked beside them."""
