"""Modules that lie outside of this installation are mocked by what is generated of them, as any other is."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from anarq.cli import outside
from anarq.mock import service
from anarq.model.errors import AnarqError
from anarq.runtime.settings import Settings
from anarq.testing.running import running
from anarq.testing.walk import HOST, Walk, found, reached

GOLDEN = Path(__file__).parents[1] / "golden" / "lantern"
DOCK = Path(__file__).parent / "qdock"


@pytest.mark.parametrize("name", ["lantern", "harbour"])
async def test_every_operation_of_another_tree_answers(name: str) -> None:
    """The service itself holds each answer to its contract; these modules publish less than they send."""
    folder = GOLDEN / "modules" / name
    with outside.importable(GOLDEN):
        module = found(name, folder)
        application = service.build(replace(module.spec, retention=None), Settings(mcp_hosts=(HOST,)), published=folder)
        async with running(application), reached(application) as http:
            walk = Walk(module, http)
            for role in walk.plan.roles.values():
                await walk.run(role)
    assert walk.done.keys() == module.endpoints.keys()


def test_what_is_generated_of_a_module_is_gone_afterwards() -> None:
    with outside.generated(DOCK) as generated:
        assert (generated.folder / "_gen" / "openapi.json").is_file()
        assert generated.spec.name == "qdock"
    assert not generated.folder.exists()
    assert not (DOCK / "_gen").exists()


def test_a_stream_is_published_with_the_headers_that_it_is_sent_with() -> None:
    with outside.generated(DOCK) as generated:
        document = json.loads((generated.folder / "_gen" / "openapi.json").read_text("utf-8"))
    given = document["paths"]["/berths/{berthId}/plan"]["get"]["responses"]
    assert given["200"]["headers"].keys() >= {"Repr-Digest", "ETag", "X-Content-Type-Options", "X-Anarq-Mock"}
    assert "ETag" not in document["components"]["responses"]["NotFound"]["headers"]
    assert "ETag" not in document["paths"]["/berths"]["get"]["responses"]["200"]["headers"]


def test_a_folder_of_several_modules_is_none() -> None:
    with pytest.raises(AnarqError, match="is not the folder of one module"), outside.generated(GOLDEN / "modules"):
        pytest.fail("it was generated from")
