"""The services as a user starts them: a process of its own, a real port."""

import contextlib
import fcntl
import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import httpx
import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("unhurried", suppress_health_check=[HealthCheck.too_slow], deadline=None)
settings.load_profile("unhurried")  # that a machine is busy is no fault of what is tested


@pytest.fixture(scope="session", autouse=True)
def nothing_is_remembered():
    """Commands find everything anew: a test that replaces code is not in the key of what they remember."""
    with pytest.MonkeyPatch.context() as settings:
        settings.setenv("ANARQ_CACHE", "")
        yield


@pytest.fixture(scope="module")
def serve():
    """Starts `anarq` with the arguments, waits until it answers, and gives its address; stops all behind the module."""
    running = []

    def start(*arguments, path=""):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = [sys.executable, "-m", "anarq", *arguments, "--port", str(port)]
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env={**os.environ, "NO_COLOR": "1"}
        )
        running.append(process)
        address = f"http://127.0.0.1:{port}"
        wait_for(f"{address}{path}/health", process)
        return address

    yield start
    for process in running:
        process.terminate()
        process.communicate(timeout=20)


def wait_for(url, process, seconds=30):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if process.poll() is not None:
            pytest.fail(f"the service ended: {process.communicate()[0].decode()}")
        try:
            if httpx.get(url).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    pytest.fail(f"no answer from {url}")


@pytest.fixture
def postgres_schema():
    """The URL of a PostgreSQL database, and the name of a schema in it that nobody else uses."""
    url = os.environ.get("ANARQ_TEST_POSTGRES", "")
    if not url:
        pytest.skip("ANARQ_TEST_POSTGRES names no database")
    from sqlalchemy import create_engine, make_url, text
    from sqlalchemy.pool import NullPool

    schema = f"test_{secrets.token_hex(8)}"
    yield url, schema
    engine = create_engine(make_url(url).set(drivername="postgresql+psycopg"), poolclass=NullPool)
    with engine.begin() as connection:
        connection.execute(text(f'DROP SCHEMA IF EXISTS "{schema}" CASCADE'))
    engine.dispose()


@pytest.fixture
def nats_url():
    """Gives the URL of a NATS server on which there is no stream of ours; one test at a time has it."""
    url = os.environ.get("ANARQ_TEST_NATS", "")
    if not url:
        pytest.skip("ANARQ_TEST_NATS names no server")

    async def emptied():
        import nats
        from nats.js.errors import NotFoundError

        client = await nats.connect(url)
        with contextlib.suppress(NotFoundError):
            await client.jetstream().delete_stream("q_bus")
        await client.close()
        return url

    with (Path(tempfile.gettempdir()) / "anarq-test-nats.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield emptied
