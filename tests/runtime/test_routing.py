"""Which operation a request reaches: the one whose template matches it, and the narrowest of several."""

from types import SimpleNamespace
from typing import Any

import pytest
from starlette.routing import Match

from anarq.runtime.http import routes
from anarq.runtime.operation import Operation

PATHS = (
    "/notes/{noteId}",
    "/notes/{noteId}:archive",
    "/notes/{noteId}.json",
    "/notes/recent",
    "/notes/recent:{how}",
    "/notes/{noteId}/parts/{part}",
    "/notes/{noteId}/parts/first",
    "/{folder}",
)


def reached(paths: tuple[str, ...], path: str) -> str | None:
    operations = tuple(
        Operation(module="m", name=f"o{index}", handler="o", method="GET", path=template, scope="m.o")
        for index, template in enumerate(paths)
    )
    pipeline: Any = SimpleNamespace(spec=SimpleNamespace(operations=operations))
    scope = {"type": "http", "method": "GET", "path": path, "root_path": ""}
    found = (route for route in routes(pipeline) if route.matches(scope)[0] is Match.FULL)
    resource: Any = next((route.endpoint for route in found), None)
    return resource._operations["GET"].path if resource else None


@pytest.mark.parametrize("paths", [PATHS, PATHS[::-1]], ids=["in order", "backwards"])
@pytest.mark.parametrize(
    ("path", "template"),
    [
        ("/notes/n1", "/notes/{noteId}"),
        ("/notes/n1:archive", "/notes/{noteId}:archive"),
        ("/notes/n1.json", "/notes/{noteId}.json"),
        ("/notes/n1:json", "/notes/{noteId}"),
        ("/notes/recent", "/notes/recent"),
        ("/notes/recent:asc", "/notes/recent:{how}"),
        ("/notes/n1/parts/2", "/notes/{noteId}/parts/{part}"),
        ("/notes/n1/parts/first", "/notes/{noteId}/parts/first"),
        ("/notes", "/{folder}"),
        ("/notes/", None),
        ("/notes/n1/parts", None),
    ],
)
def test_a_request_reaches_the_narrowest_template_that_it_fits(
    paths: tuple[str, ...], path: str, template: str | None
) -> None:
    assert reached(paths, path) == template
