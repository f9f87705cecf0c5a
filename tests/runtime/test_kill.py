"""Nothing lost, nothing twice: the process is killed again and again, and the books still balance."""

import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

SERVICE = Path(__file__).with_name("killed_service.py")
FAIL_POINTS = (
    "before-write",
    "before-commit",
    "after-commit",
    "before-sent",
    "consumer-before-commit",
    "consumer-after-commit",
)
SEED = 20261123
RANDOM_KILLS = 4
LEASE = 31


def start(folder: Path, round_: int, number: int, *fail: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-X", "faulthandler", str(SERVICE), str(folder), str(round_ * LEASE), str(number), *fail]
    return subprocess.Popen(command, stderr=subprocess.PIPE)


def ended(process: subprocess.Popen[bytes], code: int) -> None:
    try:
        _, complaint = process.communicate(timeout=120)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGABRT)  # makes it say where it hangs
        _, complaint = process.communicate()
    assert process.returncode == code, complaint.decode()[-2000:]


def wait_for_work(acknowledged: Path, process: subprocess.Popen[bytes]) -> None:
    before = acknowledged.stat().st_size if acknowledged.exists() else 0
    while process.poll() is None and (not acknowledged.exists() or acknowledged.stat().st_size <= before):
        time.sleep(0.005)


def rows(path: Path, query: str) -> list[Any]:
    with sqlite3.connect(path) as connection:
        found = connection.execute(query).fetchall()
    connection.close()
    return found


def test_killed_at_every_fail_point_and_at_random_moments(tmp_path: Path) -> None:
    draw = random.Random(SEED)  # noqa: S311 - seeded, no secret
    round_ = 0
    for place in FAIL_POINTS:
        ended(start(tmp_path, round_, 50, place, str(draw.randint(1, 4))), -signal.SIGKILL)
        round_ += 1
    for _ in range(RANDOM_KILLS):
        process = start(tmp_path, round_, 10_000)
        wait_for_work(tmp_path / "acknowledged", process)
        time.sleep(draw.random() * 0.15)
        process.kill()
        ended(process, -signal.SIGKILL)
        round_ += 1
    ended(start(tmp_path, round_, 3), 0)
    check_the_books(tmp_path)


def check_the_books(folder: Path) -> None:
    wallet, consumer = folder / "wallet.sqlite", folder / "consumer.sqlite"
    lines = (folder / "acknowledged").read_text().splitlines()
    acknowledged = dict(line.split() for line in lines)
    intents = set(acknowledged.values())
    assert len(lines) == len(acknowledged) == len(intents) > 10

    assert {id_ for (id_,) in rows(wallet, "SELECT id FROM records")} == intents
    assert {version for (version,) in rows(wallet, "SELECT version FROM records")} == {1}

    keys = rows(wallet, "SELECT key, status, response FROM idempotency")
    assert {key for key, _, _ in keys} == acknowledged.keys()
    assert all(status == "COMPLETED" and acknowledged[key] in response for key, status, response in keys)

    events = rows(wallet, "SELECT subject, sent FROM outbox")
    assert sorted(subject for subject, _ in events) == sorted(intents)
    assert {sent for _, sent in events} == {1}

    audited = rows(wallet, "SELECT id, verdict FROM audit WHERE verdict = 'ALLOW'")
    assert sorted(id_ for id_, _ in audited) == sorted(intents)

    heard = rows(consumer, "SELECT id, version, body FROM records")
    assert {(id_, version, body) for id_, version, body in heard} == {(id_, 1, '{"times":1}') for id_ in intents}
