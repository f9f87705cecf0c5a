"""Grants as a caller keeps them: one that is made is one that a service takes, and the one that fits is chosen."""

import pytest

from anarq.clients.grants import GrantsError, chosen, made, read
from anarq.crypto.keys import Algorithm
from anarq.crypto.ucan import chain, container
from anarq.testing.people import FAR, Person

ADA, BOB, EVE = (Person.named(name) for name in ("Ada", "Bob", "Eve"))
CID = "bafyreigyftnzjf4rcu7glp5kfop53vqlopc3zcldauoqdxqlz7t4343gr4"


def verified(text: str, invoker: Person, command: str) -> chain.Grant:
    (held,) = read(text)
    arguments: dict[str, object] = {}
    return chain.verify_chain(
        held.links, invoker=invoker.did, subject=ADA.did, command=command, arguments=arguments, now=0, revoked=()
    )


def test_a_grant_is_a_chain_from_whose_the_things_are_to_who_receives_it() -> None:
    held = made(ADA.key, "qwallet.intent", to=BOB.did, expires=FAR)

    found = verified(held.text, BOB, "/qwallet/intent/create")

    assert (found.subject, found.invoker, found.expires) == (ADA.did, BOB.did, FAR)
    assert held.subject == ADA.did


def test_what_is_received_is_passed_on_as_a_longer_chain() -> None:
    given = made(ADA.key, "qwallet.intent", to=BOB.did, expires=FAR)

    passed_on = made(BOB.key, "qwallet.intent.read", to=EVE.did, expires=FAR, received=given)

    assert verified(passed_on.text, EVE, "/qwallet/intent/read").issuers == (ADA.did, BOB.did)
    with pytest.raises(chain.CommandNotGranted):
        verified(passed_on.text, EVE, "/qwallet/intent/create")


def test_what_was_given_to_oneself_is_passed_on_from_the_beginning() -> None:
    own = made(ADA.key, "qwallet", to=ADA.did, expires=FAR)

    assert len(made(ADA.key, "qwallet", to=BOB.did, expires=FAR, received=own).links) == 1


def test_two_grants_are_never_the_same() -> None:
    assert len({made(ADA.key, "qwallet", to=BOB.did, expires=FAR).text for _ in range(3)}) == 3


def test_the_one_that_covers_what_is_called_is_chosen() -> None:
    for_eve, quotes, intents = (
        made(ADA.key, scope, to=to.did, expires=FAR)
        for scope, to in (("qwallet", EVE), ("qwallet.quote", BOB), ("qwallet.intent", BOB))
    )
    grants = read(f"\n{for_eve.text}\n  {quotes.text}\r\n{intents.text}")

    assert chosen(grants, BOB.did, "qwallet.intent.create") == intents
    assert chosen(grants, BOB.did, "qwallet.intents") is None
    assert chosen(grants, BOB.did, "qwallet") is None
    assert [list(held.scopes(BOB.did)) for held in grants] == [[], ["qwallet.quote"], ["qwallet.intent"]]


def test_a_cid_does_not_tell_and_is_chosen_where_nothing_else_covers() -> None:
    grants = read(f"{CID}\n{made(ADA.key, 'qwallet.intent', to=BOB.did, expires=FAR).text}")

    assert chosen(grants, BOB.did, "qwallet.intent.read") == grants[1]
    assert chosen(grants, BOB.did, "qwallet.quote.read") == grants[0]
    assert (grants[0].text, grants[0].cid, grants[0].subject) == (CID, CID, None)


def test_the_cid_is_that_of_the_container() -> None:
    held = made(ADA.key, "qwallet", to=BOB.did, expires=FAR)

    assert held.cid.startswith("bafyrei")
    assert read(held.cid)[0].text == held.cid


def test_a_chain_of_post_quantum_keys_is_made_to_be_deposited() -> None:
    big = Person.named("Big", Algorithm.ML_DSA_65)

    held = made(big.key, "qwallet", to=big.did, expires=FAR)

    assert len(held.text) > container.MAX_TEXT
    assert read(held.text) == (held,)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "holds no grant"),
        (" \n\n", "holds no grant"),
        ("hello", "line 1 is no grant"),
        (f"{CID}\nCoWZ", "line 2 is no grant"),
        ("C" + "A" * 100_000, "line 1 is no grant"),
    ],
    ids=lambda text: text[:20],
)
def test_what_is_no_grant_is_told_with_its_line(text: str, message: str) -> None:
    with pytest.raises(GrantsError, match=message):
        read(text)
