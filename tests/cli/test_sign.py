"""`anarq sign`."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from anarq.cli import identities
from anarq.crypto.errors import SignatureInvalid
from anarq.crypto.locksig import VALUE_PURPOSE, LockSig

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def ada(anarq: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(identities.SETTING, str(tmp_path / "ada.key"))
    monkeypatch.delenv(identities.PASSPHRASE, raising=False)
    return anarq("identity", "new").stdout.strip()


def test_the_signature_is_one_of_exactly_this_value(anarq: Run, ada: str) -> None:
    made = LockSig.from_json(json.loads(anarq("sign", "amount=25.50", "note=a=b é", "empty=").stdout))

    made.check(VALUE_PURPOSE, {"amount": "25.50", "note": "a=b é", "empty": ""})
    assert made.pub == ada
    for other in ({"amount": 25.5, "note": "a=b é", "empty": ""}, {"amount": "25.50", "note": "a=b é"}):
        with pytest.raises(SignatureInvalid):
            made.check(VALUE_PURPOSE, other)


def test_it_is_never_the_signature_of_a_request(anarq: Run) -> None:
    made = LockSig.from_json(json.loads(anarq("sign", "method=POST").stdout))

    with pytest.raises(SignatureInvalid):
        made.check("anarq-request-1", {"method": "POST"})


def test_two_signatures_are_not_the_same(anarq: Run) -> None:
    assert anarq("sign", "a=b").stdout != anarq("sign", "a=b").stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "NAME=VALUE"),
        (("a",), "a member is given as NAME=VALUE, not `a`"),
        (("=a",), "a member is given as NAME=VALUE, not `=a`"),
        (("a=b", "a=c"), "`a` is given twice"),
        (("a=\udcff",), "`a` holds bytes that are no UTF-8"),
        (("a=b", "--as", "nowhere"), "make one: anarq identity new nowhere"),
    ],
    ids=ascii,
)
def test_wrong_use_is_told(anarq: Run, arguments: tuple[str, ...], message: str) -> None:
    result = anarq("sign", *arguments)

    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stdout == ""
