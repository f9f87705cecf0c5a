"""`anarq call`: asked of a service that runs, and of nobody."""

import hashlib
import json
import shutil
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import jsonschema
import pytest
from click.testing import Result

from anarq.cli import identities
from anarq.cli.commands.call import _shown as shown_on_terminal
from anarq.crypto import base64url
from anarq.ports.json import loads
from anarq.testing.people import Person

Run = Callable[..., Result]
SPEC = Path(__file__).parents[2] / "spec"
TERMS = ("amount=25.50", "currency=EUR", "recipient=shop", "purpose=Tea")
NOBODY = "http://127.0.0.1:1/qwallet"


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    monkeypatch.delenv(identities.SETTING, raising=False)
    monkeypatch.delenv(identities.PASSPHRASE, raising=False)


@pytest.fixture(scope="module")
def address(serve: Callable[..., str]) -> str:
    return serve("up", "--no-mock", "squid", "qwallet", "qmarket", "qerberos", path="/qwallet")


@pytest.fixture
def ada(anarq: Run, address: str) -> str:
    """Somebody who is registered, with a grant of their own in `grants`."""
    did = anarq("identity", "new").stdout.strip()
    done = anarq("call", "squid", "registerIdentity", "displayName=Ada", "--at", f"{address}/squid")
    assert (done.exit_code, done.stderr) == (0, "")
    Path("grants").write_text(anarq("grant", "qwallet.intent", "qwallet.quote", "qmarket", "--to", did).stdout)
    return did


def test_a_call_is_signed_and_its_answer_printed_as_it_came(anarq: Run, address: str, ada: str) -> None:
    at = ("--at", f"{address}/qwallet", "--grant", "grants")

    made = anarq("call", "qwallet", "createIntent", *TERMS, *at)

    assert (made.exit_code, made.stderr) == (0, "")
    assert '"amount":25.50,' in made.stdout
    intent = json.loads(made.stdout)["data"]
    assert intent["payer"] == ada
    read = anarq("call", "qwallet", "getIntent", f"intentId={intent['intentId']}", *at)
    assert json.loads(read.stdout)["data"] == intent
    listed = anarq("call", "qwallet", "listIntents", "limit=1", "status=PENDING", *at)
    assert json.loads(listed.stdout)["data"]["items"] == [intent]


def test_a_whole_body_comes_from_a_file(anarq: Run, address: str, ada: str) -> None:
    Path("intent.json").write_text('{"amount": 1.00, "currency": "EUR", "recipient": "shop", "purpose": "é"}')

    made = anarq(
        *("call", "qwallet", "createIntent", "--body", "intent.json"),
        *("--at", f"{address}/qwallet", "--grant", "grants"),
    )

    assert json.loads(made.stdout)["data"]["purpose"] == "é"


def test_a_repeat_under_the_same_key_is_the_same_call(anarq: Run, address: str, ada: str) -> None:
    key = ("--idempotency-key", "4b3ff6a4-1f6a-4c48-8f2b-9d0a3c1f0a77")
    call = ("call", "qwallet", "createIntent", *TERMS, "--at", f"{address}/qwallet", "--grant", "grants", *key)

    assert anarq(*call).stdout == anarq(*call).stdout
    assert anarq(*call[:-2]).stdout != anarq(*call[:-2]).stdout


def test_what_is_open_needs_no_key(anarq: Run, address: str) -> None:
    result = anarq("call", "qwallet", "getHealth", "--at", f"{address}/qwallet")

    assert json.loads(result.stdout)["status"] == "healthy"
    assert not (Path("settings") / "anarq").exists()


def test_a_grant_that_is_not_needed_is_not_sent(anarq: Run, address: str) -> None:
    anarq("identity", "new")

    result = anarq("call", "squid", "registerIdentity", "--grant", "grants", "--at", f"{address}/squid")

    assert result.exit_code == 0
    assert result.stderr == "`registerIdentity` needs no grant, so none is sent\n"


def test_what_is_public_is_called_with_or_without_a_key(anarq: Run, address: str) -> None:
    ask = ("call", "squid", "getIdentityStatus", "--at", f"{address}/squid")
    did = anarq("identity", "new", "other.key").stdout.strip()

    without, with_key = anarq(*ask, f"squidId={did}"), anarq(*ask, f"squidId={did}", "--as", "other.key")

    assert (without.exit_code, with_key.exit_code) == (with_key.exit_code, without.exit_code)
    assert "SIGNATURE" not in without.stderr + with_key.stderr


def test_what_the_caller_lets_the_module_do_is_delegated_with_the_call(anarq: Run, address: str, ada: str) -> None:
    at = ("--at", f"{address}/qmarket", "--grant", "grants")
    price = 'price={"amount": "1.00", "currency": "EUR"}'

    result = anarq("call", "qmarket", "purchaseListing", "listingId=lst_0123456789AB", price, *at)

    assert result.exit_code == 1
    assert "delegation" not in result.stderr
    assert "QONSENT" not in result.stderr


def test_a_refusal_is_told_in_words_with_what_to_do(anarq: Run, address: str, ada: str) -> None:
    call = ("call", "qwallet", "createIntent", "currency=EUR", "recipient=shop", "purpose=Tea", "amount=-1")
    at = ("--at", f"{address}/qwallet", "--grant", "grants")

    result, told = anarq(*call, *at), anarq(*call, *at, "--format", "json")

    assert (result.exit_code, told.exit_code) == (1, 1)
    assert result.stdout == ""
    assert "VALIDATION_FAILED: " in result.stderr
    assert "  /body/amount: " in result.stderr
    assert loads(told.stdout)["code"] == "VALIDATION_FAILED"
    assert "  request: " in told.stderr


def test_who_is_not_registered_is_told_how_to_be(anarq: Run, address: str) -> None:
    did = anarq("identity", "new").stdout.strip()
    Path("grants").write_text(anarq("grant", "qwallet", "--to", did).stdout)

    result = anarq("call", "qwallet", "createIntent", *TERMS, "--at", f"{address}/qwallet", "--grant", "grants")

    assert result.exit_code == 1
    assert "mend: register the identity: anarq call squid registerIdentity" in result.stderr


def test_what_is_not_provided_yet_is_told(anarq: Run, address: str, ada: str) -> None:
    licence = ("deliverLicense", "licenseId=lic_01JJY3ZK9B2M")
    result = anarq("call", "qmarket", *licence, "--at", f"{address}/qmarket", "--grant", "grants")

    assert "OPERATION_NOT_AVAILABLE" in result.stderr
    assert "`deliverLicense` is specified and not provided yet" in result.stderr


def test_a_wrong_path_is_told_where_the_module_may_be(anarq: Run, address: str) -> None:
    result = anarq("call", "qwallet", "getHealth", "--at", f"{address}/nowhere")

    assert result.exit_code == 1
    assert "several modules are served there: give --at the name of this one as well, …/qwallet" in result.stderr


def test_a_module_that_is_served_alone_has_no_name_in_its_path(anarq: Run, serve: Callable[..., str]) -> None:
    alone = serve("serve", "qwallet")

    assert anarq("call", "qwallet", "getHealth", "--at", alone).exit_code == 0
    result = anarq("call", "qwallet", "getHealth", "--at", f"{alone}/qwallet")
    assert result.exit_code == 1
    assert "if the module is served alone, it is at --at http://HOST:PORT" in result.stderr


def test_nobody_who_answers_is_an_exit_code_of_its_own(anarq: Run) -> None:
    result = anarq("call", "qwallet", "getHealth", "--at", NOBODY, "--format", "json")

    assert result.exit_code == 3
    assert f"{NOBODY}/health gives no answer" in result.stderr
    assert "`anarq up qwallet` starts it" in result.stderr
    told = json.loads(result.stdout)
    jsonschema.validate(told, json.loads((SPEC / "failure.schema.json").read_text()))
    assert (told["kind"], told["exit"]) == ("unanswered", 3)


@pytest.fixture
def stranger() -> Iterator[Callable[[int, bytes, dict[str, str]], str]]:
    """A server that is none of ours."""
    said: dict[str, object] = {}

    class Stranger(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(int(str(said["status"])))
            body = said["body"]
            assert isinstance(body, bytes)
            headers = said["headers"]
            assert isinstance(headers, dict)
            for name, text in {**headers, "content-length": str(len(body))}.items():
                self.send_header(name, text)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    server = HTTPServer(("127.0.0.1", 0), Stranger)
    Thread(target=server.serve_forever, daemon=True).start()

    def says(status: int, body: bytes, headers: dict[str, str]) -> str:
        said.update(status=status, body=body, headers=headers)
        return f"http://127.0.0.1:{server.server_port}"

    yield says
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("status", "body", "headers", "told"),
    [
        (502, b"<h1>Bad gateway</h1>\x1b[31m", {}, "HTTP 502: the answer is no ErrorResponse"),
        (404, b"", {}, "HTTP 404"),
        (302, b"", {"location": "http://elsewhere/"}, "it leads to http://elsewhere/, which is not followed"),
        (400, b'{"code": 5}', {}, "HTTP 400"),
        (503, b'{"code":"SERVICE_UNAVAILABLE","message":"m"}', {"retry-after": "7"}, "mend: call again in 7 seconds"),
        (422, b'{"code":"X","message":"m","details":{"violations":7,"a":"b"}}', {}, "X: m\n  violations: 7\n  a: b"),
        (
            409,
            b'{"code":"X","message":"\\u001b[2J","details":[],"suggestedActions":["do it",{"a":1}]}',
            {},
            "mend: do it",
        ),
    ],
    ids=str,
)
def test_what_anybody_answers_is_told_and_harms_no_terminal(
    anarq: Run, stranger: Callable[..., str], status: int, body: bytes, headers: dict[str, str], told: str
) -> None:
    result = anarq("call", "qwallet", "getHealth", "--at", stranger(status, body, headers))

    assert result.exit_code == 1
    assert told in result.stderr
    assert "\x1b" not in result.stderr


def test_bytes_that_are_no_text_come_as_they_came(anarq: Run, stranger: Callable[..., str]) -> None:
    result = anarq("call", "qwallet", "getHealth", "--at", stranger(200, b"\x89PNG\xff\x00", {}))

    assert result.exit_code == 0
    assert result.stdout_bytes == b"\x89PNG\xff\x00\n"


def test_curl_does_the_same_as_it_is_pasted_and_holds_no_key(anarq: Run, address: str, ada: str) -> None:
    if shutil.which("curl") is None:
        pytest.skip("needs curl")
    call = ("call", "qwallet", "createIntent", "amount=25.50", "currency=EUR", "recipient=shop")
    line = anarq(*call, "purpose=it's $(id) `id`", "--at", f"{address}/qwallet", "--grant", "grants", "--curl").stdout

    done = subprocess.run(["/bin/sh", "-c", line], capture_output=True, text=True, timeout=60, check=True)

    assert json.loads(done.stdout)["data"]["purpose"] == "it's $(id) `id`"
    seed = json.loads((Path("settings") / "anarq" / "identity.key").read_text())["seed"]
    assert seed not in line
    again = subprocess.run(["/bin/sh", "-c", line], capture_output=True, text=True, timeout=60, check=True)
    assert json.loads(again.stdout)["status"] == "error", "a signature is good for one use"


def test_curl_of_a_write_without_a_body(anarq: Run, address: str, ada: str) -> None:
    if shutil.which("curl") is None:
        pytest.skip("needs curl")
    cancel = ("call", "qwallet", "cancelIntent", "intentId=int_aaaaaaaaaaaa", "--grant", "grants", "--curl")

    line = anarq(*cancel, "--at", f"{address}/qwallet").stdout

    done = subprocess.run(["/bin/sh", "-c", line], capture_output=True, text=True, timeout=60, check=True)
    assert json.loads(done.stdout)["code"] == "NOT_FOUND"


def test_without_an_operation_all_are_listed_with_what_they_take(anarq: Run) -> None:
    text, told = anarq("call", "qwallet").stdout, json.loads(anarq("call", "qwallet", "--format", "json").stdout)

    assert "createIntent  POST /intents  needs a grant of qwallet.intent.create\n" in text
    assert "      amount*     body  a number\n" in text
    assert "PENDING or SIGNED or SETTLED or FAILED\n" in text
    assert text.count("x-daoid") == 1
    assert "idempotency-key" not in text
    assert "a JSON object with amount, currency\n" in anarq("call", "qmarket").stdout
    assert {operation["name"] for operation in told["operations"]} >= {"createIntent", "getHealth"}
    (create,) = (operation for operation in told["operations"] if operation["name"] == "createIntent")
    assert create["scope"] == "qwallet.intent.create"
    (amount,) = (each for each in create["parameters"] if each["name"] == "amount")
    assert (amount["place"], amount["required"], amount["types"]) == ("body", True, ["integer", "number"])
    assert amount["description"]


def test_a_module_of_ones_own_is_named_by_its_folder(anarq: Run, tmp_path: Path) -> None:
    document = {"openapi": "3.1.0", "info": {"title": "Notes", "version": "1.0.0"}, "paths": {"/n": {"get": {}}}}
    (tmp_path / "notes" / "_gen").mkdir(parents=True)
    (tmp_path / "notes" / "_gen" / "openapi.json").write_text(json.dumps(document))

    assert "get /n" in anarq("call", "./notes").stdout
    assert "there is no" in anarq("call", "./notes/_gen").stderr
    assert "is a file" in anarq("call", "notes/_gen/openapi.json").stderr
    (tmp_path / "notes" / "_gen" / "openapi.json").write_text("[]")
    assert "it is no OpenAPI document" in anarq("call", "notes").stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("qwalet",), "there is no module `qwalet`; did you mean `qwallet`?"),
        (("nowhere",), "any other is named by the path of its folder"),
        (("./nowhere/at/all",), "there is no module"),
        (("qwallet", "creatIntent"), "Qwallet has no operation `creatIntent`; did you mean `createIntent`?"),
        (("qwallet", "zzz"), "`anarq call qwallet` lists what it has"),
        (("qwallet", "createIntent", "amout=5"), "`createIntent` takes no `amout`; did you mean `amount`?"),
        (("qwallet", "createIntent", "zzz=5"), "it takes "),
        (("qwallet", "createIntent", "amount=five"), "`amount` is a number, not `five`"),
        (("qwallet", "createIntent", "amount"), "is given as NAME=VALUE, not `amount`"),
        (("qwallet", "createIntent", "=5"), "is given as NAME=VALUE, not `=5`"),
        (("qwallet", "createIntent", "amount=5"), "`createIntent` needs `currency`, `purpose` and `recipient`"),
        (("qwallet", "getIntent"), "`getIntent` needs `intentId`"),
        (("qwallet", "listIntents", "limit=many"), "`limit` is a whole number, not `many`"),
        (("qwallet", "getHealth", "--body", "-"), "`getHealth` takes no body"),
        (("qwallet", "createIntent", "--body", "nowhere"), "`nowhere` cannot be read"),
        (("qwallet", "createIntent", "--body", ""), "cannot be read"),
        (("qwallet", "getHealth", "--at", "qwallet"), "an address is http://HOST:PORT/PATH"),
        (
            ("qwallet", "getHealth", "--idempotency-key", "4b3ff6a4-1f6a-4c48-8f2b-9d0a3c1f0a77"),
            "takes no `Idempotency-Key`",
        ),
        (("qwallet", "createIntent", "--idempotency-key", "abc"), "abc"),
        (("qwallet", "createIntent", *TERMS), "make one: anarq identity new"),
        (("qwallet", "createIntent", *TERMS, "--acting-for", "ada"), "`ada` is no DID of somebody who can sign"),
    ],
    ids=str,
)
def test_wrong_use_is_told_before_anything_is_sent(anarq: Run, arguments: tuple[str, ...], message: str) -> None:
    result = anarq("call", *arguments, *(() if "--at" in arguments else ("--at", NOBODY)))

    assert result.exit_code == 2
    assert message in result.stderr


def test_a_grant_that_is_missing_is_told_with_the_command_that_makes_it(anarq: Run) -> None:
    did = anarq("identity", "new").stdout.strip()
    call = ("call", "qwallet", "createIntent", *TERMS, "--at", NOBODY)

    missing = anarq(*call)
    assert missing.exit_code == 2
    making = f"anarq grant qwallet.intent.create --to {did} >> grants"
    assert making in missing.stderr
    other = Person.named("Owner").did
    assert f"have {other} make one: {making}" in anarq(*call, "--acting-for", other).stderr
    anarq("identity", "new", "my own.key")
    said = anarq(*call, "--as", "my own.key", "--speaking-for", other).stderr
    assert f" --as 'my own.key' --speaking-for {other} >> grants; and give it" in said

    Path("grants").write_text(anarq("grant", "qwallet.quote", "--to", did).stdout)
    other = anarq(*call, "--grant", "grants")
    assert (other.exit_code, making in other.stderr) == (2, True)
    assert "it gives you qwallet.quote" in other.stderr

    Path("grants").write_text(anarq(*making.removesuffix(" >> grants").split()[1:]).stdout)
    assert anarq(*call, "--grant", "grants").exit_code == 3


BLOCKED = """
import sys
for name in ("starlette", "uvicorn", "sqlalchemy", "mcp", "regorus", "anarq.runtime"):
    sys.modules[name] = None
from anarq.cli.main import main
main(sys.argv[1:])
"""


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("identity", "new", "k"), 0),
        (("grant", "qwallet", "--to", "did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw", "--as", "k"), 0),
        (("call", "qwallet", "getHealth", "--at", NOBODY), 3),
        (("mcp-proxy", "qwallet", "--at", NOBODY, "--as", "k"), 0),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_a_caller_needs_nothing_of_a_service(anarq: Run, arguments: tuple[str, ...], code: int) -> None:
    anarq("identity", "new", "k") if "k" in arguments[3:] else None

    done = subprocess.run(
        [sys.executable, "-c", BLOCKED, *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == code, done.stderr


def test_a_terminal_gets_no_character_that_it_would_act_on() -> None:
    assert shown_on_terminal('{"a": "é\x1b[2J\u202e"}\nb'.encode() + b"\xff") == '{"a": "é\\x1b[2J\\u202e"}\nb\\xff\n'


def key_file(person: Person, path: Path) -> Path:
    """The key of a person as `--as` takes it."""
    seed = base64url.encode(hashlib.sha256(f"anarq person {person.name}".encode()).digest())
    path.write_text(json.dumps({"format": "anarq-identity-1", "alg": str(person.key.public.alg), "seed": seed}))
    path.chmod(0o600)
    return path


def test_a_subidentity_calls_for_its_identity(anarq: Run, address: str) -> None:
    owner, agent = Person.named(f"Owner {uuid.uuid4()}"), Person.named(f"Agent {uuid.uuid4()}")
    keys = {person: key_file(person, Path(f"{number}.key")) for number, person in enumerate((owner, agent))}
    squid = ("--at", f"{address}/squid", "--as", keys[owner])
    anarq("call", "squid", "registerIdentity", *squid)
    Path("own").write_text(anarq("grant", "squid.subidentity", "--to", owner.did, "--as", keys[owner]).stdout)
    proof = anarq("sign", f"squidId={owner.did}", f"subId={agent.did}", "--as", keys[agent]).stdout
    named = (f"squidId={owner.did}", f"subId={agent.did}", f"proof={proof}", "label=Agent", "kind=DEVICE")
    made = anarq("call", "squid", "createSubidentity", *named, *squid, "--grant", "own")
    assert made.exit_code == 0, made.stderr

    Path("grants").write_text(anarq("grant", "qwallet.intent", "--to", agent.did, "--as", keys[owner]).stdout)
    call = ("call", "qwallet", "createIntent", *TERMS, "--at", f"{address}/qwallet", "--grant", "grants")
    intent = anarq(*call, "--as", keys[agent], "--acting-for", owner.did)

    assert intent.exit_code == 0, intent.stderr
    assert json.loads(intent.stdout)["data"]["actor"] == {"squidId": owner.did, "subId": agent.did}
    assert json.loads(intent.stdout)["data"]["payer"] == owner.did


def test_a_policy_limits_what_is_granted(anarq: Run, address: str, ada: str) -> None:
    policy = '[["<=", ".amount", 10], ["==", ".currency", "EUR"]]'
    Path("grants").write_text(anarq("grant", "qwallet.intent", "--to", ada, "--policy", policy).stdout)
    call = ("call", "qwallet", "createIntent", *TERMS[1:], "--at", f"{address}/qwallet", "--grant", "grants")

    assert anarq(*call, "amount=9.50").exit_code == 0
    refused = anarq(*call, "amount=10.50")
    assert (refused.exit_code, "reasons: policy_violated" in refused.stderr) == (1, True)


def test_a_grant_that_fits_no_header_is_deposited_and_named(anarq: Run, address: str) -> None:
    did = anarq("identity", "new", "big.key", "--alg", "ML-DSA-65").stdout.strip()
    anarq("call", "squid", "registerIdentity", "--at", f"{address}/squid", "--as", "big.key")
    container = anarq("grant", "qwallet.intent", "--to", did, "--as", "big.key").stdout.strip()

    deposit = ("call", "squid", "depositGrant", f"container={container}", "--at", f"{address}/squid", "--as", "big.key")
    Path("grants").write_text(json.loads(anarq(*deposit).stdout)["data"]["cid"])

    call = ("call", "qwallet", "createIntent", *TERMS, "--at", f"{address}/qwallet", "--grant", "grants")
    assert anarq(*call, "--as", "big.key").exit_code == 0


def registered(anarq: Run, at: tuple[str, ...], name: str) -> tuple[Person, Path]:
    """Somebody whom sQuid knows, and the file of his key."""
    person = Person.named(f"{name} {uuid.uuid4()}")
    file = key_file(person, Path(f"{name}.key"))
    assert anarq("call", "squid", "registerIdentity", *at, "--as", file).exit_code == 0
    return person, file


def test_another_key_speaks_for_an_identity(anarq: Run, address: str) -> None:
    at = ("--at", f"{address}/squid")
    owner, first = registered(anarq, at, "owner")
    second = Path("second.key")
    new = anarq("identity", "new", second).stdout.strip()
    Path("grants").write_text(anarq("grant", "squid", "--to", owner.did, "--as", first).stdout)
    change = (f"key={new}", f"squidId={owner.did}", f"supersedes={owner.did}")
    proof = anarq("sign", *change, "--as", second).stdout
    rotated = anarq("call", "squid", "rotateKey", *change, f"proof={proof}", *at, "--as", first, "--grant", "grants")
    assert rotated.exit_code == 0, rotated.stderr

    speaking = ("--as", second, "--speaking-for", owner.did)
    Path("grants").write_text(anarq("grant", "squid", "--to", owner.did, *speaking).stdout)
    read = ("call", "squid", "getIdentity", f"squidId={owner.did}", *at, "--grant", "grants")
    found = anarq(*read, *speaking)
    assert found.exit_code == 0, found.stderr
    assert json.loads(found.stdout)["data"]["key"] == new
    refused = anarq(*read, "--as", first)
    assert (refused.exit_code, "SIGNATURE_INVALID" in refused.stderr) == (1, True)
    both = anarq(*read, *speaking, "--acting-for", owner.did)
    assert (both.exit_code, "give --speaking-for or --acting-for" in both.stderr) == (2, True)


def test_a_grant_that_was_received_is_passed_on_by_the_key_that_speaks(anarq: Run) -> None:
    owner = Person.named("Owner of a second key")
    second, agent = Path("second.key"), Person.named("Somebody else")
    anarq("identity", "new", second)
    Path("received").write_text(
        anarq("grant", "qwallet", "--to", owner.did, "--as", key_file(agent, Path("a.key"))).stdout
    )
    passed = anarq(
        "grant", "qwallet.intent", "--to", agent.did, "--from", "received", "--as", second, "--speaking-for", owner.did
    )
    assert passed.exit_code == 0, passed.stderr
    refused = anarq("grant", "qwallet.intent", "--to", agent.did, "--from", "received", "--as", second)
    assert (refused.exit_code, "does not give you" in refused.stderr) == (2, True)


def test_a_key_logs_in_and_acts_until_it_logs_out(anarq: Run, address: str) -> None:
    at = ("--at", f"{address}/squid")
    owner, own = registered(anarq, at, "owner")
    key = Path("session.key")
    did = anarq("identity", "new", key).stdout.strip()
    asked = anarq("call", "squid", "requestLogin", f"squidId={owner.did}", *at, "--as", key)
    challenge = json.loads(asked.stdout)["data"]["challenge"]
    signed = (f"challenge={challenge}", f"sessionKey={did}", f"squidId={owner.did}")
    proof = anarq("sign", *signed, "--as", own).stdout
    container = anarq("grant", "squid", "--to", did, "--as", own).stdout.strip()
    opened = anarq("call", "squid", "openSession", f"proof={proof}", f"container={container}", *at, "--as", key)
    assert opened.exit_code == 0, opened.stderr

    Path("grants").write_text(json.loads(opened.stdout)["data"]["grant"])
    acting = (*at, "--as", key, "--acting-for", owner.did, "--grant", "grants")
    context = anarq("call", "squid", "getActiveContext", *acting)
    assert json.loads(context.stdout)["data"]["identity"] == {"squidId": owner.did, "subId": did}
    closed = anarq("call", "squid", "closeSession", f"squidId={owner.did}", f"sessionKey={did}", *acting)
    assert closed.exit_code == 0, closed.stderr
    assert "key_inactive" in anarq("call", "squid", "getActiveContext", *acting).stderr
