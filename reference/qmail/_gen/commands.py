"""The commands that Qmail sends to other modules, and what comes of them.

Generated from modules/qmail by `anarq generate service`. Do not edit.
"""

from collections.abc import Mapping
from typing import TypedDict

from anarq.clients._gen.qindex import models as qindex_models
from anarq.ports.json import JsonObject
from anarq.runtime.call import Command


class QindexPutRecordAnswer(TypedDict):
    """What came of the command `putRecord` to `qindex`: `code` is `SUCCESS`, with the `data`, or an error
    code. When it is not `certain`, nobody knows whether it was carried out: it was tried for as long as it may.
    The `details` are those of a refusal.
    """

    about: str
    parameters: Mapping[str, object]
    body: qindex_models.RecordRequest
    code: str
    message: str
    certain: bool
    details: JsonObject
    data: qindex_models.IndexRecord | None


def qindex_put_record(
    body: qindex_models.RecordRequest,
    *,
    about: str,
) -> Command:
    """Has `qindex` carry out `putRecord` once the decision is committed. `about` names for what: commands of
    one peer about one thing keep their order.
    """
    parameters: JsonObject = {}
    return Command("qindex", "putRecord", parameters, body, about)


class QindexEraseRecordAnswer(TypedDict):
    """What came of the command `eraseRecord` to `qindex`: `code` is `SUCCESS`, with the `data`, or an error
    code. When it is not `certain`, nobody knows whether it was carried out: it was tried for as long as it may.
    The `details` are those of a refusal.
    """

    about: str
    parameters: Mapping[str, object]
    body: None
    code: str
    message: str
    certain: bool
    details: JsonObject
    data: None | None


def qindex_erase_record(
    *,
    about: str,
    type: str,
    key: str,
    expected_version: int,
) -> Command:
    """Has `qindex` carry out `eraseRecord` once the decision is committed. `about` names for what: commands of
    one peer about one thing keep their order.
    """
    parameters: JsonObject = {
        "type": type,
        "key": key,
        "expectedVersion": expected_version,
    }
    return Command("qindex", "eraseRecord", parameters, None, about)
