"""The test vectors that callers in other languages hold themselves to: this library makes the same bytes."""

import hashlib
import json
import re
from pathlib import Path

import pytest

from anarq.clients._gen.common.standard import STANDARD
from anarq.crypto import base64url, jcs
from anarq.crypto.cid import Cid, Codec
from anarq.crypto.errors import CryptoError
from anarq.crypto.keys import Algorithm, SigningKey
from anarq.crypto.request import RequestToSign, sign_request, verify_request
from anarq.crypto.ucan import chain, command, container, envelope
from anarq.crypto.ucan.delegation import TAG, Delegation, issue

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"
VECTORS = json.loads((REFERENCE / "vectors.json").read_text("utf-8"))
IDENTITY, GRANT, REQUEST, TOOL = (VECTORS[name] for name in ("identity", "grant", "request", "tool_call"))
KEY = SigningKey.from_seed(Algorithm(IDENTITY["alg"]), bytes.fromhex(IDENTITY["seed_hex"]))


def test_the_identity_is_that_of_the_seed() -> None:
    assert KEY.public.did == IDENTITY["did"]


def test_the_grant_is_made_byte_for_byte() -> None:
    made = issue(
        KEY,
        audience=GRANT["audience"],
        subject=IDENTITY["did"],
        command=command.of_scope(GRANT["scope"]),
        nonce=bytes.fromhex(GRANT["nonce_hex"]),
        expires=GRANT["expires"],
    )

    opened = envelope.open_envelope(TAG, made.token)
    text = container.encode([made.token])
    assert {
        "audience": made.aud,
        "scope": GRANT["scope"],
        "command": made.cmd,
        "expires": made.exp,
        "nonce_hex": made.nonce.hex(),
        "varsig_hex": opened.header.hex(),
        "signed_hex": opened.signed.hex(),
        "signature_hex": opened.signature.hex(),
        "token_hex": made.token.hex(),
        "token_cid": str(made.cid),
        "x-qonsent": text,
        "container_cid": str(Cid.of_block(Codec.DAG_CBOR, container.block_of(text))),
    } == GRANT


def test_the_grant_is_one_that_services_take() -> None:
    links = [Delegation.decode(token) for token in container.decode(GRANT["x-qonsent"])]

    chain.verify_chain(
        links,
        invoker=GRANT["audience"],
        subject=IDENTITY["did"],
        command="/qwallet/intent/create",
        arguments={},
        now=GRANT["expires"],
        revoked=(),
    )


def test_the_request_is_signed_byte_for_byte() -> None:
    request = RequestToSign(
        REQUEST["method"], REQUEST["target"], REQUEST["body"].encode(), REQUEST["headers"], STANDARD.signed
    )

    assert sign_request(request, KEY, REQUEST["ts"], bytes.fromhex(REQUEST["nonce_hex"])) == REQUEST["x-sig"]
    verify_request(request, REQUEST["x-sig"], now=REQUEST["ts"], max_skew=0)


def test_the_request_is_the_one_of_the_page() -> None:
    page = (REFERENCE / "request-signature.md").read_text("utf-8")
    (shown,) = re.findall(r'^```json title="test vector"\n(.*?)^```$', page, re.MULTILINE | re.DOTALL)
    vector = json.loads(shown)

    assert vector.pop("request") | vector == REQUEST | {"seed_hex": IDENTITY["seed_hex"], "pub": IDENTITY["did"]}


def test_the_call_of_a_tool_is_signed_byte_for_byte() -> None:
    request = RequestToSign.tool_call(TOOL["tool"], TOOL["arguments"], TOOL["headers"], STANDARD.signed)

    assert jcs.canonical(TOOL["arguments"]).decode() == TOOL["signed_arguments"]
    assert sign_request(request, KEY, TOOL["ts"], bytes.fromhex(TOOL["nonce_hex"])) == TOOL["x-sig"]


KINDS = {kind["alg"]: kind for kind in VECTORS["kinds"]}


def test_there_is_a_vector_of_every_kind_of_key() -> None:
    assert [IDENTITY["alg"], *KINDS] == [str(alg) for alg in Algorithm]


@pytest.mark.parametrize("alg", KINDS)
def test_a_grant_of_another_kind_of_key_says_the_same_and_its_signature_holds(alg: str) -> None:
    kind = KINDS[alg]
    seed = bytes.fromhex(kind["seed_hex"])
    key = SigningKey.from_seed(Algorithm(alg), seed)
    made = issue(
        key,
        audience=GRANT["audience"],
        subject=kind["did"],
        command=command.of_scope(GRANT["scope"]),
        nonce=bytes.fromhex(GRANT["nonce_hex"]),
        expires=GRANT["expires"],
    )
    opened = envelope.open_envelope(TAG, made.token)

    assert hashlib.sha256(f"anarq vector {alg}".encode()).digest() == seed
    assert (key.public.did, opened.header.hex()) == (kind["did"], kind["varsig_hex"])
    assert hashlib.sha256(opened.signed).hexdigest() == kind["signed_sha256_hex"]
    key.public.verify(opened.signed, bytes.fromhex(kind["signature_hex"]))
    with pytest.raises(CryptoError):
        key.public.verify(opened.signed + b"x", bytes.fromhex(kind["signature_hex"]))


PAGE = (REFERENCE / "grant.md").read_text("utf-8")


def test_the_page_shows_every_byte_of_the_grant() -> None:
    (shown,) = re.findall(r'^```text title="a delegation"\n(.*?)^```$', PAGE, re.MULTILINE | re.DOTALL)
    lines = [re.fullmatch(r"((?:[0-9a-f]{2})+)  +(\S.*)", line) for line in shown.splitlines()]

    assert all(lines)
    assert "".join(line[1] for line in lines if line) == GRANT["token_hex"]
    for line in lines:
        said = line[2] if line else ""
        if line and said.startswith(('"', "did:", "8dbz", "i46r")):
            assert said.strip('":') in bytes.fromhex(line[1]).decode("ascii"), said


@pytest.mark.parametrize("alg", Algorithm)
def test_the_page_has_the_beginning_of_every_kind_of_key(alg: Algorithm) -> None:
    assert envelope.varsig_header(alg).hex(" ") in PAGE


def test_the_page_shows_a_key_file() -> None:
    (shown,) = re.findall(r'^```json title="identity.key"\n(.*?)^```$', PAGE, re.MULTILINE | re.DOTALL)

    assert base64url.decode(json.loads(shown)["seed"]).hex() == IDENTITY["seed_hex"]
    assert jcs.canonical(json.loads(shown)).decode() == shown.strip()
