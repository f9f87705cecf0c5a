"""The schema of OpenAPI 3.1 itself, as openapi-spec-validator ships it."""

import importlib.util
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from anarq.checks.spec._schemas import Breach, breaches, breaches_by, kind_of
from anarq.contracts.confirm.formats import CHECKER
from anarq.contracts.confirm.validators import Validator, validator
from anarq.loader import load_document
from anarq.model.tree import Document, Json
from anarq.model.views.openapi import OpenApi
from anarq.source import FolderSource

_PACKAGE = "openapi_spec_validator"
_FILE = "schema.json"


def file_breaches(document: Document) -> list[Breach]:
    """How a file of a module breaks the schema of its kind, and OpenAPI 3.1 where it is that."""
    kind = kind_of(document.path)
    if kind is None:
        return []
    is_openapi = OpenApi(document.root).format.text().startswith("3.1.")
    return breaches(kind, document.data) + (openapi_breaches(document.data) if is_openapi else [])


def openapi_breaches(data: Json) -> list[Breach]:
    """How a document breaks OpenAPI 3.1. A key without a place is told only where nothing below or beside it is wrong.

    An object whose members are wrong evaluates none of them, so that the validator calls all of them surplus as well.
    """
    if _quick().is_valid(data):
        return []
    found = breaches_by(_thorough(), data)
    wrong = {breach.path for breach in found if breach.keyword != "unevaluatedProperties"}
    return [breach for breach in found if breach.path in wrong or not _contains(breach.path, wrong)]


def _contains(path: tuple[str | int, ...], others: set[tuple[str | int, ...]]) -> bool:
    return any(other[: len(path)] == path for other in others)


@cache
def _schema() -> Mapping[str, Any]:
    # Found without importing the package, whose import takes longer than all rules together.
    package = importlib.util.find_spec(_PACKAGE)
    locations = (package.submodule_search_locations or []) if package else []
    folder = Path(*locations[:1]) / "resources" / "schemas" / "v3.1"
    return load_document(FolderSource(folder), _FILE).root.mapping()


@cache
def _quick() -> Validator:
    return validator(dict(_schema()), assert_formats=True)


@cache
def _thorough() -> Draft202012Validator:
    # By the letter a reference escapes the braces of `#/paths/~1things~1{thingId}`; nobody writes it so, all read it.
    checker = FormatChecker(())
    checker.checkers = {name: judge for name, judge in CHECKER.checkers.items() if name != "uri-reference"}
    return Draft202012Validator(_schema(), format_checker=checker)
