"""A caller of a service installs no service."""

import json
import pkgutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import anarq.clients
import anarq.wire

OF_SERVICES = {"starlette", "uvicorn", "sqlalchemy", "mcp", "regorus", "psycopg", "nats"}
OURS = {"anarq.runtime", "anarq.adapters", "anarq.reference", "anarq.contracts", "anarq.model"}
LOOK = """
import importlib, json, sys
for name in json.loads(sys.argv[1]):
    importlib.import_module(name)
print(json.dumps(sorted(sys.modules)))
"""


def loaded_by(*names: str) -> set[str]:
    """The modules that a fresh interpreter has after it has imported some."""
    command = [sys.executable, "-c", LOOK, json.dumps(names)]
    found = subprocess.run(command, capture_output=True, text=True, check=True)
    return set(json.loads(found.stdout))


def within(package: object) -> list[str]:
    return [found.name for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")]


@pytest.mark.parametrize("package", [anarq.clients, anarq.wire], ids=lambda package: package.__name__)
def test_clients_load_nothing_of_a_service(package):
    names = within(package)
    loaded = loaded_by(*names)

    assert set(names) <= loaded
    assert len(names) > 3
    assert not loaded & (OF_SERVICES | OURS)


def test_a_service_is_seen_where_it_is_loaded():
    assert {"starlette", "sqlalchemy", "mcp", "anarq.runtime"} <= loaded_by("anarq.runtime.serve")


def test_what_clients_install_is_what_they_import():
    extras = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())["project"][
        "optional-dependencies"
    ]
    of_client = {line.partition(">")[0] for line in extras["client"]}

    assert of_client == {"cryptography", "dag-cbor", "multiformats", "httpx"}
    assert "anarq[client]" in extras["services"]
