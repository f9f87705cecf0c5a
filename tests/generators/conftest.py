"""What the tests of the generators share: the repository, small ecosystems in memory, trees that can be imported."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest

import anarq
from anarq.generators.disk import read
from anarq.generators.file import File
from anarq.generators.interface import Interface, Interfaces
from anarq.loader import load_document
from anarq.loader.modules import assemble, common_documents, load_standards
from anarq.model.module import Ecosystem, Module
from anarq.model.tree import Json
from anarq.source import MemorySource

REPOSITORY = Path(__file__).parents[2]
OPENAPI: Json = {"openapi": "3.1.0", "info": {"title": "Toy", "version": "1.0.0", "description": "Toy."}, "paths": {}}

Make = Callable[..., Ecosystem]


@pytest.fixture(scope="session")
def repository() -> Path:
    return REPOSITORY


@pytest.fixture(scope="session")
def golden(repository: Path) -> Path:
    """A repository of two small modules with everything that is generated from them."""
    return repository / "tests" / "golden" / "lantern"


@pytest.fixture(scope="session")
def lanterns(golden: Path) -> Ecosystem:
    return read(golden)


@pytest.fixture(scope="session")
def lantern(lanterns: Ecosystem) -> Interface:
    return Interfaces(lanterns).of("lantern")


@pytest.fixture(scope="session")
def make() -> Make:
    """An ecosystem of one module `toy` (or of several), from files by path."""
    standards, common = load_standards(), common_documents()

    def module(name: str, given: Mapping[str, Json]) -> Module:
        files = {"openapi.yaml": OPENAPI, "mcp.json": {"tools": {}}, "module.yaml": {"name": name}, **given}
        source = MemorySource({path: json.dumps(data) for path, data in files.items()}, shown=name)
        documents = {path: load_document(source, path) for path in files}
        return Module(name, documents, standards)

    def ecosystem(given: Mapping[str, Json] | None = None, **others: Mapping[str, Json]) -> Ecosystem:
        modules = {"toy": given, **others} if given is not None else others
        return assemble((module(name, files) for name, files in modules.items()), standards=standards, common=common)[0]

    return ecosystem


@pytest.fixture(scope="session")
def contract() -> Callable[..., dict[str, Json]]:
    """`{path: schema}` of a contract of `toy`."""

    def one(name: str, schema: dict[str, Json], title: str = "", version: int = 1) -> dict[str, Json]:
        head: dict[str, Json] = {
            "$id": f"urn:anarq:toy:{name}:v{version}",
            "title": title or name.title().replace("-", ""),
        }
        return {f"contracts/{name}.v{version}.schema.json": {**head, **schema}}

    return one


@pytest.fixture(scope="session")
def operation() -> Callable[..., dict[str, Json]]:
    """`{path: document}` of an `openapi.yaml` with one operation."""

    def one(path: str = "/things", method: str = "get", data: Json = None, **facts: Json) -> dict[str, Json]:
        answer: dict[str, Json] = {"description": "Done."}
        if data is not None:
            envelope: Json = {"allOf": [{"properties": {"data": data}}]}
            answer["content"] = {"application/json": {"schema": envelope}}
        declared: dict[str, Json] = {"operationId": "doThing", "summary": "Do", "responses": {"200": answer}, **facts}
        assert isinstance(OPENAPI, dict)
        return {"openapi.yaml": {**OPENAPI, "paths": {path: {method: declared}}}}

    return one


@pytest.fixture(scope="session")
def overlay() -> Callable[[Path, Path, Iterable[File] | None], Path]:
    """Makes `<folder>/anarq`: the package with the generated parts (and `reference`) of another tree."""

    def made(folder: Path, tree: Path, files: Iterable[File] | None = None) -> Path:
        package = Path(anarq.__file__).parent
        for name, source in (("anarq", package), ("anarq/clients", package / "clients")):
            (folder / name).mkdir(parents=True, exist_ok=True)
            for entry in source.iterdir():
                if entry.name not in ("clients", "reference", "_gen", "__pycache__"):
                    (folder / name / entry.name).symlink_to(entry.resolve())
        shutil.copytree(tree / "reference", folder / "anarq" / "reference", dirs_exist_ok=True)
        shutil.copytree(tree / "anarq" / "clients" / "_gen", folder / "anarq" / "clients" / "_gen", dirs_exist_ok=True)
        return folder

    return made


@pytest.fixture(scope="session")
def run_python() -> Callable[..., "subprocess.CompletedProcess[str]"]:
    """Runs Python in a folder whose packages come first; the process must end with 0 unless `check` is False."""

    def run(folder: Path, *arguments: str, check: bool = True, **more: str) -> "subprocess.CompletedProcess[str]":
        variables, command = {**os.environ, "PYTHONPATH": str(folder), **more}, [sys.executable, *arguments]
        found = subprocess.run(
            command, cwd=folder, env=variables, capture_output=True, text=True, timeout=300, check=False
        )
        assert not check or found.returncode == 0, found.stdout + found.stderr
        return found

    return run
