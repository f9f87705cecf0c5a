"""The commands that QpiC sends to other modules, and what comes of them.

Generated from modules/qpic by `anarq generate service`. Do not edit.
"""

from collections.abc import Mapping
from typing import TypedDict

from anarq.clients._gen.qdrive import models as qdrive_models
from anarq.clients._gen.qmarket import models as qmarket_models
from anarq.clients._gen.qmask import models as qmask_models
from anarq.ports.json import JsonObject
from anarq.ports.peers import Delegated
from anarq.runtime.call import Command


class QdriveAdoptContentAnswer(TypedDict):
    """What came of the command `adoptContent` to `qdrive`: `code` is `SUCCESS`, with the `data`, or an error
    code. When it is not `certain`, nobody knows whether it was carried out: it was tried for as long as it may.
    The `details` are those of a refusal.
    """

    about: str
    parameters: Mapping[str, object]
    body: qdrive_models.AdoptionRequest
    code: str
    message: str
    certain: bool
    details: JsonObject
    data: qdrive_models.Upload | None


def qdrive_adopt_content(
    body: qdrive_models.AdoptionRequest,
    *,
    about: str,
    delegated: tuple[Delegated, ...] | None = None,
) -> Command:
    """Has `qdrive` carry out `adoptContent` once the decision is committed. `about` names for what: commands of
    one peer about one thing keep their order. It is carried out in the caller's name, or by what was `delegated` in an
    earlier call.
    """
    parameters: JsonObject = {}
    return Command("qdrive", "adoptContent", parameters, body, about, delegated)


class QdriveAddReferenceAnswer(TypedDict):
    """What came of the command `addReference` to `qdrive`: `code` is `SUCCESS`, with the `data`, or an error
    code. When it is not `certain`, nobody knows whether it was carried out: it was tried for as long as it may.
    The `details` are those of a refusal.
    """

    about: str
    parameters: Mapping[str, object]
    body: qdrive_models.ReferenceRequest
    code: str
    message: str
    certain: bool
    details: JsonObject
    data: qdrive_models.Reference | None


def qdrive_add_reference(
    body: qdrive_models.ReferenceRequest,
    *,
    about: str,
    file_id: str,
    delegated: tuple[Delegated, ...] | None = None,
) -> Command:
    """Has `qdrive` carry out `addReference` once the decision is committed. `about` names for what: commands of
    one peer about one thing keep their order. It is carried out in the caller's name, or by what was `delegated` in an
    earlier call.
    """
    parameters: JsonObject = {
        "fileId": file_id,
    }
    return Command("qdrive", "addReference", parameters, body, about, delegated)


class QdriveRemoveReferenceAnswer(TypedDict):
    """What came of the command `removeReference` to `qdrive`: `code` is `SUCCESS`, with the `data`, or an error
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
    data: qdrive_models.Reference | None


def qdrive_remove_reference(
    *,
    about: str,
    file_id: str,
    reference_id: str,
    delegated: tuple[Delegated, ...] | None = None,
) -> Command:
    """Has `qdrive` carry out `removeReference` once the decision is committed. `about` names for what: commands of
    one peer about one thing keep their order. It is carried out in the caller's name, or by what was `delegated` in an
    earlier call.
    """
    parameters: JsonObject = {
        "fileId": file_id,
        "referenceId": reference_id,
    }
    return Command("qdrive", "removeReference", parameters, None, about, delegated)


class QmarketPublishListingAnswer(TypedDict):
    """What came of the command `publishListing` to `qmarket`: `code` is `SUCCESS`, with the `data`, or an error
    code. When it is not `certain`, nobody knows whether it was carried out: it was tried for as long as it may.
    The `details` are those of a refusal.
    """

    about: str
    parameters: Mapping[str, object]
    body: qmarket_models.ListingRequest
    code: str
    message: str
    certain: bool
    details: JsonObject
    data: qmarket_models.Listing | None


def qmarket_publish_listing(
    body: qmarket_models.ListingRequest,
    *,
    about: str,
    delegated: tuple[Delegated, ...] | None = None,
) -> Command:
    """Has `qmarket` carry out `publishListing` once the decision is committed. `about` names for what: commands of
    one peer about one thing keep their order. It is carried out in the caller's name, or by what was `delegated` in an
    earlier call.
    """
    parameters: JsonObject = {}
    return Command("qmarket", "publishListing", parameters, body, about, delegated)


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
