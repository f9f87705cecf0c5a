"""Two servers on one state, asked by many threads: nobody is sent away, nothing is lost, nothing is done twice."""

import asyncio
import socket
import sqlite3
import subprocess
import sys
import time
import uuid
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from anarq.adapters.memory.clock import SystemClock
from anarq.adapters.sql.shared import SharedState
from anarq.adapters.sql.store import SqlStore
from anarq.ports.errors import ConflictError
from anarq.ports.store import Change, Outgoing, Unit
from anarq.runtime.assembly import Common
from anarq.runtime.settings import Settings

SERVICE = Path(__file__).with_name("shared_service.py")
THREADS = 8
EACH = 9


@contextmanager
def served(state: Path) -> Iterator[str]:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(128)
        command = [sys.executable, str(SERVICE), str(state), str(listening.fileno())]
        port = listening.getsockname()[1]
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, pass_fds=[listening.fileno()]
        )
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        _, complaint = process.communicate(timeout=600)
        assert process.returncode == 0, complaint.decode()[-2000:]


class Clock(SystemClock):
    @property
    def time(self) -> float:
        return self.now().timestamp()


async def introduce(people: list[Any], state: Path, sample: Any) -> None:
    async with Common(Settings(state=str(state))).joined() as together:
        for person in people:
            await sample.introduced(person, together.shared)


def rows(path: Path, query: str) -> list[Any]:
    with sqlite3.connect(path) as connection:
        found = connection.execute(query).fetchall()
    connection.close()
    return found


def test_two_servers_on_one_state_send_nobody_away_and_lose_and_double_nothing(tmp_path: Path, sample: Any) -> None:
    body = b'{"amount":1,"currency":"EUR","recipient":"bob"}'
    state = tmp_path / "state"

    people = [sample.Person(Clock()) for _ in range(THREADS)]
    asyncio.run(introduce(people, state, sample))

    def work(urls: list[str], thread: int) -> list[tuple[int, str]]:
        person, answers = people[thread], []
        with httpx.Client(timeout=600) as client:
            for number in range(EACH):
                headers = person.headers(**{"idempotency-key": str(uuid.uuid4())})
                for url in urls if number % 3 == 0 else [urls[(thread + number) % 2]]:  # a key twice: at both servers
                    sent = person.signed("POST", "/intents", body, headers) | {"content-type": "application/json"}
                    answer = client.post(f"{url}/intents", content=body, headers=sent)
                    answers.append((answer.status_code, answer.json().get("data", {}).get("intentId", answer.text)))
        return answers

    with served(state) as one, served(state) as two, ThreadPoolExecutor(THREADS) as pool:
        answers = [pair for each in pool.map(lambda number: work([one, two], number), range(THREADS)) for pair in each]
        assert Counter(status for status, _ in answers) == {201: len(answers)}
        with httpx.Client(base_url=one) as client:
            for _ in range(3000):
                if 'anarq_outbox_depth{module="qwallet"} 0' in client.get("/metrics").text:
                    break
                time.sleep(0.01)
    intents = {intent for _, intent in answers}
    assert len(intents) == THREADS * EACH < len(answers)
    wallet = state / "qwallet.sqlite"
    assert {id_ for (id_,) in rows(wallet, "SELECT id FROM records WHERE kind = 'intent'")} == intents
    heard = rows(wallet, "SELECT id, version, body FROM records WHERE kind = 'heard'")
    assert set(heard) == {(id_, 1, '{"times":1}') for id_ in intents}
    assert sorted(rows(wallet, "SELECT subject, sent FROM outbox")) == sorted((id_, 1) for id_ in intents)
    assert rows(wallet, "SELECT * FROM outbox_lines") == rows(wallet, "SELECT * FROM leases") == []


@pytest.mark.parametrize("threads", [6])
def test_threads_with_stores_of_their_own_lose_no_update(tmp_path: Path, sample: Any, threads: int) -> None:
    now = sample.TestClock().now()

    async def add(store: SqlStore, name: str) -> None:
        while True:
            async with store.snapshot() as snapshot:
                record = await snapshot.get("count", "c")
                count: Any = record.body["n"] if record else 0
                change = Change("count", "c", {"n": count + 1}, record.version if record else 0)
                unit = Unit(now=now, reads=snapshot.reads, changes=(change,), events=(Outgoing(name, "t", "c", {}),))
            try:
                await store.commit(unit)
            except ConflictError:
                continue
            return

    async def work(thread: int) -> list[bool]:
        store, shared = SqlStore.sqlite(tmp_path / "s", "NORMAL"), SharedState.sqlite(tmp_path / "n")
        first = []
        for number in range(20):
            await add(store, f"{thread}-{number}")
            first.append(await shared.use("key", str(number), 0.0, 600.0))
            await store.backlog()
        await store.close()
        await shared.close()
        return first

    with ThreadPoolExecutor(threads) as pool:
        firsts = list(pool.map(lambda number: asyncio.run(work(number)), range(threads)))
    assert rows(tmp_path / "s", "SELECT body FROM records") == [(f'{{"n":{threads * 20}}}',)]
    assert len(rows(tmp_path / "s", "SELECT id FROM outbox")) == threads * 20
    assert sum(map(sum, firsts)) == 20  # every nonce was first for one
