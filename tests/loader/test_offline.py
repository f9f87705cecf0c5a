"""Nothing that the loader does opens a socket."""

import socket
import urllib.request

import pytest

from anarq.loader import Catalogue, UnresolvedReference, load_folder
from anarq.source import MemorySource

REMOTE = (
    "https://json-schema.org/draft/2020-12/schema",
    "http://127.0.0.1:9/x.json#/a",
    "//127.0.0.1/x.json",
    "ftp://example.org/x",
    "file:///etc/hostname",
    "urn:anarq:common:none:v1",
)


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(*_: object, **__: object) -> None:
        pytest.fail("a socket was opened")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, opened)
    monkeypatch.setattr(urllib.request, "urlopen", opened)


@pytest.mark.usefixtures("no_network")
@pytest.mark.parametrize("ref", REMOTE)
def test_a_remote_reference_is_refused_without_asking_the_network(ref: str) -> None:
    text = f'{{"$schema": "{REMOTE[0]}", "$id": "https://example.org/a.json", "$ref": "{ref}"}}'
    folder = load_folder(MemorySource({"a.json": text}))
    catalogue = Catalogue(folder.documents.values())
    with pytest.raises(UnresolvedReference, match="references are never fetched"):
        catalogue.resolve_fully(folder.documents["a.json"].root)


@pytest.mark.usefixtures("no_network")
def test_the_guard_fires_when_a_socket_is_opened() -> None:
    with pytest.raises(pytest.fail.Exception, match="a socket was opened"):
        socket.socket()
