"""Adapters by the scheme of a URL: what there is, and how one is opened."""

import re
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Generic, Self, TypeAlias, TypeVar
from urllib.parse import SplitResult, unquote, urlsplit

from anarq.ports.errors import PortError, UnavailableError
from anarq.ports.json import JsonObject

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*", re.ASCII)


class NotInstalledError(ImportError):
    """An adapter needs packages that are not installed; the text says how to install them."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where an engine is.

    Attributes:
        scheme: names the adapter.
        url: the whole of it. It may hold a password: never shown.
    """

    scheme: str
    url: str = field(repr=False)

    @classmethod
    def of(cls, text: str) -> Self:
        """The address in a URL; a scheme alone may come without its colon.

        Raises:
            ValueError: it does not begin with a scheme.
        """
        scheme, colon, _ = text.partition(":")
        if not _SCHEME.fullmatch(scheme):
            raise ValueError("an address begins with a scheme and a colon, in lower case")
        return cls(scheme, text if colon else f"{text}:")

    @property
    def parts(self) -> SplitResult:
        """The parts of the URL.

        Raises:
            ValueError: it is not one.
        """
        try:
            return urlsplit(self.url)
        except ValueError as error:
            raise ValueError(f"no URL after `{self.scheme}:`") from error


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What an adapter is opened for, and may use besides its address.

    Attributes:
        module: whose port it is; `shared` for what all have in common.
        folder: where the embedded engines keep what is to stay; None: nothing is to stay.
        durable: whether what was committed survives a power cut, or only a kill of the process.
        environment: that keys are made for.
        passphrase: of the key file; empty: there is none.
        policy: the data that the policies of the module decide by.
    """

    module: str
    folder: Path | None = None
    durable: bool = True
    environment: str = "dev"
    passphrase: str = field(default="", repr=False)
    policy: JsonObject = field(default_factory=dict)


Opens: TypeAlias = Callable[[Address, Surroundings], AbstractAsyncContextManager[T_co]]
"""Opens an adapter, and closes it when the block ends: whatever it took, connections and threads, is given back."""


def anything(_: Address) -> None:
    """The check of an adapter that takes every address of its scheme."""


@dataclass(frozen=True, slots=True)
class Adapter(Generic[T_co]):
    """One adapter of a port.

    Attributes:
        opens: see there.
        check: raises a ValueError that says what an address of this scheme looks like, when it is not one.
        extra: of this distribution, that brings the packages it needs.
    """

    opens: Opens[T_co]
    check: Callable[[Address], None] = anything
    extra: str = "services"


def find(adapters: Mapping[str, Adapter[T]], setting: str, text: str) -> tuple[Adapter[T], Address]:
    """The adapter that a setting names, and its address.

    Args:
        adapters: of the port, by scheme.
        setting: its name, for messages.
        text: its value.

    Raises:
        ValueError: there is no such adapter, or its address is not one; names the setting and what it may be.
    """
    try:
        address = Address.of(text)
        adapter = adapters.get(address.scheme)
        if adapter is None:
            raise ValueError(f"there is no adapter `{address.scheme}`; there are {_listed(adapters)}")
        adapter.check(address)
    except ValueError as error:
        raise ValueError(f"{setting}: {error}") from None  # a cause might show the URL
    return adapter, address


def _listed(adapters: Mapping[str, Adapter[T]]) -> str:
    return ", ".join(
        f"`{scheme}`" + (f" (pip install 'anarq[{adapter.extra}]')" if adapter.extra != "services" else "")
        for scheme, adapter in adapters.items()
    )


@asynccontextmanager
async def opened(
    adapters: Mapping[str, Adapter[T]], setting: str, text: str, surroundings: Surroundings
) -> AsyncIterator[T]:
    """The port that a setting names, while the block runs.

    Raises:
        ValueError: as `find`; or what it is to begin with cannot be used.
        NotInstalledError: the packages of the adapter are not installed.
        UnavailableError: it cannot be opened; names the setting.
    """
    adapter, address = find(adapters, setting, text)
    async with AsyncExitStack() as life:
        try:
            port = await life.enter_async_context(adapter.opens(address, surroundings))
        except ImportError as error:
            mend = f"pip install 'anarq[{adapter.extra}]'"
            raise NotInstalledError(
                f"{setting}: `{address.scheme}` needs further packages: {mend} ({error})"
            ) from error
        except (PortError, OSError) as error:
            why = error.strerror if isinstance(error, OSError) and error.strerror else error
            raise UnavailableError(f"{setting} (`{address.scheme}`): {why}") from error
        yield port


def folder_of(address: Address, surroundings: Surroundings) -> Path | None:
    """The folder that an address names; `scheme:` is the one of the surroundings, `scheme://memory` none.

    Raises:
        ValueError: it names something else.
    """
    parts = address.parts
    if not parts.netloc and not parts.path:
        return surroundings.folder
    check_folder(address)
    return None if parts.netloc else Path(unquote(parts.path))


def check_folder(address: Address) -> None:
    """Checks that an address names a folder.

    Raises:
        ValueError: it does not.
    """
    parts, scheme = address.parts, address.scheme
    named = parts.path.startswith("/") if not parts.netloc else parts.netloc == "memory" and parts.path in {"", "/"}
    if ((parts.path or parts.netloc) and not named) or parts.query or parts.fragment:
        raise ValueError(f"it is `{scheme}:` for a place in ANARQ_STATE, `{scheme}:///FOLDER`, or `{scheme}://memory`")
