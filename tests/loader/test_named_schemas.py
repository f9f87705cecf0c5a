"""The schemas of the package are called as their files are: whoever refers to one finds that one."""

import shutil
from pathlib import Path

import pytest

from anarq import resources
from anarq.loader.load import parse_document
from anarq.loader.modules import common_documents, load_standards
from anarq.loader.vocabulary import check_named
from anarq.model.errors import AnarqError


def schema(name: str) -> object:
    return parse_document(f'{{"$id": "{name}"}}'.encode(), "pinning.schema.json", "pinning.schema.json")


def test_a_schema_with_the_name_of_its_file_is_taken_in_any_version() -> None:
    check_named(schema("urn:anarq:spec:pinning:v12"), "urn:anarq:spec:pinning")


@pytest.mark.parametrize(
    "name", ["urn:anarq:spec:pining:v1", "urn:anarq:spec:pinning", "urn:anarq:spec:pinning:v0", "pinning", ""]
)
def test_a_schema_with_another_name_is_refused(name: str) -> None:
    with pytest.raises(AnarqError, match="is called"):
        check_named(schema(name), "urn:anarq:spec:pinning")


def test_every_schema_of_the_package_has_the_name_of_its_file() -> None:
    assert load_standards().vocabulary.schemas and common_documents()


def test_a_schema_of_an_interface_with_another_name_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(resources.spec(), tmp_path / "spec")
    path = tmp_path / "spec" / "design" / "retry-policy.schema.json"
    path.write_text(path.read_text("utf-8").replace("urn:anarq:design:retry-policy:v1", "urn:anarq:design:retries:v1"))
    monkeypatch.setattr(resources, "root", lambda: tmp_path)
    with pytest.raises(AnarqError, match="is called `urn:anarq:design:retries:v1`"):
        load_standards()


def test_common_components_of_another_major_version_are_called_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(resources.spec() / "common", tmp_path / "spec" / "common")
    path = tmp_path / "spec" / "common" / "http.yaml"
    path.write_text(path.read_text("utf-8").replace("version: 1.0.0", "version: 2.0.0"))
    monkeypatch.setattr(resources, "root", lambda: tmp_path)
    with pytest.raises(AnarqError, match="is called `urn:anarq:common:http:v1`") as refused:
        common_documents()
    assert refused.value.problems[0].mend == "call it `urn:anarq:common:http:v2`, after its file"
