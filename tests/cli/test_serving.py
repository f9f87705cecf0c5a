"""`anarq serve` and `anarq up` say what they would serve, and refuse what they cannot."""

import importlib
import re
import shutil
import socket
import subprocess
import sys
from dataclasses import replace
from itertools import islice
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

from anarq import resources
from anarq.cli import outside, serving
from anarq.cli.main import main
from anarq.reference.squid import app

DOCK = Path(__file__).parents[1] / "mock" / "qdock"


def run(*arguments, **environment):
    return CliRunner().invoke(main, arguments, env=environment)


def test_a_module_alone_has_its_peers_mocked():
    result = run("serve", "qwallet", "--check")

    assert result.exit_code == 0
    assert "Qwallet 1.0.0  http://127.0.0.1:8000  MCP http://127.0.0.1:8000/mcp" in result.output
    assert "operations provided: 21 of 21; tools: 5" in result.output
    assert "squid is mocked: its answers are examples" in result.output


def test_a_peer_with_an_address_is_not_mocked():
    result = run("serve", "qwallet", "--check", "--port", "9000", "--peer", "squid=http://127.0.0.1:8001")

    assert "http://127.0.0.1:9000" in result.output
    assert "squid is mocked" not in result.output
    assert "qerberos is mocked" in result.output


def test_modules_together_stand_under_their_names_and_mock_nobody():
    result = run("up", "--check")

    assert result.exit_code == 0
    for name in serving.modules():
        assert f"http://127.0.0.1:8000/{name}/mcp" in result.output
    assert "is mocked" not in result.output


def missing(module):
    """What is specified of a module and not provided by its service."""
    operations = importlib.import_module(f"anarq.reference.{module}._gen.spec").MODULE.operations
    return [operation.name for operation in operations if not operation.available]


SHORT = [name for name in serving.services() if missing(name)]
"""Services that do not provide all that is specified."""


@pytest.mark.parametrize("module", SHORT)
def test_what_no_service_provides_is_mocked_and_said_to_be(module):
    told = f"mocked, by the contract alone: {', '.join(missing(module))}"
    assert told in run("up", module, "--check").output
    assert told in run("serve", module, "--mock-rest", "--check").output
    assert told not in run("up", module, "--no-mock", "--check").output
    assert told not in run("serve", module, "--check").output


def test_a_mock_of_a_whole_module_provides_nothing_and_says_so():
    output = run("serve", "squid", "--mock", "--check").output
    count = len(app.MODULE.operations)
    assert f"operations provided: 0 of {count};" in output
    assert "mocked, by the contract alone: all of it" in output
    assert "is mocked: its answers are examples" not in output


@pytest.fixture
def unwritten(tmp_path):
    """A module of which there is code that was generated, and no service."""
    with outside.generated(DOCK) as generated:
        shutil.copytree(generated.folder.parents[1], tmp_path / "tree")
    with outside.importable(tmp_path / "tree"):
        yield "qdock"


def test_a_module_without_a_service_is_mocked_by_up_and_served_by_nothing_else(unwritten):
    together = run("up", "qindex", unwritten, "--check").output
    assert "qdock 1.0.0  http://127.0.0.1:8000/qdock" in together
    assert "a mock does nothing about topics and jobs: 1 and 1 here" in together
    assert unwritten not in run("up", "--no-mock", "--check").output
    alone = run("serve", unwritten, "--check")
    assert (alone.exit_code, "no service is written for `qdock`; --mock has" in alone.output) == (2, True)
    assert run("serve", unwritten, "--mock", "--check").exit_code == 0
    assert run("serve", unwritten, "--mock-rest", "--check").exit_code == 0


@pytest.mark.parametrize("options", [[], ["--mock"], ["--mock-rest"]])
def test_the_folder_of_a_module_without_a_service_is_mocked(options):
    served = run("serve", str(DOCK), *options, "--check")
    assert (served.exit_code, "qdock 1.0.0  http://127.0.0.1:8000" in served.output) == (0, True)
    assert "mocked, by the contract alone: all of it" in served.output


def test_a_folder_with_the_names_of_another_module_is_one_finding_as_check_tells_it(tmp_path):
    folder = tmp_path / "qindeks"
    shutil.copytree(resources.root() / "modules" / "qindex", folder)
    refused, checked = run("serve", str(folder), "--check"), run("check", str(folder))
    (told,) = [line for line in refused.output.splitlines() if line.startswith(str(folder))]
    assert refused.exit_code == 1
    assert "error names/foreign-name" in told
    assert [line for line in checked.output.splitlines() if line.startswith(str(folder))] == [told]


def test_modules_in_processes_of_their_own_are_checked_one_by_one():
    """What is told is told by the processes themselves, so it is read from a process."""
    command = [sys.executable, "-m", "anarq", "up", "qindex", "qmarket", "--processes", "--port", "9400", "--check"]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "events stay within each process" in output
    assert "Qindex 1.0.0  http://127.0.0.1:9400  MCP" in output
    assert "Qmarket 1.0.0  http://127.0.0.1:9401  MCP" in output
    assert "squid is mocked: its answers are examples" in output


def test_there_must_be_a_port_for_each_process():
    result = run("up", "--processes", "--port", "65535", "--check")
    assert (result.exit_code, "from port 65535 on there are no" in result.output) == (2, True)


def test_processes_answer_under_their_addresses_and_end_with_the_command():
    command = [sys.executable, "-m", "anarq", "up", "qindex", "qerberos", "--processes", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            lines = (re.search(r"health (http://\S+)", line) for line in process.stdout)
            addresses = [match.group(1) for match in islice(filter(None, lines), 2)]
            assert [httpx.get(address).status_code for address in addresses] == [200, 200]
        finally:
            process.terminate()
    for address in addresses:
        with pytest.raises(httpx.ConnectError):
            httpx.get(address)


def test_some_modules_together_mock_those_that_are_left_out():
    assert "squid is mocked" in run("up", "qwallet", "--check").output


@pytest.mark.parametrize("command", [("up", "squid", "qerberos"), ("serve", "squid")])
def test_a_state_that_outlasts_its_keys_is_told(tmp_path, command):
    told = "the state is kept, its keys are not"
    kept = (*command, "--check", "--state", str(tmp_path / "state"))
    assert told in run(*kept).output
    assert told not in run(*kept, ANARQ_KEY_PASSPHRASE="correct horse battery staple").output
    assert told not in run(*command, "--check").output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("serve", "nobody"), f"no module `nobody`; there are {', '.join(serving.modules())}"),
        (("up", "squid", "nobody"), "no module `nobody`"),
        (("serve", "sqid"), "no module `sqid`; did you mean `squid`?"),
        (("serve", "qwallet", "--peer", "squid"), "a peer is NAME=http://HOST:PORT, not `squid`"),
        (("serve", "qwallet", "--peer", "=http://x"), "a peer is NAME=http://HOST:PORT"),
        (("serve", "qwallet", "--peer", "squid=ftp://x"), "not `squid=ftp://x`"),
        (("serve", "qwallet", "--peer", "sqid=http://x"), "`sqid` is not a peer of qwallet; did you mean `squid`?"),
        (
            ("serve", "qwallet", "--peer", "qmail=http://x"),
            "`qmail` is not a peer of qwallet; its peers are qerberos, qlock, qonsent, squid",
        ),
        (("serve", "squid", "--peer", "qwallet=http://x"), "`qwallet` is not a peer of squid; its peers are qerberos"),
        (("serve", "qerberos", "--peer", "squid=http://x"), "`squid` is not a peer of qerberos; it calls none"),
        (("serve", "qwallet", "--peer", "squid=http://x", "--peer", "squid=http://y"), "`squid` is given twice"),
        (("serve", "squid", "--port", "70000"), "70000"),
    ],
    ids=str,
)
def test_wrong_use_is_refused_with_what_would_be_right(arguments, message):
    result = run(*arguments, "--check")

    assert result.exit_code == 2
    assert message in result.output


def test_a_setting_of_the_environment_that_is_not_allowed_names_its_variable():
    result = run("serve", "squid", "--check", ANARQ_PORT="eighty")

    assert (result.exit_code, "ANARQ_PORT must be a number, and is `" in result.output) == (2, True)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("ANARQ_PROT", "there is no setting `ANARQ_PROT`; did you mean `ANARQ_PORT`?"),
        ("ANARQ_XYZZY", "there is no setting `ANARQ_XYZZY`; there are ANARQ_STATE, "),
    ],
)
def test_a_setting_that_does_not_exist_is_refused(name, told):
    for command in (("serve", "squid"), ("up",)):
        result = run(*command, "--check", **{name: "8001"})

        assert (result.exit_code, told in result.output) == (2, True)


def test_what_is_not_ours_and_what_the_tests_and_other_commands_read_is_left_alone():
    others = {"ANARQ_VECTORS": "x", "ANARQ_IDENTITY": "ada.key", "ANARQ_CACHE": ""}
    assert run("serve", "squid", "--check", **others, ANARQ_PROT="", ANARCHY="1", PORT="2").exit_code == 0


@pytest.mark.parametrize("folder", ["file", "file/below"])
def test_a_folder_that_cannot_keep_the_state_is_refused_in_one_sentence(tmp_path, folder):
    (tmp_path / "file").write_text("")
    result = run("serve", "squid", "--check", "--state", str(tmp_path / folder))

    assert result.exit_code == 2
    assert "what the settings name cannot be used: ANARQ_STORE (`sqlite`): the folder" in " ".join(
        result.output.split()
    )
    assert str(tmp_path / folder) in result.output
    assert "Traceback" not in result.output


def test_a_database_that_is_not_one_is_refused_in_one_sentence(tmp_path):
    (tmp_path / "squid.sqlite").write_text("no database at all, but long enough to be looked at")
    result = run("serve", "squid", "--check", "--state", str(tmp_path))

    assert result.exit_code == 2
    assert "cannot be used: ANARQ_STORE (`sqlite`): the database" in " ".join(result.output.split())


@pytest.mark.parametrize(
    ("host", "told"), [("127.0.0.1", "Address already in use"), ("192.0.2.1", "Cannot assign requested address")]
)
def test_an_address_that_cannot_be_listened_on_is_refused_and_nothing_is_announced(host, told):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = run("serve", "squid", "--host", host, "--port", str(port))

    assert result.exit_code == 2
    assert f"cannot listen on {host}:{port}: {told}" in result.output
    assert "--port" in result.output
    assert "MCP" not in result.output
    assert "Traceback" not in result.output


def test_an_address_is_announced_when_it_answers_and_as_it_is():
    """With port 0 only the socket knows the port; whoever reads the line may call at once."""
    command = [sys.executable, "-m", "anarq", "up", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            line = process.stdout.readline()
            health = re.search(r"health (http://\S+)", line).group(1)
            assert httpx.get(health).status_code == 200
        finally:
            process.terminate()


def test_the_command_line_is_stronger_than_the_environment():
    assert "http://127.0.0.1:9001" in run("serve", "squid", "--check", "--port", "9001", ANARQ_PORT="9002").output
    assert "http://127.0.0.1:9002" in run("serve", "squid", "--check", ANARQ_PORT="9002").output


def test_without_the_packages_of_services_the_command_says_what_to_install(monkeypatch):
    monkeypatch.delitem(sys.modules, "anarq.reference.squid.app", raising=False)
    monkeypatch.setitem(sys.modules, "starlette.applications", None)

    result = run("serve", "squid", "--check")

    assert result.exit_code == 1
    assert "pip install 'anarq[services]'" in result.output


def test_a_service_that_does_not_fit_what_is_generated_is_told_as_that(monkeypatch):
    monkeypatch.setitem(sys.modules, "anarq.reference.squid.app", None)

    result = run("serve", "squid", "--check")

    assert result.exit_code == 1
    assert "does not fit what is generated for it" in result.output
    assert "pip" not in result.output


@pytest.mark.parametrize("options", [["--check"], ["--port", "0"]])
def test_a_service_that_lacks_what_is_generated_for_it_is_told_so(monkeypatch, options):
    first, *others = app.MODULE.operations
    monkeypatch.setattr(app, "MODULE", replace(app.MODULE, operations=(replace(first, handler="sing"), *others)))
    result = run("serve", "squid", *options)
    assert result.exit_code == 2
    assert "has no method sing for registerIdentity" in result.output
    assert "bug of anarq" not in result.output


@pytest.mark.parametrize("options", [("--check",), ("--port", "0")], ids=["check", "serve"])
def test_a_service_whose_spec_nobody_has_checked_does_not_start_when_anybody_could_stop_it(monkeypatch, options):
    twice = {"properties": {"next": {"$ref": "#"}}}
    costly = {"title": "Chain", "anyOf": [{**twice, "required": ["a"]}, {**twice, "required": ["b"]}]}
    first, *others = app.MODULE.operations
    monkeypatch.setattr(app, "MODULE", replace(app.MODULE, operations=(replace(first, request=costly), *others)))
    result = run("serve", "squid", *options)
    assert result.exit_code == 2
    assert "lets anybody stop it: squid: the request of `registerIdentity`" in result.output
    assert "is read twice for each step into a value: time doubles with its depth" in result.output


def test_a_service_with_a_contract_that_is_no_schema_is_told_which(monkeypatch):
    first, *others = app.MODULE.operations
    broken = replace(first, request={"type": "strnig"})
    monkeypatch.setattr(app, "MODULE", replace(app.MODULE, operations=(broken, *others)))
    result = run("serve", "squid", "--check")
    assert (result.exit_code, "bug of anarq" in result.output) == (2, False)
    assert "is no schema: squid: the request of `registerIdentity`, /type:" in result.output


PLAIN = """\
openapi: 3.1.0
info: {title: Things, version: 1.0.0}
paths:
  /things:
    get:
      operationId: listThings
      responses:
        '200': {description: Things., content: {application/json: {schema: {type: object}}}}
"""


def test_a_folder_that_is_laid_out_otherwise_is_not_served_and_is_told_how_to_be(tmp_path):
    (tmp_path / "things").mkdir()
    (tmp_path / "things" / "openapi.yaml").write_text(PLAIN)

    result = run("serve", str(tmp_path / "things"), "--check")

    assert result.exit_code == 2
    assert "here are those of `design`" in result.stderr
    assert f"`anarq adopt {tmp_path}/things` writes them" in result.stderr


def test_what_was_adopted_is_served_when_it_says_who_may_do_what(tmp_path):
    (tmp_path / "things").mkdir()
    (tmp_path / "things" / "openapi.yaml").write_text(PLAIN)
    assert run("adopt", str(tmp_path / "things")).exit_code == 1
    specs = tmp_path / "things" / "modules" / "things"

    refused = run("serve", str(specs), "--check")
    assert (refused.exit_code, "does not say who may do what" in refused.stderr) == (1, True)
    assert "http/operation-without-scope" in refused.stdout

    document = specs / "openapi.yaml"
    text = document.read_text("utf-8")
    document.write_text(
        text.replace("      x-anarq-limits: read", "      x-anarq-access: public\n      x-anarq-limits: read")
    )
    served = run("serve", str(specs), "--check")
    assert (served.exit_code, "operations provided: 0 of 1;" in served.output) == (0, True), served.output
