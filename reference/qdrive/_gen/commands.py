"""The commands that Qdrive sends to other modules, and what comes of them.

Generated from modules/qdrive by `anarq generate service`. Do not edit.
"""

from collections.abc import Mapping
from typing import TypedDict

from anarq.clients._gen.qindex import models as qindex_models
from anarq.clients._gen.qmask import models as qmask_models
from anarq.ports.json import JsonObject
from anarq.ports.peers import Delegated
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
    delegated: tuple[Delegated, ...] | None = None,
) -> Command:
    """Has `qindex` carry out `putRecord` once the decision is committed. `about` names for what: commands of
    one peer about one thing keep their order. It is carried out in the caller's name, or by what was `delegated` in an
    earlier call.
    """
    parameters: JsonObject = {}
    return Command("qindex", "putRecord", parameters, body, about, delegated)


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
    delegated: tuple[Delegated, ...] | None = None,
) -> Command:
    """Has `qindex` carry out `eraseRecord` once the decision is committed. `about` names for what: commands of
    one peer about one thing keep their order. It is carried out in the caller's name, or by what was `delegated` in an
    earlier call.
    """
    parameters: JsonObject = {
        "type": type,
        "key": key,
        "expectedVersion": expected_version,
    }
    return Command("qindex", "eraseRecord", parameters, None, about, delegated)


class QmaskMaskDocumentAnswer(TypedDict):
    """What came of the command `maskDocument` to `qmask`: `code` is `SUCCESS`, with the `data`, or an error
    code. When it is not `certain`, nobody knows whether it was carried out: it was tried for as long as it may.
    The `details` are those of a refusal.
    """

    about: str
    parameters: Mapping[str, object]
    body: qmask_models.MaskingRequest
    code: str
    message: str
    certain: bool
    details: JsonObject
    data: qmask_models.MaskedDocument | None


def qmask_mask_document(
    body: qmask_models.MaskingRequest,
    *,
    about: str,
    delegated: tuple[Delegated, ...] | None = None,
) -> Command:
    """Has `qmask` carry out `maskDocument` once the decision is committed. `about` names for what: commands of
    one peer about one thing keep their order. It is carried out in the caller's name, or by what was `delegated` in an
    earlier call.
    """
    parameters: JsonObject = {}
    return Command("qmask", "maskDocument", parameters, body, about, delegated)
