"""A key that takes the place of another: who signs and delegates from then on, and who no longer does."""

import secrets
from dataclasses import dataclass
from typing import Any

import pytest

from anarq.crypto.keys import Algorithm, SigningKey
from anarq.crypto.ucan import container
from anarq.crypto.ucan.delegation import Delegation, issue
from anarq.ports.errors import UnavailableError
from anarq.ports.identities import Succession
from anarq.runtime.call import Call, Decision


@dataclass
class Signing:
    """A person without the subidentity, who signs with a key."""

    person: Any
    key: SigningKey

    def headers(self, **more: Any) -> dict[str, str]:
        found: dict[str, str] = self.person.headers(**{"x-subid": None} | more)
        return found

    def signed(self, *request: Any) -> dict[str, str]:
        found: dict[str, str] = self.person.signed(*request, key=self.key)
        return found


@pytest.fixture
def second() -> SigningKey:
    return SigningKey.from_seed(Algorithm.EDDSA, secrets.token_bytes(32))


@pytest.fixture
async def succeeded(world: Any, second: SigningKey) -> Any:
    """A world in which the second key has taken the place of the person's first."""
    await world.shared.succeed(Succession(world.person.did, second.public.did, world.person.did))
    return world


def link(person: Any, key: SigningKey, **more: Any) -> Delegation:
    fields = {"audience": person.did, "subject": person.did, "expires": int(person.clock.time) + 60} | more
    return issue(key, command="/qwallet", nonce=secrets.token_bytes(12), **fields)


def grant(*links: Delegation) -> str:
    return container.encode([each.token for each in links])


async def listed(world: Any, key: SigningKey, header: str, **more: Any) -> Any:
    response = await world.send("GET", "/intents", headers={"x-qonsent": header}, person=Signing(world.person, key))
    return response.json() if response.status_code != 200 else "done"


async def test_the_new_key_signs_and_delegates_under_the_old_name(succeeded: Any, second: SigningKey) -> None:
    assert await listed(succeeded, second, grant(link(succeeded.person, second))) == "done"


async def test_the_old_key_signs_no_more(succeeded: Any, second: SigningKey) -> None:
    refused = await listed(succeeded, succeeded.person.root, grant(link(succeeded.person, second)))
    assert (refused["code"], refused["details"]) == ("SIGNATURE_INVALID", {"reason": "key_inactive"})


async def test_what_the_old_key_delegated_has_ended(world: Any, second: SigningKey) -> None:
    earlier = {"x-qonsent": world.person.grant()}
    assert (await world.send("GET", "/intents", headers=earlier)).status_code == 200
    await world.shared.succeed(Succession(world.person.did, second.public.did, world.person.did))
    refused = (await world.send("GET", "/intents", headers=earlier)).json()
    assert refused["details"]["reasons"] == ["key_inactive"]
    again = {"x-qonsent": grant(link(world.person, second, audience=world.person.sub_did))}
    assert (await world.send("GET", "/intents", headers=again)).status_code == 200


async def test_a_key_whose_place_was_taken_in_turn_signs_no_more(succeeded: Any, second: SigningKey) -> None:
    third = SigningKey.from_seed(Algorithm.EDDSA, secrets.token_bytes(32))
    await succeeded.shared.succeed(Succession(succeeded.person.did, third.public.did, second.public.did))
    assert await listed(succeeded, third, grant(link(succeeded.person, third))) == "done"
    refused = await listed(succeeded, second, grant(link(succeeded.person, third)))
    assert refused["details"] == {"reason": "key_inactive"}
    refused = await listed(succeeded, third, grant(link(succeeded.person, second)))
    assert refused["details"]["reasons"] == ["key_inactive"]


async def test_a_subidentity_does_not_speak_for_its_identity(world: Any) -> None:
    refused = await listed(world, world.person.sub, world.person.grant(audience=world.person.did))
    assert refused["details"] == {"reason": "other_key"}


async def test_the_key_of_one_identity_speaks_for_no_other(succeeded: Any, second: SigningKey) -> None:
    other = await succeeded.person_of()
    response = await succeeded.send(
        "GET", "/intents", headers={"x-qonsent": grant(link(other, other.root))}, person=Signing(other, second)
    )
    assert response.json()["details"] == {"reason": "other_key"}
    forged = grant(link(other, second))
    response = await succeeded.send("GET", "/intents", headers={"x-qonsent": forged}, person=other.alone)
    assert response.json()["details"]["reasons"] == ["audience_mismatch"]


async def test_others_still_delegate_to_the_name(succeeded: Any, second: SigningKey) -> None:
    other = await succeeded.person_of()
    given = link(other, other.root, audience=succeeded.person.did)
    assert await listed(succeeded, second, grant(given)) == "done"


async def test_who_speaks_cannot_be_known_when_the_state_is_gone(world: Any, second: SigningKey) -> None:
    async def gone(*_: object) -> Any:
        raise UnavailableError("gone")

    world.shared.known = gone
    refused = await listed(world, second, grant(link(world.person, second)))
    assert refused["code"] == "SERVICE_UNAVAILABLE"


class Succeeding:
    """Handlers that let one key take the place of another, and tell who speaks."""

    def __init__(self) -> None:
        self.succession: Succession | None = None
        self.speaker: str | None = None

    def __getattr__(self, name: str) -> Any:
        return self.decide

    async def decide(self, call: Call, *_: object, **__: object) -> Decision[object]:
        self.speaker = call.speaker
        data = {"intentId": "i", "owner": "o", "amount": 1, "currency": "EUR", "recipient": "r", "status": "PENDING"}
        return Decision(data, succession=self.succession)


async def test_a_decision_lets_a_key_succeed_before_it_is_committed(
    make_world: Any, sample: Any, second: SigningKey
) -> None:
    handlers = Succeeding()
    async with make_world(sample.SPEC, handlers) as world:
        did = world.person.did
        handlers.succession = Succession(did, second.public.did, did)

        async def fail(unit: Any) -> None:
            raise UnavailableError("full")

        commit, world.store.commit = world.store.commit, fail
        assert (await world.create()).status_code == 503
        assert (await world.shared.known({did}))[did].speaker == second.public.did
        world.store.commit = commit

        again = {"x-qonsent": grant(link(world.person, second))}
        answer = await world.create(headers=again, person=Signing(world.person, second))
        assert answer.status_code == 201, answer.text
        assert handlers.speaker == second.public.did


async def test_the_second_of_two_that_want_one_place_is_told_of_a_conflict(
    make_world: Any, sample: Any, second: SigningKey
) -> None:
    handlers = Succeeding()
    async with make_world(sample.SPEC, handlers) as world:
        handlers.succession = Succession(world.person.did, second.public.did, "did:key:another")
        answer = await world.create()
        assert (answer.status_code, answer.json()["code"]) == (409, "VERSION_CONFLICT")
        assert handlers.speaker == world.person.did
