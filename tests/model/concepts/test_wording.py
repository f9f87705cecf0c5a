import pytest

from anarq.model.concepts.use import Use
from anarq.model.concepts.wording import (
    made,
    named,
    shown,
    singular,
    speaks_of,
    spelt_alike,
    thing_of,
    use_of,
    words,
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("PaymentIntent", ("payment", "intent")),
        ("contracts/payment-intent.v1.schema.json", ("payment", "intent")),
        ("payment_intent", ("payment", "intent")),
        ("qwallet-payment-intent", ("payment", "intent")),
        ("HTTPRequest", ("http", "request")),
        ("qwallet", ("qwallet",)),
        ("v2", ("v", "2")),
    ],
)
def test_a_name_is_its_words_however_it_is_written(name: str, expected: tuple[str, ...]) -> None:
    assert named(name, "qwallet")[0] == expected


def test_the_version_of_a_name_is_no_word_of_it() -> None:
    assert named("payment.v2.schema.json", "qwallet") == (("payment",), 2)
    assert named("PaymentV2", "qwallet") == (("payment",), 2)
    assert named("payment", "qwallet") == (("payment",), 0)


@pytest.mark.parametrize(
    ("name", "thing", "use"),
    [
        ("PaymentRequest", ("payment",), Use.REQUEST),
        ("PaymentResult", ("payment",), Use.RESPONSE),
        ("PaymentSettledEvent", ("payment", "settled"), Use.TOLD),
        ("Payment", ("payment",), None),
        ("Request", ("request",), None),
        ("PaymentPage", ("payment", "page"), None),
    ],
)
def test_the_last_word_may_say_the_use(name: str, thing: tuple[str, ...], use: Use | None) -> None:
    assert use_of(words(name)) == (thing, use)


def test_what_is_asked_for_is_what_is_to_come_to_be() -> None:
    assert made(words("createPayment")) == ("payment",)
    assert made(words("cancelPayment")) == ("cancel", "payment")
    assert made(words("create")) == ("create",)


@pytest.mark.parametrize(
    ("operation", "thing"),
    [
        ("getPayment", ("payment",)),
        ("listPayments", ("payment",)),
        ("listEntries", ("entry",)),
        ("findAddresses", ("address",)),
        ("listStatus", ()),
        ("list", ()),
        ("payIntent", ()),
    ],
)
def test_an_operation_shows_what_it_is_named_for(operation: str, thing: tuple[str, ...]) -> None:
    assert shown(words(operation)) == thing


@pytest.mark.parametrize(("word", "expected"), [("boxes", "box"), ("status", "status"), ("ids", "id")])
def test_the_singular_is_regular_english(word: str, expected: str) -> None:
    assert singular(word) == expected


def test_an_event_is_about_the_longest_thing_that_it_begins_with() -> None:
    known = {("payment",), ("payment", "intent")}
    assert thing_of(("payment", "intent", "created"), Use.TOLD, known) == ("payment", "intent")
    assert thing_of(("payment", "settled"), Use.TOLD, known) == ("payment",)
    assert thing_of(("payment",), Use.TOLD, known) == ()
    assert thing_of(("settled", "payment"), Use.TOLD, known) == ()
    assert thing_of(("update", "payment"), Use.REQUEST, known) == ("payment",)
    assert thing_of(("update", "payment"), Use.ARGUMENTS, known) == ()


def test_a_key_of_another_kind_is_no_key() -> None:
    assert speaks_of(words("issues/get-event"), Use.ARGUMENTS, ("event",))
    assert not speaks_of(words("getPublicKey"), Use.ARGUMENTS, ("key",))
    assert speaks_of(("key", "rotated"), Use.TOLD, ("key",))
    assert not speaks_of(("public", "key", "rotated"), Use.TOLD, ("key",))


def test_names_are_spelt_alike_when_case_and_separators_differ_alone() -> None:
    assert spelt_alike("userId", "user_id")
    assert not spelt_alike("userId", "userId")
    assert not spelt_alike("userId", "userIds")
