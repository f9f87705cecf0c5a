import bz2
import gzip
import io
import lzma
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Final, Literal, Protocol

from anarq.model.errors import AnarqError, Place, Problem
from anarq.source.folder import FolderSource
from anarq.source.listing import Entry, Listing
from anarq.source.names import displayed, name_problem, quote
from anarq.source.port import MAX_BYTES

_MAX_UNPACKED: Final = 256 * 1024 * 1024
_MOST_ENTRIES: Final = 20_000
_LONGEST_LINK: Final = 4096
_BROKEN: Final = (
    tarfile.TarError,
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    KeyError,
    IndexError,
    NotImplementedError,
    RuntimeError,
)
"""What the standard library raises on archives that are damaged, encrypted or of an unknown method."""


class _TooMuchError(Exception):
    """The archive unpacks to more than is allowed."""


class _Readable(Protocol):
    def read(self, size: int = -1, /) -> bytes: ...


class _Capped(io.RawIOBase):
    """A stream that refuses to go on past a number of bytes, however well they were compressed."""

    def __init__(self, inner: _Readable) -> None:
        self._inner = inner
        self._left = _MAX_UNPACKED

    def read(self, size: int = -1, /) -> bytes:
        data = self._inner.read(min(size, self._left + 1) if size >= 0 else self._left + 1)
        self._left -= len(data)
        if self._left < 0:
            raise _TooMuchError
        return data


class ArchiveSource:
    """The files of a `.tar`, `.tar.gz`, `.tar.bz2` or `.zip`, read into memory at first use; none goes to disk.

    Entries whose names climb or are absolute, and names that stand twice, are refused one by one. An archive that
    unpacks to more than 256 MiB or 20 000 entries is refused as a whole.
    """

    def __init__(self, archive: Path, folder: str = "", shown: str | None = None, max_bytes: int = MAX_BYTES) -> None:
        """Nothing is read yet.

        Args:
            archive: the file.
            folder: POSIX path of the folder within the archive that is the root; the whole archive by default.
            shown: how to print the root; the path of the archive by default.
            max_bytes: largest file that `read` hands out.
        """
        self.archive = archive
        self.folder = folder.strip("/")
        self.shown = str(archive) if shown is None else shown
        self.max_bytes = max_bytes

    def paths(self) -> Iterator[str]:
        """Every file, sorted.

        Raises:
            AnarqError: no archive, a damaged one, or one that is too large.
        """
        return self._content[0].paths()

    def refused(self) -> Iterator[Problem]:
        """A problem for each entry with an unsafe or doubled name, and each link that leads out of the root."""
        listing, problems = self._content
        yield from problems
        yield from listing.refused()

    def read(self, path: str) -> bytes:
        """The bytes of one file.

        Raises:
            AnarqError: missing, too large, not a regular file, or a name or link that leaves the root.
        """
        return self._content[0].read(path)

    def display(self, path: str) -> str:
        """Root and path."""
        return displayed(self.shown, path)

    @cached_property
    def _content(self) -> tuple[Listing, tuple[Problem, ...]]:
        packed = FolderSource(self.archive.parent, str(self.archive.parent), _MAX_UNPACKED).read(self.archive.name)
        try:
            return self._sort((_unzipped if packed[:2] == b"PK" else _untarred)(packed, self.max_bytes))
        except _TooMuchError as error:
            raise self._error("the archive unpacks to more than is allowed") from error
        except _BROKEN as error:
            raise self._error(f"the archive cannot be read: {quote(str(error) or type(error).__name__)}") from error

    def _sort(self, found: "Iterator[tuple[str, Entry]]") -> tuple[Listing, tuple[Problem, ...]]:
        entries: dict[str, Entry] = {}
        problems: list[Problem] = []
        for count, (written, entry) in enumerate(found):
            if count >= _MOST_ENTRIES:
                raise _TooMuchError
            name = written.removeprefix("./")
            problem = name_problem(name) or ("the name stands twice in the archive" if name in entries else "")
            if problem:
                problems.append(Problem(problem, Place(self.display(name))))
            else:
                entries[name] = entry
        return Listing(self._below(entries), self.shown, self.max_bytes), tuple(problems)

    def _below(self, entries: dict[str, Entry]) -> dict[str, Entry]:
        if not self.folder:
            return entries
        prefix = f"{self.folder}/"
        below = {path.removeprefix(prefix): entry for path, entry in entries.items() if path.startswith(prefix)}
        if not below:
            raise self._error(f"the archive has no folder {quote(self.folder)}")
        return below

    def _error(self, message: str) -> AnarqError:
        return AnarqError.one(message, Place(self.display("")))


def _untarred(packed: bytes, max_bytes: int) -> Iterator[tuple[str, Entry]]:
    stream: _Readable = io.BytesIO(packed)
    if packed[:2] == b"\x1f\x8b":
        stream = gzip.GzipFile(fileobj=io.BytesIO(packed))
    elif packed[:3] == b"BZh":
        stream = bz2.BZ2File(io.BytesIO(packed))
    # A stream cannot be sent backwards, so headers with negative sizes make no circle.
    with tarfile.open(fileobj=_Capped(stream), mode="r|") as archive:
        for member in archive:
            if member.isdir():
                continue
            yield member.name, _tar_entry(archive, member, max_bytes)


def _tar_entry(archive: tarfile.TarFile, member: tarfile.TarInfo, max_bytes: int) -> Entry:
    if member.issym():
        return _entry("link", member.linkname.encode("utf-8", "surrogateescape"))
    if not member.isreg():  # hard links too: they name another entry, which has its own path
        return _entry("other", b"")
    file = archive.extractfile(member) if member.size <= max_bytes else None
    return _entry("file", file.read()) if file else Entry("file", member.size, bytes)


def _unzipped(packed: bytes, max_bytes: int) -> Iterator[tuple[str, Entry]]:
    left = _MAX_UNPACKED
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        for info in archive.infolist():
            if info.is_dir():
                continue
            entry = _zip_entry(archive, info, max_bytes)
            left -= entry.size if entry.size <= max_bytes else 0
            if left < 0:
                raise _TooMuchError
            yield info.filename, entry


def _zip_entry(archive: zipfile.ZipFile, info: zipfile.ZipInfo, max_bytes: int) -> Entry:
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise zipfile.BadZipFile(f"{PurePosixPath(info.filename).name}: only stored and deflated entries are read")
    mode = info.external_attr >> 16
    kind = stat.S_IFMT(mode)
    if kind not in (0, stat.S_IFREG, stat.S_IFLNK):
        return _entry("other", b"")
    is_link = kind == stat.S_IFLNK
    # The size that the directory claims is not trusted: reading stops behind the limit.
    limit = _LONGEST_LINK if is_link else max_bytes
    with archive.open(info) as file:
        content = file.read(limit + 1)
    if len(content) > limit:
        return Entry("other" if is_link else "file", max(info.file_size, limit + 1), bytes)
    return _entry("link" if is_link else "file", content)


def _entry(kind: Literal["file", "link", "other"], content: bytes) -> Entry:
    return Entry(kind, len(content), lambda: content)
