import pytest

from anarq.clients.http import HttpClient
from anarq.clients.mock import Mock
from anarq.generators.names import argument, constant, distinct, identifier, method, pascal, snake
from anarq.model.errors import AnarqError
from anarq.model.tree import Document

NODE = Document("openapi.yaml", {}).root


@pytest.mark.parametrize(
    ("text", "snaked", "pascaled", "constanted"),
    [
        ("createIntent", "create_intent", "CreateIntent", "CREATE_INTENT"),
        ("getDAOInfo", "get_dao_info", "GetDaoInfo", "GET_DAO_INFO"),
        ("payment-intent", "payment_intent", "PaymentIntent", "PAYMENT_INTENT"),
        ("tx.settled", "tx_settled", "TxSettled", "TX_SETTLED"),
        ("PaymentV2", "payment_v2", "PaymentV2", "PAYMENT_V2"),
        ("lamp2.lit", "lamp2_lit", "Lamp2Lit", "LAMP2_LIT"),
        ("Straße löschen", "strasse_loschen", "StrasseLoschen", "STRASSE_LOSCHEN"),
        ("class", "class_", "Class", "CLASS"),
    ],
)
def test_names_of_the_spec_become_names_of_code(text, snaked, pascaled, constanted):
    assert (snake(text), pascal(text), constant(text)) == (snaked, pascaled, constanted)


@pytest.mark.parametrize("text", ["call", "body", "self", "idempotencyKey", "cast", "endpoints"])
def test_an_argument_never_hides_one_that_every_method_has(text):
    assert argument(text) == f"{snake(text)}_"


@pytest.mark.parametrize("text", ["actingAs", "endpoints", "withHeaders", "called", "willAnswer"])
def test_an_operation_never_hides_what_every_client_does(text):
    assert method(text) == f"{snake(text)}_"


def test_everything_that_clients_and_mocks_do_is_known():
    own = {name for kind in (HttpClient, Mock) for name in dir(kind) if not name.startswith("_")}
    assert {name for name in own if method(name) == name} == set()


@pytest.mark.parametrize("name", ["", "1st", "a b", "größe", "x;import os"])
def test_what_python_does_not_take_as_a_name_is_refused_with_its_place(name):
    with pytest.raises(AnarqError, match=r"openapi.yaml:1:1 error the operationId gives no name"):
        identifier(name, NODE, "the operationId")


def test_a_word_of_python_is_refused_as_that():
    with pytest.raises(AnarqError, match="the operationId is a word of Python, and gives no name for code: `import`"):
        identifier("import", NODE, "the operationId")


def test_two_things_with_one_name_are_refused():
    distinct([("a", NODE), ("b", NODE)], "operations")
    with pytest.raises(AnarqError, match="two operations have the name `a` in code"):
        distinct([("a", NODE), ("a", NODE)], "operations")
