"""`anarq grant`."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from anarq.adapters.local import identity
from anarq.cli import identities
from anarq.clients.grants import read
from anarq.crypto.keys import Algorithm
from anarq.crypto.ucan import chain
from anarq.testing.people import Person

Run = Callable[..., Result]
BOB, EVE = Person.named("Bob"), Person.named("Eve")
END = 1_798_740_000
WHEN = "2026-12-31T18:00:00Z"


@pytest.fixture(autouse=True)
def ada(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Somebody with a key in the usual place."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(identities.SETTING, str(tmp_path / "ada.key"))
    monkeypatch.delenv(identities.PASSPHRASE, raising=False)
    return identity.create(tmp_path / "ada.key", Algorithm.EDDSA).public.did


def verified(line: str, invoker: Person, subject: str, command: str) -> chain.Grant:
    (held,) = read(line)
    arguments: dict[str, object] = {}
    return chain.verify_chain(
        held.links, invoker=invoker.did, subject=subject, command=command, arguments=arguments, now=END, revoked=()
    )


def test_what_is_printed_is_the_grant_as_a_service_takes_it(anarq: Run, ada: str) -> None:
    result = anarq("grant", "qwallet.intent", "--to", BOB.did, "--until", WHEN)

    assert result.exit_code == 0
    found = verified(result.stdout, BOB, ada, "/qwallet/intent/create")
    assert (found.subject, found.expires) == (ada, END)
    assert result.stderr == f"to {BOB.did}, until 2026-12-31T18:00:00.000Z\n"


def test_each_scope_is_a_line_and_one_that_stands_twice_is_one(anarq: Run, ada: str) -> None:
    lines = anarq("grant", "qwallet", "squid.identity.read", "qwallet", "--to", BOB.did).stdout.splitlines()

    assert [list(read(line)[0].scopes(BOB.did)) for line in lines] == [["qwallet"], ["squid.identity.read"]]


def test_json_says_what_is_granted_to_whom_about_whom_until_when(anarq: Run, ada: str) -> None:
    told = json.loads(
        anarq("grant", "qwallet", "--to", BOB.did, "--until", WHEN, "--format", "json").stdout,
    )

    (grant,) = told["grants"]
    assert read(grant.pop("grant"))[0].cid == grant.pop("cid")
    assert grant == {"scope": "qwallet", "to": BOB.did, "about": ada, "ends": "2026-12-31T18:00:00.000Z"}


@pytest.mark.parametrize(
    ("length", "seconds"), [("PT1H", 3600), ("P30D", 2_592_000), ("P1W", 604_800), ("P1DT1M", 86_460)]
)
def test_it_ends_after_the_length_that_is_given(anarq: Run, ada: str, length: str, seconds: int) -> None:
    ends = [
        read(anarq("grant", "qwallet", "--to", BOB.did, "--for", each).stdout)[0].links[0].exp
        for each in (length, "PT1S")
    ]

    assert ends[0] is not None
    assert ends[1] is not None
    assert -60 < ends[0] - ends[1] - (seconds - 1) <= 0, "the second one was made later"


def test_without_a_word_it_ends_after_a_day(anarq: Run) -> None:
    day, hour = (
        read(anarq("grant", "qwallet", "--to", BOB.did, *more).stdout)[0].links[0].exp
        for more in ((), ("--for", "PT1H"))
    )
    assert day is not None
    assert hour is not None
    assert -60 < day - hour - 23 * 3600 <= 0


def test_what_was_received_is_passed_on(anarq: Run, tmp_path: Path, ada: str) -> None:
    given = Path("grants")
    given.write_text(anarq("grant", "qwallet.quote", "qwallet.intent", "--to", BOB.did, "--until", WHEN).stdout)
    identity.create(tmp_path / "carol.key", Algorithm.EDDSA)
    refused = anarq("grant", "qwallet.tx", "--to", EVE.did, "--as", tmp_path / "carol.key", "--from", given)
    assert "gives nothing to did:key:" in refused.stderr

    own = anarq("grant", "qwallet.intent", "--to", identity.load(tmp_path / "carol.key").public.did, "--until", WHEN)
    given.write_text(own.stdout)
    passed_on = anarq(
        *("grant", "qwallet.intent.read", "--to", EVE.did, "--until", WHEN),
        *("--as", tmp_path / "carol.key", "--from", given),
    )

    assert len(verified(passed_on.stdout, EVE, ada, "/qwallet/intent/read").issuers) == 2


def test_one_that_fits_no_header_is_told(anarq: Run, tmp_path: Path) -> None:
    big = identity.create(tmp_path / "big.key", Algorithm.ML_DSA_65).public.did

    result = anarq("grant", "qwallet", "--to", big, "--as", tmp_path / "big.key")

    assert result.exit_code == 0
    assert "deposit it" in result.stderr
    assert "deposit it" not in anarq("grant", "qwallet", "--to", BOB.did).stderr


def test_scopes_of_a_module_of_ones_own_are_known(anarq: Run, tmp_path: Path) -> None:
    document = {
        "openapi": "3.1.0",
        "info": {"version": "1.0.0"},
        "paths": {"/n": {"get": {"x-anarq-scope": "notes.read"}}},
    }
    (tmp_path / "notes" / "_gen").mkdir(parents=True)
    (tmp_path / "notes" / "_gen" / "openapi.json").write_text(json.dumps(document))

    assert anarq("grant", "notes.read", "--to", BOB.did).exit_code == 2
    assert anarq("grant", "notes.read", "--to", BOB.did, "--module", "notes").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("qwallet.intnt",), "no operation needs `qwallet.intnt`; did you mean `qwallet.intent`?"),
        (("qwallet.tx.signn",), "did you mean `qwallet.tx.sign`?"),
        (("elsewhere",), "scopes start with"),
        (("",), "no operation needs ``"),
        (("qwallet", "--until", "2020-01-01T00:00:00Z"), "`2020-01-01T00:00:00Z` has passed"),
        (("qwallet", "--until", "tomorrow"), "`tomorrow` is no moment; give one as 2026-12-31T18:00:00Z"),
        (("qwallet", "--until", WHEN, "--for", "PT1H"), "choose one of them"),
        (("qwallet", "--for", "P1M"), "`P1M` is no length of weeks, days"),
        (("qwallet", "--for", "an hour"), "give one as PT1H or P30D"),
        (("qwallet", "--for", "PT0S"), "`PT0S` has passed"),
        (("qwallet", "--for", "P999999999W"), "after the year 9999"),
        (("qwallet", "--to", "bob"), "`bob` is no DID of somebody who can sign"),
        (("qwallet", "--to", "did:web:example.org"), "is no DID of somebody who can sign"),
        (("qwallet", "--as", "nowhere"), "make one: anarq identity new nowhere"),
        (("qwallet", "--from", "nowhere"), "`nowhere` cannot be read"),
        (("qwallet", "--from", "ada.key"), "line 1 is no grant"),
        (("qwallet", "--policy", "amount < 5"), "not I-JSON"),
        (("qwallet", "--policy", '{"amount": 5}'), 'give a list of statements as [["<=", ".amount", 10]]'),
        (("qwallet", "--policy", '[["<", "amount", 5]]'), "a selector starts with"),
        (("qwallet", "--policy", "\udcff"), "not I-JSON"),
        (("qwallet", "--module", "nots"), "there is no module `nots`"),
    ],
    ids=str,
)
def test_what_is_got_wrong_is_told(anarq: Run, arguments: tuple[str, ...], message: str) -> None:
    result = anarq("grant", "--to", BOB.did, *arguments)

    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stdout == ""


def test_it_says_to_whom(anarq: Run) -> None:
    assert "--to" in anarq("grant", "qwallet").stderr
