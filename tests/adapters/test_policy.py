"""Engines that go wrong, and the policies' own tests."""

import json
import os
import shutil
import subprocess
import threading
from pathlib import Path
from typing import Any

import pytest

from anarq.adapters.policy.embedded import EmbeddedPolicy
from anarq.adapters.policy.opa import OpaPolicy
from anarq.adapters.policy.sources import packaged
from anarq.adapters.policy.verdicts import UNAVAILABLE, verdict_of
from anarq.ports.errors import UnavailableError
from anarq.ports.policy import Verdict

REGO = Path(__file__).parents[2] / "policies" / "rego"


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        ({"allow": True, "reasons": []}, Verdict(True)),
        ({"allow": True, "reasons": set()}, Verdict(True)),
        ({"allow": False, "reasons": {"b", "a"}}, Verdict(False, ("a", "b"))),
        ({"allow": True, "reasons": ["but"]}, Verdict(False, ("but",))),
        ({"allow": "true", "reasons": []}, UNAVAILABLE),
        ({"allow": 1, "reasons": []}, UNAVAILABLE),
        ({"allow": True, "reasons": "none"}, UNAVAILABLE),
        ({"allow": True, "reasons": {"a": 1}}, UNAVAILABLE),
        ({"allow": True}, UNAVAILABLE),
        (True, UNAVAILABLE),
        (None, UNAVAILABLE),
    ],
)
def test_only_a_whole_answer_allows(answer: Any, verdict: Verdict) -> None:
    assert verdict_of(answer) == verdict


class Panic(BaseException):
    """What a panic of the engine is: no Exception."""


class Machine:
    def __init__(self, error: BaseException) -> None:
        self.error = error

    def set_input_json(self, input_json: str) -> object:
        raise self.error

    def execute(self) -> str:
        raise self.error


@pytest.mark.parametrize("error", [Panic(), RuntimeError(), ValueError()])
async def test_an_engine_that_panics_denies(error: BaseException) -> None:
    policy = EmbeddedPolicy(lambda: Machine(error))
    assert await policy.decide({}) == UNAVAILABLE
    assert not await policy.ready()


@pytest.mark.parametrize("error", [KeyboardInterrupt(), SystemExit()])
async def test_the_end_of_the_process_is_not_a_verdict(error: BaseException) -> None:
    with pytest.raises(type(error)):
        await EmbeddedPolicy(lambda: Machine(error)).decide({})


def test_policies_that_do_not_parse_stop_the_start() -> None:
    pytest.importorskip("regorus")
    with pytest.raises(ValueError, match="cannot be loaded"):
        EmbeddedPolicy.load({"x.rego": "package"}, {})


def test_the_end_of_the_process_stops_loading(monkeypatch: pytest.MonkeyPatch) -> None:
    class Regorus:
        Rvm = staticmethod(lambda: (_ for _ in ()).throw(KeyboardInterrupt))

    monkeypatch.setitem(__import__("sys").modules, "regorus", Regorus)
    with pytest.raises(KeyboardInterrupt):
        EmbeddedPolicy.load({}, {})


def test_every_thread_has_an_engine_of_its_own() -> None:
    pytest.importorskip("regorus")
    policy = EmbeddedPolicy.load(packaged("lib", "authz"), {})
    seen: list[Verdict] = []
    import asyncio

    thread = threading.Thread(target=lambda: seen.append(asyncio.run(policy.decide({}))))
    thread.start()
    thread.join()
    assert seen[0] != UNAVAILABLE
    assert not seen[0].allow


def test_a_machine_is_dropped_on_its_own_thread_wherever_its_policy_is() -> None:
    dropped: list[int] = []

    class Traced(Machine):
        def __init__(self) -> None:
            super().__init__(None)

        def __del__(self) -> None:
            dropped.append(threading.get_ident())

    holder = [EmbeddedPolicy(Traced)]
    holder[0]._machine()

    thread = threading.Thread(target=holder.clear)
    thread.start()
    thread.join()
    elsewhere = list(dropped)
    EmbeddedPolicy(Traced)._machine()

    assert elsewhere == []
    assert dropped == [threading.get_ident()]


@pytest.mark.parametrize("url", ["", "localhost:8181", "ftp://h", "http://", "http://h/path"])
def test_what_is_not_an_address_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="address"):
        OpaPolicy.at(url)


class Client:
    """A policy server that gives one answer."""

    def __init__(self, answer: Any) -> None:
        self.answer = answer
        self.closed = 0

    async def __aenter__(self) -> object:
        return self

    async def query_rule(self, input_data: object, package_path: str, rule_name: str) -> object:
        return self.answer

    async def close_connection(self) -> None:
        self.closed += 1


@pytest.mark.parametrize("answer", [None, [], {}, {"result": None}, {"result": {"allow": True}}])
async def test_a_server_without_the_policies_denies(answer: Any) -> None:
    client = Client(answer)
    policy = OpaPolicy(client)  # type: ignore[arg-type]  # has what a decision asks
    assert await policy.decide({}) == UNAVAILABLE
    await policy.close()
    await policy.close()
    assert client.closed == 1


async def test_policies_that_are_not_taken_are_reported() -> None:
    policy = OpaPolicy.at("http://127.0.0.1:9")
    with pytest.raises(UnavailableError):
        await policy.publish({"x.rego": "package x"}, {"other": {}})
    await policy.close()


def test_packaged_policies_leave_tests_out() -> None:
    found = packaged("lib", "authz")
    assert list(found) == ["lib/commands.rego", "lib/conditions.rego", "authz/authz.rego"]


def test_policies_fit_the_embedded_engine() -> None:
    for path in REGO.rglob("*.rego"):
        assert max(map(len, path.read_text().splitlines())) <= 1024, path


def opa() -> str:
    at_home = Path.home() / "go" / "bin" / "opa"
    binary = shutil.which("opa") or (str(at_home) if os.access(at_home, os.X_OK) else None)
    if binary is None:
        pytest.skip("the opa binary is not installed")
    return binary


FOLDERS = [str(REGO / "lib"), str(REGO / "authz")]


def test_the_policies_own_tests_pass_and_cover_every_line() -> None:
    done = subprocess.run([opa(), "test", "--coverage", *FOLDERS], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads(done.stdout)["coverage"] == 100


def test_the_policies_are_strict_and_formatted() -> None:
    checked = subprocess.run([opa(), "check", "--strict", *FOLDERS], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    listed = subprocess.run([opa(), "fmt", "--list", *FOLDERS], capture_output=True, text=True, check=False)
    assert listed.stdout == ""


def test_the_policies_own_tests_pass_in_the_embedded_engine() -> None:
    regorus = pytest.importorskip("regorus")
    engine = regorus.Engine()
    names: list[str] = []
    for path in sorted([*(REGO / "lib").glob("*.rego"), *(REGO / "authz").glob("*.rego")]):
        text = path.read_text()
        engine.add_policy(path.name, text)
        if path.name.endswith("_test.rego"):
            package = next(line.split()[1] for line in text.splitlines() if line.startswith("package "))
            rules = (line.split()[0] for line in text.splitlines() if line.startswith("test_"))
            names += [f"data.{package}.{rule}" for rule in rules]
    assert len(names) > 25
    failed = [name for name in names if engine.eval_rule(name) is not True]
    assert failed == []
