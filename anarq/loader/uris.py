"""URI references as text (RFC 3986). Nothing here opens one."""

import posixpath
import re
from typing import Final
from urllib.parse import quote as percent_encode
from urllib.parse import unquote, urljoin

_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")
_OF_PATHS: Final = "file://paths.invalid/"
"""Before the path of a document, where its identifier is to be a URI. `.invalid` names no host (RFC 6761)."""
_DOTS: Final = {".": "%2E", "..": "%2E%2E"}


def of_path(path: str) -> str:
    """The URI that stands for a document without an identifier of its own.

    Segments of dots, which a path may begin with as the user writes it, are escaped: joining would drop them.
    """
    segments = path.lstrip("/").split("/")
    return _OF_PATHS + "/".join(_DOTS.get(one) or percent_encode(one, errors="surrogatepass") for one in segments)


def is_of_path(uri: str) -> bool:
    """Whether the URI stands for a path."""
    return uri.startswith(_OF_PATHS)


def split(uri: str) -> tuple[str, str]:
    """The URI before the fragment, and the fragment as it is written."""
    before, _, fragment = uri.partition("#")
    return before, fragment


def is_absolute(uri: str) -> bool:
    """Whether the URI has a scheme (section 4.3)."""
    return _SCHEME.match(uri) is not None


def can_be_base(uri: str) -> bool:
    """Whether relative references resolve against the URI: a URN has no hierarchy to resolve in (section 5.2)."""
    return "/" in uri.partition(":")[2][:1]


def join(base: str, reference: str) -> str:
    """The reference resolved against an absolute base (section 5.2); itself where that makes no sense."""
    if is_absolute(reference) or not can_be_base(base):
        return reference
    try:
        return urljoin(
            base, percent_encode(unquote(reference), errors="surrogatepass") if is_of_path(base) else reference
        )
    except ValueError:  # brackets that are not an IPv6 address
        return reference


def leaves(path: str, reference: str) -> bool:
    """Whether a reference from the file at a path leaves the folder that the path is below."""
    before = unquote(re.split(r"[?#]", reference, maxsplit=1)[0]).replace("\\", "/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), before)).partition("/")[0] == ".."


def climbs(reference: str) -> bool:
    """Whether a `..` stands among the segments, also percent-encoded or behind backslashes."""
    if ".." not in reference and "%" not in reference:  # most references are looked at more than once
        return False
    before = re.split(r"[?#]", reference, maxsplit=1)[0]
    return ".." in re.split(r"[/\\]", unquote(before))
