"""The types of the contracts of DAO, with their exact JSON names.

Generated from modules/dao/contracts, modules/dao/openapi.yaml by `anarq generate models`. Do not edit.
"""

from typing import NotRequired, TypedDict

__all__ = [
    "Dao",
    "DaoEvent",
]


class DaoEvent(TypedDict):
    """What is on.

    Attributes:
        name: Its name.
    """

    name: NotRequired[str]


class Dao(TypedDict):
    """A community.

    Attributes:
        what: What is on.
    """

    what: NotRequired[DaoEvent]
