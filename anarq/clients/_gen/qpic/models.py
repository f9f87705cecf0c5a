"""The types of the contracts of QpiC, with their exact JSON names.

Generated from modules/qpic/contracts, modules/qpic/openapi.yaml by `anarq generate models`. Do not edit.
"""

from typing import Literal, NotRequired, TypedDict

from anarq.clients._gen.common.models import (
    AuditEntryPage,
    Cid,
    Did,
    Export,
    ExportReady,
    FileName,
    FolderPath,
    Money,
    PageInfo,
    Timestamp,
)

__all__ = [
    "Asset",
    "AssetChange",
    "AssetChanged",
    "AssetCreated",
    "AssetFacts",
    "AssetPage",
    "AssetRemoved",
    "AssetRequest",
    "AssetTranscoded",
    "AuditEntryPage",
    "Cid",
    "Did",
    "Erasure",
    "ErasureDone",
    "ErasureRequest",
    "Export",
    "ExportReady",
    "FileName",
    "FolderPath",
    "MediaForm",
    "Money",
    "Offer",
    "OfferEnded",
    "OfferListed",
    "OfferPage",
    "OfferRequest",
    "OfferSettlement",
    "OfferTerms",
    "PageInfo",
    "PictureForm",
    "Profile",
    "ProfileCreated",
    "ProfilePage",
    "ProfileRequest",
    "ProfileRetired",
    "ProfileTerms",
    "RenditionSource",
    "SoundForm",
    "Timestamp",
    "Transcoding",
    "TranscodingEnded",
    "TranscodingPage",
    "TranscodingRequest",
]


class AssetChange(TypedDict):
    """What is to be changed of an asset; what is absent stays, and null takes it away.

    Attributes:
        title: What it is called.
        description: What it is, for people.
        tags: Words to find it by; all that there are to be.
        expectedVersion: The `version` that the change was made for.
    """

    title: NotRequired[str]
    description: NotRequired[str | None]
    tags: NotRequired[list[str]]
    expectedVersion: int


class AssetChanged(TypedDict):
    """An asset that changed, as peers are told: not what is said of it.

    Attributes:
        assetId: The asset.
        owner: Whose asset it is.
        version: Its version now.
        status: Whether its bytes can be read.
        changedAt: When it changed.
    """

    assetId: str
    owner: Did
    version: int
    status: Literal["READY", "UNAVAILABLE"]
    changedAt: Timestamp


class AssetCreated(TypedDict):
    """A new asset, as peers are told.

    Attributes:
        assetId: The asset.
        owner: Whose asset it is.
        fileId: The file at Qdrive that has its bytes.
        content: Its bytes.
        kind: What kind of media it is.
        mediaType: The media type of the bytes.
        createdAt: When it became an asset.
    """

    assetId: str
    owner: Did
    fileId: str
    content: Cid
    kind: Literal["IMAGE", "AUDIO", "VIDEO", "DOCUMENT"]
    mediaType: str
    createdAt: Timestamp


class AssetFacts(TypedDict):
    """What its owner says of an asset.

    Attributes:
        title: What it is called.
        description: What it is, for people.
        tags: Words to find it by.
    """

    title: NotRequired[str]
    description: NotRequired[str]
    tags: NotRequired[list[str]]


class MediaForm(TypedDict):
    """How pictures and sound are coded.

    Attributes:
        width: In pixels.
        height: In pixels.
        durationMs: Of sound or a moving picture, in milliseconds.
        codecs: How they are coded.
        pages: Of a document.
    """

    width: NotRequired[int]
    height: NotRequired[int]
    durationMs: NotRequired[int]
    codecs: NotRequired[list[str]]
    pages: NotRequired[int]


class RenditionSource(TypedDict):
    """What an asset was made of.

    Attributes:
        assetId: The asset that it was made of.
        profileId: The profile by which it was made.
        transcodingId: The transcoding that made it.
    """

    assetId: str
    profileId: str
    transcodingId: str


class Asset(AssetFacts):
    """A picture, sound, film or document of somebody. Its bytes are a file at Qdrive.

    Attributes:
        assetId: Names the asset.
        owner: Whose asset it is.
        fileId: The file at Qdrive that has its bytes: they are read there.
        content: Its bytes.
        kind: What kind of media it is.
        mediaType: The media type of the bytes.
        size: How many bytes there are.
        encryption: `END_TO_END`: the owner has encrypted the bytes; whoever is to read them needs a key from him.
        form: How it is coded; absent while Qdrive has not read it, or cannot.
        source: What it was made of; absent where it was not made here.
        status: Whether its bytes can be read; of `UNAVAILABLE` the file is in the trash, and of `REMOVED` it may
            still be there.
        version: Counts its changes: what `expectedVersion` is compared with.
        createdAt: When it became an asset.
        updatedAt: When it last changed.
    """

    assetId: str
    owner: Did
    fileId: str
    content: Cid
    kind: Literal["IMAGE", "AUDIO", "VIDEO", "DOCUMENT"]
    mediaType: str
    size: int
    encryption: Literal["AT_REST", "END_TO_END"]
    form: NotRequired[MediaForm]
    source: NotRequired[RenditionSource]
    status: Literal["READY", "UNAVAILABLE", "REMOVED"]
    version: int
    createdAt: Timestamp
    updatedAt: Timestamp


class AssetPage(PageInfo):
    """One page of a list, in a stable order.

    Attributes:
        items: The items of this page.
    """

    items: list[Asset]


class AssetRemoved(TypedDict):
    """An asset that is gone: what peers keep of it they forget.

    Attributes:
        assetId: The asset.
        owner: Whose asset it is.
        removedAt: When it was removed.
    """

    assetId: str
    owner: Did
    removedAt: Timestamp


class AssetRequest(TypedDict):
    """A file at Qdrive that is to be an asset.

    Attributes:
        title: What it is called.
        description: What it is, for people.
        tags: Words to find it by.
        fileId: The file, of the same owner.
    """

    title: str
    description: NotRequired[str]
    tags: NotRequired[list[str]]
    fileId: str


class AssetTranscoded(TypedDict):
    """A transcoding that is done, as peers are told.

    Attributes:
        transcodingId: The transcoding.
        assetId: The asset that it was made of.
        owner: Whose asset it is.
        profileId: The profile by which it was made.
        resultId: The asset that was made.
        fileId: The file at Qdrive that has its bytes.
        content: Its bytes.
        transcodedAt: When it was done.
    """

    transcodingId: str
    assetId: str
    owner: Did
    profileId: str
    resultId: str
    fileId: str
    content: Cid
    transcodedAt: Timestamp


class ErasureDone(TypedDict):
    """An erasure that is done, as peers are told: what they keep because of it they forget.

    Attributes:
        erasureId: The erasure.
        owner: Whose assets they were.
        erased: How many assets are gone.
        kept: How many are not, because they are offered, or licences of them were sold.
        doneAt: When it was carried out.
    """

    erasureId: str
    owner: Did
    erased: int
    kept: int
    doneAt: Timestamp


class ErasureRequest(TypedDict):
    """What is to be erased.

    Attributes:
        assetIds: These assets; absent: all, and what is kept of their owner.
    """

    assetIds: NotRequired[list[str]]


class Erasure(TypedDict):
    """What is kept of assets here and is erased; their bytes are erased at Qdrive.

    Attributes:
        erasureId: Names the erasure.
        owner: Whose assets they are.
        assetIds: Which assets; absent: all.
        status: How far it has come; `HELD` waits for the end of a legal hold, `DONE` is final.
        erased: How many assets are gone.
        kept: Those that are not, because they are offered, or licences of them were sold.
        evidence: The event of the audit log that says what was erased, once it is `DONE`.
        requestedAt: When it was asked for.
        doneAt: When the last was erased.
    """

    erasureId: str
    owner: Did
    assetIds: NotRequired[list[str]]
    status: Literal["RECEIVED", "HELD", "DONE"]
    erased: int
    kept: list[str]
    evidence: NotRequired[Cid]
    requestedAt: Timestamp
    doneAt: NotRequired[Timestamp]


class OfferEnded(TypedDict):
    """An offer that ended.

    Attributes:
        offerId: The offer.
        assetId: The asset.
        owner: Who offers it.
        outcome: How it ended.
        reason: Why, where it was not withdrawn.
        endedAt: When it ended.
    """

    offerId: str
    assetId: str
    owner: Did
    outcome: Literal["WITHDRAWN", "REFUSED"]
    reason: NotRequired[Literal["HOLD_REFUSED", "LISTING_REFUSED", "UNANSWERED"]]
    endedAt: Timestamp


class OfferListed(TypedDict):
    """An asset that can be bought.

    Attributes:
        offerId: The offer.
        assetId: The asset.
        owner: Who offers it.
        listingId: The listing at Qmarket.
        listedAt: When it was listed.
    """

    offerId: str
    assetId: str
    owner: Did
    listingId: str
    listedAt: Timestamp


class OfferTerms(TypedDict):
    """For what an asset is offered.

    Attributes:
        price: What one licence costs.
        licenses: How many licences there are; absent: as many as are bought.
    """

    price: Money
    licenses: NotRequired[int]


class Offer(OfferTerms):
    """An asset that is offered at Qmarket, from its hold at Qdrive to the end of its listing.

    Attributes:
        offerId: Names the offer.
        owner: Who offers it.
        assetId: What is offered.
        content: Its bytes, which Qdrive keeps for the offer.
        status: How far it has come: held at Qdrive, then listed at Qmarket. What was held is released a day after
            it is withdrawn, or ten years after the last licence was sold; `UNKNOWN`: Qmarket did not answer, and
            the owner has to look there.
        reason: Why it is `REFUSED` or `UNKNOWN`.
        referenceId: What holds the content at Qdrive.
        listingId: The listing at Qmarket, where it is changed and withdrawn.
        sold: How many licences were sold.
        createdAt: When it was asked for.
        endedAt: When it ended.
    """

    offerId: str
    owner: Did
    assetId: str
    content: Cid
    status: Literal["HOLDING", "LISTING", "LISTED", "WITHDRAWING", "RELEASING", "WITHDRAWN", "REFUSED", "UNKNOWN"]
    reason: NotRequired[Literal["HOLD_REFUSED", "LISTING_REFUSED", "UNANSWERED"]]
    referenceId: NotRequired[str]
    listingId: NotRequired[str]
    sold: int
    createdAt: Timestamp
    endedAt: NotRequired[Timestamp]


class OfferPage(PageInfo):
    """One page of a list, in a stable order.

    Attributes:
        items: The items of this page.
    """

    items: list[Offer]


class OfferRequest(OfferTerms):
    """An asset that is to be offered at Qmarket."""


class OfferSettlement(TypedDict):
    """What the owner found at Qmarket.

    Attributes:
        listingId: The listing of the asset; absent: there is none.
    """

    listingId: NotRequired[str]


class PictureForm(TypedDict):
    """What pictures are to be like.

    Attributes:
        codec: How they are coded: `webp`, `h264`, `av1`.
        width: At most this wide, in pixels; the proportions stay.
        height: At most this high, in pixels; the proportions stay.
        quality: From smallest to best.
        bitrate: Of moving pictures, bits in a second at most.
        frameRate: Of moving pictures, frames in a second at most.
        watermark: A text that stands across them.
    """

    codec: str
    width: NotRequired[int]
    height: NotRequired[int]
    quality: NotRequired[int]
    bitrate: NotRequired[int]
    frameRate: NotRequired[int]
    watermark: NotRequired[str]


class ProfileCreated(TypedDict):
    """A profile by which media can be made.

    Attributes:
        profileId: The profile.
        owner: Whose profile it is.
        mediaType: The media type of what is made.
        createdAt: When it was made.
    """

    profileId: str
    owner: Did
    mediaType: str
    createdAt: Timestamp


class SoundForm(TypedDict):
    """What sound is to be like.

    Attributes:
        codec: How it is coded: `opus`, `aac`.
        bitrate: Bits in a second at most.
        channels: Channels at most.
    """

    codec: str
    bitrate: NotRequired[int]
    channels: NotRequired[int]


class ProfileTerms(TypedDict):
    """What is to be made of media.

    Attributes:
        name: What it is called.
        mediaType: The media type of what is made.
        takes: Of which kinds of media it makes something.
        picture: What pictures are to be like; absent: there are none.
        sound: What sound is to be like; absent: there is none.
        firstMs: Only so much from the beginning, in milliseconds: a preview.
        keeps: What of the metadata that stand in the bytes is kept: nothing; what says how they are coded; or what
            the privacy profile shows.
        profileCid: The version of a privacy profile of Qmask, for `MASKED`.
    """

    name: str
    mediaType: str
    takes: list[Literal["IMAGE", "AUDIO", "VIDEO", "DOCUMENT"]]
    picture: NotRequired[PictureForm]
    sound: NotRequired[SoundForm]
    firstMs: NotRequired[int]
    keeps: NotRequired[Literal["NOTHING", "TECHNICAL", "MASKED"]]
    profileCid: NotRequired[Cid]


class Profile(ProfileTerms):
    """What is made of media by it. It never changes: another form is another profile.

    Attributes:
        profileId: Names the profile.
        owner: Whose profile it is; those of the deployment are for all.
        status: Whether anything is made by it; what was begun goes on.
        createdAt: When it was made.
        retiredAt: When it was retired.
    """

    profileId: str
    owner: Did
    status: Literal["ACTIVE", "RETIRED"]
    createdAt: Timestamp
    retiredAt: NotRequired[Timestamp]


class ProfilePage(PageInfo):
    """One page of a list, in a stable order.

    Attributes:
        items: The items of this page.
    """

    items: list[Profile]


class ProfileRequest(ProfileTerms):
    """A profile that is to be."""


class ProfileRetired(TypedDict):
    """A profile by which nothing is made any more.

    Attributes:
        profileId: The profile.
        owner: Whose profile it is.
        retiredAt: When it was retired.
    """

    profileId: str
    owner: Did
    retiredAt: Timestamp


class TranscodingEnded(TypedDict):
    """A transcoding that no asset comes of.

    Attributes:
        transcodingId: The transcoding.
        assetId: The asset.
        owner: Whose asset it is.
        outcome: How it ended.
        failure: Why it failed.
        endedAt: When it ended.
    """

    transcodingId: str
    assetId: str
    owner: Did
    outcome: Literal["FAILED", "CANCELLED"]
    failure: NotRequired[
        Literal[
            "ACCESS_DENIED",
            "SOURCE_UNREADABLE",
            "UNSUPPORTED_FORMAT",
            "KEY_REFUSED",
            "WITHHELD",
            "TOO_LARGE",
            "TIME_OVER",
            "STORAGE_FULL",
            "NOT_STORED",
        ]
    ]
    endedAt: Timestamp


class Transcoding(TypedDict):
    """An asset that is being made of another.

    Attributes:
        transcodingId: Names the transcoding.
        owner: Whose asset it is.
        assetId: The asset that something is made of.
        profileId: The profile by which it is made.
        name: What the file that is made is called.
        folder: In which folder it lies.
        status: How far it has come; `DONE`, `FAILED` and `CANCELLED` are final.
        progress: How much is made, in percent.
        failure: Why it is `FAILED`: what was delegated does not hold, the bytes cannot be read or are of a form
            that is not known, the key does not open them, the privacy profile shows nothing, it is too large or
            took longer than a day, or Qdrive has no room or did not store it.
        content: What was made, from `STORING` on.
        uploadId: The upload at Qdrive by which it becomes a file.
        resultId: The asset that was made, once it is `DONE`.
        createdAt: When it was asked for.
        startedAt: When it began.
        endsBefore: When it fails unless it has ended.
        endedAt: When it ended.
    """

    transcodingId: str
    owner: Did
    assetId: str
    profileId: str
    name: NotRequired[FileName]
    folder: NotRequired[FolderPath]
    status: Literal["QUEUED", "RUNNING", "STORING", "DONE", "FAILED", "CANCELLED"]
    progress: int
    failure: NotRequired[
        Literal[
            "ACCESS_DENIED",
            "SOURCE_UNREADABLE",
            "UNSUPPORTED_FORMAT",
            "KEY_REFUSED",
            "WITHHELD",
            "TOO_LARGE",
            "TIME_OVER",
            "STORAGE_FULL",
            "NOT_STORED",
        ]
    ]
    content: NotRequired[Cid]
    uploadId: NotRequired[str]
    resultId: NotRequired[str]
    createdAt: Timestamp
    startedAt: NotRequired[Timestamp]
    endsBefore: Timestamp
    endedAt: NotRequired[Timestamp]


class TranscodingPage(PageInfo):
    """One page of a list, in a stable order.

    Attributes:
        items: The items of this page.
    """

    items: list[Transcoding]


class TranscodingRequest(TypedDict):
    """What is to be made of an asset.

    Attributes:
        profileId: By which profile; it is `ACTIVE`.
        name: What the file that is made is called at Qdrive; absent: as that of the asset, with another ending.
        folder: In which folder it lies; absent: beside that of the asset.
        wrappedKey: Of an asset that is encrypted end to end: the key of its bytes, encrypted for this service
            (`identity` at `/health`), as `qlock.encrypt` gave it to the owner's client, in base64url. It is
            forgotten when the transcoding has ended. What is made is encrypted with the same key.
    """

    profileId: str
    name: NotRequired[FileName]
    folder: NotRequired[FolderPath]
    wrappedKey: NotRequired[str]
