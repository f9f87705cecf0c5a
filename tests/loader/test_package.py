import pytest

from anarq.loader.package import Package, is_package, read_package
from anarq.model.errors import AnarqError

POM = """<?xml version="1.0"?>
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <parent><artifactId>parent</artifactId><version>9.9.9</version></parent>
  <artifactId>notes</artifactId><version>1.2.3</version><description>Keeps
  notes.</description>
  <dependencies><dependency><artifactId>other</artifactId><version>8.8.8</version></dependency></dependencies>
</project>"""


@pytest.mark.parametrize(
    ("path", "text", "name", "version", "summary"),
    [
        ("package.json", '{"name": "@a/notes", "version": "1.2.3", "description": "N."}', "notes", "1.2.3", "N."),
        ("composer.json", '{"name": "a/notes"}', "notes", "", ""),
        ("pyproject.toml", '[project]\nname = "notes"\nversion = "1.2.3"\n', "notes", "1.2.3", ""),
        ("pyproject.toml", '[tool.poetry]\nname = "notes"\ndescription = "N."\n', "notes", "", "N."),
        ("Cargo.toml", '[package]\nname = "notes"\nversion = "1.2.3"\n', "notes", "1.2.3", ""),
        ("Cargo.toml", '[package]\nname = "notes"\nversion = {workspace = true}\n', "notes", "", ""),
        (
            "Cargo.toml",
            '[package]\nname = "notes"\nversion.workspace = true\n[workspace.package]\nversion = "0.4.1"\n',
            "notes",
            "0.4.1",
            "",
        ),
        ("go.mod", "// a module\nmodule example.org/notes\n\ngo 1.22\n", "notes", "", ""),
        ("go.mod", 'module "example.org/notes/v2"\n', "notes", "", ""),
        ("go.mod", "go 1.22\n", "", "", ""),
        ("pom.xml", POM, "notes", "1.2.3", "Keeps\n  notes."),
        ("pom.xml", "<project/>", "", "", ""),
        ("package.json", "[]", "", "", ""),
    ],
)
def test_a_package_manifest_says_what_it_is(path: str, text: str, name: str, version: str, summary: str) -> None:
    assert read_package(text.encode(), path, path) == Package(path, name, version, summary)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("package.json", "{"),
        ("pyproject.toml", "name ="),
        ("pyproject.toml", "a = " + "[" * 100_000),
        ("pom.xml", "<project>"),
        ("pom.xml", '<!DOCTYPE p [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><project><name>&b;</name></project>'),
        ("go.mod", "x" * 300_000),
        ("package.json", "\udcff"),
    ],
)
def test_one_that_cannot_be_used_is_refused_with_its_place(path: str, text: str) -> None:
    with pytest.raises(AnarqError) as raised:
        read_package(text.encode("utf-8", "surrogateescape"), path, f"here/{path}")
    assert raised.value.problems[0].place.file == f"here/{path}"


@pytest.mark.parametrize(("path", "is_one"), [("go.mod", True), ("sub/go.mod", False), ("build.gradle", False)])
def test_one_that_can_be_read_is_known_by_its_name(path: str, is_one: bool) -> None:
    assert is_package(path) is is_one
