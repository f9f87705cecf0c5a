import hashlib
import json
import re
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anarq.crypto import base64url, jcs, locksig
from anarq.crypto.errors import CryptoError, SignatureExpired, SignatureInvalid, SignatureMalformed, SignerNotAllowed
from anarq.crypto.keys import Algorithm, PublicKey, SigningKey
from anarq.crypto.locksig import LockSig
from anarq.crypto.request import PURPOSE, RequestToSign, Sha256, content_digest, sign_request, verify_request

NOW = 1_700_000_000
NONCE = bytes(range(16))
KEY = SigningKey.from_seed(Algorithm.EDDSA, bytes([1]) * 32)
DAO = SigningKey.from_seed(Algorithm.EDDSA, bytes([9]) * 32).public.did
PAGE = Path(__file__).parents[2] / "docs" / "reference" / "request-signature.md"

COVERED = ("x-squid-id", "x-subid", "x-daoid", "x-qonsent", "x-ts", "x-api-version", "idempotency-key")
verify = partial(verify_request, max_skew=300)

HEADERS = {
    "X-Squid-Id": KEY.public.did,
    "x-subid": KEY.public.did,
    "x-daoid": DAO,
    "x-qonsent": "bafyreigyftnzjf4rcu7glp5kfop53vqlopc3zcldauoqdxqlz7t4343gr4",
    "x-ts": "2023-11-14T22:13:20Z",
    "x-api-version": "v1.0",
    "Idempotency-Key": "4b3ff6a4-1f6a-4c48-8f2b-9d0a3c1f0a77",
    "accept": "application/json",
}
REQUEST = RequestToSign("POST", "/qwallet/intents?dry=1", b'{"amount":9007199254740993}', HEADERS, COVERED)
SIGNED = sign_request(REQUEST, KEY, NOW, NONCE)


def with_header(name: str, value: str | None) -> RequestToSign:
    headers = {key: text for key, text in HEADERS.items() if key.lower() != name}
    return replace(REQUEST, headers=headers if value is None else headers | {name: value})


def test_a_signed_request_verifies_and_tells_what_replay_detection_needs() -> None:
    lock_sig = verify(REQUEST, SIGNED, now=NOW + 1)
    assert (lock_sig.pub, lock_sig.nonce, lock_sig.ts) == (KEY.public.did, base64url.encode(NONCE), NOW)


def test_what_is_not_covered_may_change_and_what_is_may_not() -> None:
    narrow = replace(REQUEST, covered=("x-squid-id", "x-subid"))
    signed = sign_request(narrow, KEY, NOW, NONCE)
    other = replace(narrow, headers=HEADERS | {"x-daoid": "another"})
    verify(other, signed, now=NOW)
    with pytest.raises(SignatureInvalid):
        verify(replace(other, covered=COVERED), signed, now=NOW)


@pytest.mark.parametrize("alg", Algorithm)
def test_every_algorithm_signs_requests(alg: Algorithm) -> None:
    key = SigningKey.from_seed(alg, bytes([2]) * 32)
    request = RequestToSign("GET", "/", b"", {"x-squid-id": key.public.did}, COVERED)
    assert verify(request, sign_request(request, key, NOW, NONCE), now=NOW).alg is alg


@pytest.mark.parametrize(
    "changed",
    [
        replace(REQUEST, method="PUT"),
        replace(REQUEST, target="/qwallet/intents"),
        replace(REQUEST, target="/qwallet/intents?dry=0"),
        replace(REQUEST, body=b""),
        replace(REQUEST, body=REQUEST.body + b" " if isinstance(REQUEST.body, bytes) else b""),
    ],
)
def test_another_method_target_or_body_is_refused(changed: RequestToSign) -> None:
    with pytest.raises(SignatureInvalid):
        verify(changed, SIGNED, now=NOW)


@pytest.mark.parametrize("name", COVERED)
def test_no_covered_header_can_be_changed_or_dropped(name: str) -> None:
    for value in ("other", None):
        with pytest.raises(SignatureInvalid):
            verify(with_header(name, value), SIGNED, now=NOW, signers={KEY.public.did})


@pytest.mark.parametrize("name", COVERED)
def test_no_covered_header_can_be_added(name: str) -> None:
    without = with_header(name, None)
    signed = sign_request(without, KEY, NOW, NONCE)
    verify(without, signed, now=NOW, signers={KEY.public.did})
    with pytest.raises(SignatureInvalid):
        verify(REQUEST, signed, now=NOW, signers={KEY.public.did})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("ts", NOW + 1),
        ("nonce", base64url.encode(bytes(16))),
        ("sig", base64url.encode(bytes(64))),
        ("pub", SigningKey.from_seed(Algorithm.EDDSA, bytes([2]) * 32).public.did),
    ],
)
def test_no_field_of_the_signature_can_be_changed(field: str, value: jcs.Json) -> None:
    changed = LockSig.from_json(LockSig.decode(SIGNED).to_json() | {field: value})
    with pytest.raises(SignatureInvalid):
        verify(REQUEST, changed.encode(), now=NOW, signers={KEY.public.did, str(value)})


@pytest.mark.parametrize(
    "same",
    [
        replace(REQUEST, headers={name.upper(): f" {value}\t" for name, value in HEADERS.items()}),
        replace(REQUEST, headers={**HEADERS, "accept": "text/html", "traceparent": "00-1-2-01"}),
        replace(REQUEST, body=Sha256(hashlib.sha256(b'{"amount":9007199254740993}').digest())),
    ],
)
def test_what_proxies_change_and_streamed_bodies_make_no_difference(same: RequestToSign) -> None:
    verify(same, SIGNED, now=NOW)


@pytest.mark.parametrize(("now", "accepted"), [(-300, True), (300, True), (-300.5, False), (301, False)])
def test_the_time_may_differ_by_five_minutes(now: float, accepted: bool) -> None:
    if accepted:
        verify(REQUEST, SIGNED, now=NOW + now)
    else:
        with pytest.raises(SignatureExpired):
            verify(REQUEST, SIGNED, now=NOW + now)


def test_a_clock_that_is_not_a_number_lets_nothing_through() -> None:
    with pytest.raises(SignatureExpired):
        verify(REQUEST, SIGNED, now=float("nan"))


def test_a_good_signature_of_somebody_else_is_refused() -> None:
    other = SigningKey.from_seed(Algorithm.EDDSA, bytes([2]) * 32)
    signed = sign_request(REQUEST, other, NOW, NONCE)
    with pytest.raises(SignerNotAllowed):
        verify(REQUEST, signed, now=NOW)
    verify(REQUEST, signed, now=NOW, signers={other.public.did})


def test_the_subidentity_signs_when_there_is_one() -> None:
    sub = SigningKey.from_seed(Algorithm.EDDSA, bytes([3]) * 32)
    request = with_header("x-subid", sub.public.did)
    verify(request, sign_request(request, sub, NOW, NONCE), now=NOW)
    with pytest.raises(SignerNotAllowed):
        verify(request, sign_request(request, KEY, NOW, NONCE), now=NOW)


def test_a_request_that_names_no_identity_has_no_signer() -> None:
    request = replace(REQUEST, headers={})
    with pytest.raises(SignerNotAllowed):
        verify(request, sign_request(request, KEY, NOW, NONCE), now=NOW)


def test_a_signature_for_another_purpose_is_not_one_for_a_request() -> None:
    signed = locksig.sign(locksig.VALUE_PURPOSE, REQUEST.payload, KEY, NOW, NONCE).encode()
    with pytest.raises(SignatureInvalid):
        verify(REQUEST, signed, now=NOW)


def test_a_tool_call_signs_its_name_and_arguments_in_any_order() -> None:
    headers = {"x-squid-id": KEY.public.did}
    call = RequestToSign.tool_call("wallet.pay", {"to": "bob", "amount": 1}, headers, COVERED)
    signed = sign_request(call, KEY, NOW, NONCE)
    verify(RequestToSign.tool_call("wallet.pay", {"amount": 1.0, "to": "bob"}, headers, COVERED), signed, now=NOW)
    others: list[tuple[str, jcs.Json]] = [
        ("wallet.sign", {"to": "bob", "amount": 1}),
        ("wallet.pay", {"to": "eve", "amount": 1}),
    ]
    for tool, arguments in others:
        with pytest.raises(SignatureInvalid):
            verify(RequestToSign.tool_call(tool, arguments, headers, COVERED), signed, now=NOW)


@pytest.mark.parametrize(
    ("method", "target"),
    [
        ("get", "/"),
        ("", "/"),
        ("GET ", "/"),
        ("GET", ""),
        ("GET", "*"),
        ("GET", "http://a/b"),
        ("GET", "/a b"),
        ("GET", "/a#b"),
        ("GET", "/ä"),
        ("GET", "/\n"),
        ("tools/call", ""),
        ("tools/call", "a b"),
        ("tools/list", "a"),
    ],
)
def test_methods_and_targets_that_servers_read_differently_are_refused(method: str, target: str) -> None:
    with pytest.raises(SignatureMalformed):
        RequestToSign(method, target, b"", {}, COVERED)


@pytest.mark.parametrize("headers", [{"x-ts": "1", "X-TS": "2"}, {"x-ts": "1\r\nx-subid: 2"}, {"x-ts": "1\x00"}])
def test_headers_that_servers_read_differently_are_refused(headers: dict[str, str]) -> None:
    with pytest.raises(SignatureMalformed):
        sign_request(replace(REQUEST, headers=headers), KEY, NOW, NONCE)


def test_a_digest_has_32_bytes() -> None:
    with pytest.raises(SignatureMalformed):
        Sha256(b"")


def test_the_digest_is_that_of_rfc_9530() -> None:
    assert content_digest(b'{"hello": "world"}\n') == "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:"


@given(st.text(max_size=60) | st.binary(max_size=60).map(base64url.encode))
def test_any_header_is_refused(text: str) -> None:
    with pytest.raises(CryptoError):
        verify(REQUEST, text, now=NOW)


def test_the_example_of_the_reference_page_is_what_the_code_does() -> None:
    """The page's numbers are made by the code, step by step, so that others can follow them."""
    (block,) = re.findall(r'```json title="test vector"\n(.*?)```', PAGE.read_text("utf-8"), re.DOTALL)
    vector = json.loads(block)
    signer = SigningKey.from_seed(Algorithm.EDDSA, bytes.fromhex(vector["seed_hex"]))
    body = vector["request"]["body"].encode()
    request = RequestToSign(
        vector["request"]["method"], vector["request"]["target"], body, vector["request"]["headers"], COVERED
    )
    assert signer.public.did == vector["pub"]
    assert request.payload["digest"] == vector["digest"] if isinstance(request.payload, dict) else False
    public, nonce = PublicKey.from_did(vector["pub"]), base64url.encode(bytes.fromhex(vector["nonce_hex"]))
    message = locksig.signed_bytes(PURPOSE, request.payload, public, vector["ts"], nonce)
    assert message.decode() == vector["signed_text"]
    assert base64url.encode(signer.sign(message)) == vector["sig"]
    assert sign_request(request, signer, vector["ts"], bytes.fromhex(vector["nonce_hex"])) == vector["x-sig"]
    verify(request, vector["x-sig"], now=vector["ts"])
