"""Nothing lost, nothing twice: the process is killed again and again, and the books still balance."""

import itertools
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from anarq.testing.books import check_books
from anarq.testing.people import Person

SERVICE, SAGA, PAYMENTS, MARKET, RETENTION = (
    Path(__file__).with_name(f"killed_{name}.py") for name in ("service", "saga", "payments", "market", "retention")
)
FAIL_POINTS = (
    "before-write",
    "before-commit",
    "after-commit",
    "before-sent",
    "consumer-before-commit",
    "consumer-after-commit",
)
PAYMENT_FAIL_POINTS = ("before-write", "before-commit", "after-commit", "before-sent")
SAGA_FAIL_POINTS = (
    "before-write",
    "before-commit",
    "after-commit",
    "before-sent",
    "bank-before-doing",
    "bank-after-doing",
    "stock-before-doing",
    "stock-after-doing",
)
MARKET_FAIL_POINTS = tuple(f"{name}-{place}" for name in ("qwallet", "qmarket") for place in PAYMENT_FAIL_POINTS)
SEED = int(os.environ.get("CHAOS_SEED", "20261123"))
RANDOM_KILLS = int(os.environ.get("CHAOS_KILLS", "4"))
"""How often a process is killed at random: a handful here, a hundred in `nox -s chaos`."""

LEASE = 31


def start(script: Path, folder: Path, round_: int, number: int, *fail: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-X", "faulthandler", str(script), str(folder), str(round_ * LEASE), str(number), *fail]
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


def kill_again_and_again(script: Path, folder: Path, places: Sequence[str], visits: int = 4) -> None:
    """Starts the script, kills it at each place and at random moments, and lets it end.

    Args:
        script: what is killed.
        folder: where it keeps its state.
        places: its fail points.
        visits: it is killed at one of so many first visits of a place.
    """
    draw = random.Random(SEED)  # noqa: S311 - seeded, no secret
    rounds = itertools.count()
    for place in places:
        ended(start(script, folder, next(rounds), 50, place, str(draw.randint(1, visits))), -signal.SIGKILL)
    for _ in range(RANDOM_KILLS):
        process = start(script, folder, next(rounds), 10_000)
        wait_for_work(folder / "acknowledged", process)
        time.sleep(draw.random() * 0.15)
        process.kill()
        ended(process, -signal.SIGKILL)
    ended(start(script, folder, next(rounds), 3), 0)


def test_killed_at_every_fail_point_and_at_random_moments(tmp_path: Path) -> None:
    kill_again_and_again(SERVICE, tmp_path, FAIL_POINTS)
    check_the_books(tmp_path)


def test_a_saga_over_two_peers_ends_or_is_compensated_however_often_it_is_killed(tmp_path: Path) -> None:
    kill_again_and_again(SAGA, tmp_path, SAGA_FAIL_POINTS)
    check_the_orders(tmp_path)


def test_payments_balance_however_often_they_are_killed(tmp_path: Path) -> None:
    kill_again_and_again(PAYMENTS, tmp_path, PAYMENT_FAIL_POINTS)
    check_the_payments(tmp_path)


def test_purchases_end_or_are_taken_back_however_often_three_services_are_killed(tmp_path: Path) -> None:
    kill_again_and_again(MARKET, tmp_path, MARKET_FAIL_POINTS, visits=40)
    check_the_market(tmp_path)


def kept_in(path: Path, wanted: str) -> list[Any]:
    """All that a service keeps of a kind, each with its owner."""
    query = "SELECT body, coalesce(whole_owner, owner) FROM records WHERE body IS NOT NULL AND kind = '{}'"
    return [json.loads(body) | {"owner": owner} for body, owner in rows(path, query.format(wanted))]


def check_the_market(folder: Path) -> None:
    market, wallet = folder / "qmarket.sqlite", folder / "qwallet.sqlite"
    purchases = {each["purchaseId"]: each for each in kept_in(market, "purchase")}
    done = {name for name, each in purchases.items() if each["status"] == "DONE"}
    cancelled = {name for name, each in purchases.items() if each["status"] == "CANCELLED"}
    assert done | cancelled == purchases.keys()
    assert done
    reasons = {purchases[name]["reason"] for name in cancelled}
    assert {"EXPIRED", "BY_BUYER"} <= reasons <= {"EXPIRED", "BY_BUYER", "REFUSED"}  # refused when it is paid too late
    assert kept_in(market, "mandate") == kept_in(market, "deadline") == []

    notes = (folder / "acknowledged").read_text().splitlines()
    acknowledged = {name for _, name in map(str.split, notes)} - {"NONE"}
    assert len(acknowledged) > 10
    assert acknowledged <= purchases.keys()

    intents = kept_in(wallet, "intent")
    check_books(kept_in(wallet, "entry"), kept_in(wallet, "account"), intents, Person.named("Treasury").did)
    bought = {each["metadata"]["purchaseId"]: each for each in intents if "purchaseId" in each["metadata"]}
    assert len(bought) == sum("purchaseId" in each["metadata"] for each in intents)  # one for each
    assert {name for name, each in bought.items() if each["status"] == "SETTLED"} == done
    assert {name for name, each in bought.items() if each["status"] == "FAILED"} == cancelled & bought.keys()
    payments = {each["intentId"] for each in kept_in(wallet, "payment")}
    assert {each["intentId"] for each in bought.values()} & payments == {purchases[name]["intentId"] for name in done}
    (seller,) = [each for each in kept_in(wallet, "account") if each["owner"] == Person.named("Eve").did]
    assert Decimal(seller["available"]) == sum(Decimal(purchases[name]["price"]["amount"]) for name in done)

    licenses = kept_in(market, "license")
    assert sorted(each["purchaseId"] for each in licenses) == sorted(done)
    supplies = [each["supply"] for each in kept_in(market, "listing")]
    assert {each["reserved"] for each in supplies} == {0}
    assert all(each["sold"] <= each["licenses"] for each in supplies)
    assert sum(each["sold"] for each in supplies) == len(licenses)

    events = rows(market, "SELECT topic, subject FROM outbox")
    assert sorted(subject for topic, subject in events if topic == "q.qmarket.sold.v1") == sorted(done)
    assert sorted(subject for topic, subject in events if topic == "q.qmarket.purchase.failed.v1") == sorted(cancelled)
    for service in (market, wallet):
        assert rows(service, "SELECT count(*) FROM deliveries WHERE dead = 1") == [(0,)]
        assert rows(service, "SELECT count(*) FROM outbox WHERE sent = 0") == [(0,)]

    audited = dict(rows(market, "SELECT type, count(*) FROM audit WHERE verdict = 'ALLOW' GROUP BY type"))
    assert audited["qmarket.purchaseListing"] == len(purchases)
    assert audited["qmarket.anarq.answers.qwallet.createIntent"] == len(purchases)
    assert audited["qmarket.q.qwallet.intent.created.v1"] == len(intents)
    assert audited["qmarket.q.qwallet.tx.settled.v1"] == len(payments)
    assert audited["qmarket.q.qwallet.tx.failed.v1"] == sum(each["status"] == "FAILED" for each in intents)


def check_the_payments(folder: Path) -> None:
    wallet = folder / "qwallet.sqlite"

    def kept(wanted: str) -> list[Any]:
        return kept_in(wallet, wanted)

    intents = {intent["intentId"]: intent for intent in kept("intent")}
    check_books(kept("entry"), kept("account"), [*intents.values()], Person.named("Treasury").did)

    acknowledged = dict(line.split() for line in (folder / "acknowledged").read_text().splitlines())
    assert len(acknowledged) > 10
    assert set(acknowledged.values()) == {"SETTLED", "CANCELLED", "REFUSED"}
    states = {"SETTLED": "SETTLED", "CANCELLED": "FAILED", "REFUSED": "PENDING"}
    ended = {id_: intent["status"] for id_, intent in intents.items() if intent.get("failure") != "EXPIRED"}
    assert {id_: states[what] for id_, what in acknowledged.items() if id_ in ended} == ended
    assert all(acknowledged[id_] == "REFUSED" for id_ in intents.keys() - ended.keys())  # they had their time

    settled = sorted(id_ for id_, intent in intents.items() if intent["status"] == "SETTLED")
    failed = sorted(id_ for id_, intent in intents.items() if intent["status"] == "FAILED")
    events = rows(wallet, "SELECT topic, subject, sent FROM outbox")
    assert sorted(subject for topic, subject, _ in events if topic == "q.qwallet.tx.settled.v1") == settled
    assert sorted(subject for topic, subject, _ in events if topic == "q.qwallet.tx.failed.v1") == failed
    assert {sent for *_, sent in events} == {1}
    assert sorted(payment["intentId"] for payment in kept("payment")) == settled

    audited = rows(wallet, "SELECT type, count(*) FROM audit WHERE verdict = 'ALLOW' GROUP BY type")
    assert dict(audited)["qwallet.payIntent"] == len(settled)


def check_the_orders(folder: Path) -> None:
    shop = folder / "shop.sqlite"
    orders = dict(rows(shop, "SELECT id, json_extract(body, '$.status') FROM records WHERE kind = 'intent'"))
    acknowledged = (folder / "acknowledged").read_text().splitlines()
    assert set(acknowledged) <= orders.keys()
    assert len(acknowledged) > 10
    assert set(orders.values()) == {"PAID", "CANCELLED"}  # every saga has ended, some by compensation

    paid = {order for order, status in orders.items() if status == "PAID"}
    codes = rows(folder / "bank.sqlite", "SELECT about, code FROM done")
    assert len(codes) == len(orders)  # one payment was asked for each
    assert {order for order, code in codes if code == "SUCCESS"} == paid
    released = [order for (order,) in rows(folder / "stock.sqlite", "SELECT about FROM done")]
    assert sorted(released) == sorted(orders.keys() - paid)  # and goods given back once for each that was not

    assert {id_ for (id_,) in rows(shop, "SELECT id FROM records WHERE kind = 'released'")} == orders.keys() - paid
    heard = rows(shop, "SELECT id, version FROM records WHERE kind = 'heard'")
    assert sorted(heard) == sorted((order, 1) for order in paid)
    assert rows(shop, "SELECT count(*) FROM deliveries WHERE dead = 1") == [(0,)]
    assert rows(shop, "SELECT count(*) FROM outbox WHERE sent = 0") == [(0,)]

    allowed = "SELECT type, count(*) FROM audit WHERE verdict = 'ALLOW' GROUP BY type"
    ((times,),) = rows(shop, "SELECT json_extract(body, '$.times') FROM records WHERE kind = 'counts'")
    assert dict(rows(shop, allowed)) == {
        "qwallet.createIntent": len(orders),
        "qwallet.anarq.answers.bank.pay": len(orders),
        "qwallet.anarq.answers.stock.release": len(orders) - len(paid),
        "qwallet.q.qwallet.intent.created.v1": len(paid),
        "qwallet.count": times,
    }


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


def test_what_has_had_its_time_is_archived_once_or_is_still_there_wherever_the_job_is_killed(tmp_path: Path) -> None:
    database = tmp_path / "kept.sqlite"
    for round_, place in enumerate(("before-write", "before-commit", "after-commit", "after-commit")):
        ended(start(RETENTION, tmp_path, round_, 20, place, str(round_ % 2 + 1)), -signal.SIGKILL)
        there = [name for (name,) in rows(database, "SELECT id FROM records WHERE kind = 'note' AND body IS NOT NULL")]
        archived = [name for (name,) in rows(database, "SELECT id FROM archive")]
        assert sorted(there + archived) == sorted(f"note-{number}" for number in range(20))
    ended(start(RETENTION, tmp_path, 4, 20), 0)
    assert rows(database, "SELECT count(*) FROM records WHERE kind = 'note' AND body IS NOT NULL") == [(0,)]
    assert rows(database, "SELECT count(DISTINCT id), count(*) FROM archive") == [(20, 20)]
    told = [json.loads(details) for (details,) in rows(database, "SELECT details FROM audit")]
    assert sum(each["count"] for details in told for each in details.get("outcomes", [])) == 20
