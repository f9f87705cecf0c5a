import itertools
from collections.abc import Callable, Container, Sequence

import pytest

from anarq.crypto import dagcbor
from anarq.crypto.dagcbor import Ipld
from anarq.crypto.errors import (
    ChainBroken,
    ChainCyclic,
    ChainRefused,
    ChainTooLarge,
    CommandEscalated,
    CommandMalformed,
    CommandNotGranted,
    LinkExpired,
    LinkForged,
    LinkRevoked,
    LinkTooEarly,
    LinkUnused,
    PolicyViolated,
    SubjectMismatch,
)
from anarq.crypto.keys import Algorithm, SigningKey
from anarq.crypto.ucan.chain import Grant, check_chain, verify_chain
from anarq.crypto.ucan.delegation import Delegation, issue

NOW = 1_700_000_000
KEYS = [SigningKey.from_seed(Algorithm.EDDSA, bytes([number + 1]) * 32) for number in range(20)]
ALICE, BOB, CAROL, DAN = (key.public.did for key in KEYS[:4])


def link(
    issuer: int,
    audience: int,
    *,
    subject: str | None = ALICE,
    command: str = "/msg",
    expires: int | None = NOW + 100,
    not_before: int | None = None,
    policy: list[Ipld] | None = None,
) -> Delegation:
    return issue(
        KEYS[issuer],
        audience=KEYS[audience].public.did,
        subject=subject,
        command=command,
        nonce=b"",
        expires=expires,
        policy=policy,
        not_before=not_before,
    )


def check(
    links: Sequence[Delegation],
    *,
    invoker: str = DAN,
    subject: str = ALICE,
    command: str = "/msg/send",
    arguments: Ipld = None,
    now: int = NOW,
    revoked: Container[str] = (),
) -> Grant:
    return verify_chain(
        links, invoker=invoker, subject=subject, command=command, arguments=arguments, now=now, revoked=revoked
    )


ROOT = link(0, 1, expires=NOW + 300)
MIDDLE = link(1, 2, command="/msg/send", expires=NOW + 200)
LEAF = link(2, 3, command="/msg/send", expires=None)
CHAIN = [ROOT, MIDDLE, LEAF]


@pytest.mark.parametrize("order", [*itertools.permutations(CHAIN)])
def test_a_chain_is_granted_in_whatever_order_it_comes(order: tuple[Delegation, ...]) -> None:
    assert check(order) == Grant(
        subject=ALICE,
        invoker=DAN,
        command="/msg/send",
        expires=NOW + 200,
        cids=tuple(str(one.cid) for one in CHAIN),
        issuers=(ALICE, BOB, CAROL),
    )


def test_the_subject_itself_needs_no_delegation() -> None:
    grant = check([], invoker=ALICE)
    assert (grant.cids, grant.issuers, grant.expires) == ((), (), None)


def test_a_key_may_delegate_for_a_principal_that_it_speaks_for() -> None:
    links = [link(4, 1, command="/msg"), link(1, 3, command="/msg/send")]
    how = {"invoker": DAN, "subject": ALICE, "command": "/msg/send", "arguments": None, "now": NOW, "revoked": ()}
    speaks = {KEYS[4].public.did: ALICE}
    grant = verify_chain(links, **how, speakers=speaks)  # type: ignore[arg-type] # one dict for brevity
    assert (grant.subject, grant.issuers) == (ALICE, (ALICE, BOB))
    assert check_chain(links, now=NOW, revoked=(), speakers=speaks).issuers == (ALICE, BOB)
    own = check_chain([link(4, 0)], now=NOW, revoked=(), speakers=speaks)
    assert (own.subject, own.invoker) == (ALICE, ALICE)
    with pytest.raises(ChainBroken):
        verify_chain(links, **how)  # type: ignore[arg-type] # one dict for brevity
    with pytest.raises(ChainBroken):
        check_chain(links, now=NOW, revoked=())


def refused(error: type[ChainRefused], culprit: Delegation | None, links: Sequence[Delegation], **how: object) -> None:
    with pytest.raises(error) as caught:
        check(links, **how)  # type: ignore[arg-type] # the table below names the arguments
    assert type(caught.value) is error
    assert caught.value.link == (str(culprit.cid) if culprit else "")
    assert caught.value.reason in str(caught.value)


def test_somebody_else_needs_a_chain() -> None:
    refused(ChainBroken, None, [])


@pytest.mark.parametrize(
    ("missing", "below"), [(ROOT, MIDDLE), (MIDDLE, LEAF), (LEAF, None)], ids=["root", "middle", "leaf"]
)
def test_a_gap_breaks_the_chain(missing: Delegation, below: Delegation | None) -> None:
    refused(ChainBroken, below, [one for one in CHAIN if one is not missing])


def test_a_chain_of_somebody_else_or_for_somebody_else_is_broken() -> None:
    refused(ChainBroken, None, CHAIN, invoker=KEYS[5].public.did)
    refused(ChainBroken, ROOT, CHAIN, subject=KEYS[5].public.did)


def test_all_delegations_have_to_be_links() -> None:
    other = link(7, 8)
    refused(LinkUnused, other, [*CHAIN, other])
    refused(LinkUnused, ROOT, [ROOT], invoker=ALICE)


def test_two_ways_to_one_audience_are_refused() -> None:
    other = link(0, 3, expires=NOW + 1)
    refused(LinkUnused, other, [*CHAIN, other])
    refused(LinkUnused, LEAF, [*CHAIN, LEAF])


def test_a_circle_is_refused() -> None:
    back = link(2, 1)
    refused(ChainCyclic, back, [MIDDLE, back], invoker=CAROL)
    own = link(3, 3)
    refused(ChainCyclic, own, [own])


@pytest.mark.parametrize(("now", "valid"), [(NOW + 200, True), (NOW + 201, False)])
def test_a_link_holds_through_its_last_second(now: int, valid: bool) -> None:
    if valid:
        assert check(CHAIN, now=now).expires == now
    else:
        refused(LinkExpired, MIDDLE, CHAIN, now=now)


def test_a_link_holds_from_its_first_second_on() -> None:
    later = link(2, 3, command="/msg/send", not_before=NOW + 10)
    assert check([ROOT, MIDDLE, later], now=NOW + 10).invoker == DAN
    refused(LinkTooEarly, later, [ROOT, MIDDLE, later], now=NOW + 9)


@pytest.mark.parametrize("revoked", CHAIN, ids=["root", "middle", "leaf"])
def test_revoking_any_link_revokes_the_chain(revoked: Delegation) -> None:
    check(CHAIN, revoked={"bafysomethingelse"})
    refused(LinkRevoked, revoked, CHAIN, revoked={str(revoked.cid)})


def forge(genuine: Delegation) -> Delegation:
    value = dagcbor.decode(genuine.token)
    assert isinstance(value, list)
    return Delegation.decode(dagcbor.encode([bytes(64), value[1]]))


@pytest.mark.parametrize("position", [0, 1, 2])
def test_every_signature_is_checked(position: int) -> None:
    links = [*CHAIN]
    links[position] = forge(links[position])
    refused(LinkForged, links[position], links)


def test_every_link_is_about_the_subject() -> None:
    other = link(1, 2, subject=BOB, command="/msg/send")
    refused(SubjectMismatch, other, [ROOT, other, LEAF])


def test_a_powerline_is_about_whatever_its_issuer_receives() -> None:
    powerline = link(1, 2, subject=None, command="/")
    grant = check([ROOT, powerline, link(2, 3)])
    assert grant.subject == ALICE
    narrow = link(1, 2, subject=None, command="/msg/send")
    check([ROOT, narrow, LEAF])


def test_a_powerline_is_not_a_root() -> None:
    powerline = link(0, 1, subject=None)
    refused(SubjectMismatch, powerline, [powerline], invoker=BOB)


def test_a_powerline_gives_no_command_beyond_what_its_issuer_received() -> None:
    powerline = link(1, 3, subject=None, command="/")
    refused(CommandNotGranted, powerline, [ROOT, powerline], command="/crud")


@pytest.mark.parametrize("command", ["/", "/msgs", "/crud"])
def test_a_link_cannot_give_more_than_its_issuer_was_given(command: str) -> None:
    wider = link(1, 3, command=command)
    refused(CommandEscalated, wider, [ROOT, wider])


def test_a_powerline_to_another_branch_gives_nothing() -> None:
    beside = link(1, 3, subject=None, command="/crud")
    refused(CommandEscalated, beside, [ROOT, beside], command="/crud")


@pytest.mark.parametrize("command", ["/msg", "/", "/msg/sender", "/msg/receive"])
def test_a_chain_grants_its_narrowest_command(command: str) -> None:
    assert check(CHAIN, command="/msg/send/now").command == "/msg/send/now"
    refused(CommandNotGranted, LEAF, CHAIN, command=command)


def test_the_command_that_is_asked_for_has_to_be_one() -> None:
    with pytest.raises(CommandMalformed):
        check(CHAIN, command="msg.send")


@pytest.mark.parametrize("position", [0, 1])
def test_the_policy_of_every_link_counts(position: int) -> None:
    policies: list[list[Ipld] | None] = [None, None]
    policies[position] = [["<=", ".amount", 100]]
    links = [link(0, 1, policy=policies[0]), link(1, 3, policy=policies[1])]
    check(links, arguments={"amount": 100})
    refused(PolicyViolated, links[position], links, arguments={"amount": 101})
    refused(PolicyViolated, links[position], links, arguments={})


def test_policies_that_cost_too_much_deny() -> None:
    costly = link(0, 3, policy=[["all", ".", ["==", ".", 0]]] * 10)
    check([costly], arguments=[0] * 10)
    refused(PolicyViolated, costly, [costly], arguments=[0] * 100_000)


def test_length_is_bounded() -> None:
    links = [link(number, number + 1) for number in range(17)]
    assert len(check(links[:-1], invoker=KEYS[16].public.did).cids) == 16
    refused(ChainTooLarge, None, links, invoker=KEYS[17].public.did)


def test_size_is_bounded() -> None:
    size = sum(len(one.token) for one in CHAIN)
    how = {"invoker": DAN, "subject": ALICE, "command": "/msg/send", "arguments": None, "now": NOW, "revoked": ()}
    verify_chain(CHAIN, **how, max_bytes=size)  # type: ignore[arg-type] # one dict for brevity
    with pytest.raises(ChainTooLarge, match="bytes"):
        verify_chain(CHAIN, **how, max_bytes=size - 1)  # type: ignore[arg-type] # one dict for brevity


@pytest.mark.parametrize(("more", "allowed"), [(0, True), (1, False)])
def test_all_links_together_have_64_kibibytes(more: int, allowed: bool) -> None:
    def padded(issuer: int, letters: int) -> Delegation:
        return link(issuer, issuer + 1, policy=[["!=", ".", "x" * letters]])

    first = padded(0, 30_000)
    second = padded(1, 30_000)
    rest = 65_536 - len(first.token) - len(second.token)
    links = [first, padded(1, 30_000 + rest + more)]
    assert sum(len(one.token) for one in links) == 65_536 + more
    if allowed:
        check(links, invoker=CAROL)
    else:
        refused(ChainTooLarge, None, links, invoker=CAROL)


@pytest.mark.parametrize("alg", Algorithm)
def test_chains_of_every_algorithm_hold(alg: Algorithm, key: Callable[..., SigningKey]) -> None:
    owner = key(30, alg)
    made = issue(owner, audience=DAN, subject=owner.public.did, command="/", nonce=b"", expires=None)
    assert check([made], subject=owner.public.did).issuers == (owner.public.did,)
