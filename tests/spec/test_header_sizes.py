"""What the published contracts let through is what the code reads: a header that fits one fits the other."""

import json
from pathlib import Path

import pytest
import yaml

from anarq.crypto.keys import Algorithm, SigningKey
from anarq.crypto.locksig import MAX_TEXT, VALUE_PURPOSE, sign
from anarq.crypto.ucan import container

ROOT = Path(__file__).parents[2]
HEADERS = yaml.safe_load((ROOT / "spec/common/http.yaml").read_text())["components"]["securitySchemes"]


@pytest.mark.parametrize(
    ("header", "limit"),
    [
        ("Sig", MAX_TEXT),
        ("Qonsent", container.MAX_TEXT),
    ],
)
def test_a_header_is_as_long_as_it_is_read(header: str, limit: int) -> None:
    assert HEADERS[header]["x-anarq-schema"]["maxLength"] == limit


def test_a_deposit_is_as_long_as_it_is_read() -> None:
    text = (ROOT / "modules/squid/contracts/grant-deposit-request.v1.schema.json").read_text()
    assert json.loads(text)["properties"]["container"]["maxLength"] == container.MAX_DEPOSIT


@pytest.mark.parametrize("alg", Algorithm)
def test_a_signature_of_every_algorithm_fits(alg: Algorithm) -> None:
    key = SigningKey.from_seed(alg, bytes([1]) * 32)
    longest = sign(VALUE_PURPOSE, {}, key, 1_700_000_000.123456, bytes(64)).encode()
    assert len(longest) <= HEADERS["Sig"]["x-anarq-schema"]["maxLength"]
