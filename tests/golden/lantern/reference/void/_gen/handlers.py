"""What the service of Void has to implement.

Generated from modules/void by `anarq generate service`. Do not edit.
"""

from typing import Protocol


class Handlers(Protocol):
    """One method for each operation that Void provides, each topic that it consumes, each answer to its
    commands, and each of its jobs.

    The runtime calls it once every guard let the call in.
    """
