"""Files that lie nearly at a place of a layout."""

import pytest

from anarq.loader.vocabulary import packaged_layouts
from anarq.model import astray as tried
from anarq.model.astray import astray

HOUSE = next(layout for layout in packaged_layouts() if layout.vocabulary)


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("storage/map.yml", "storage/map.yaml"),
        ("docs/openapi.yaml", "openapi.yaml"),
        ("mpc.json", "mcp.json"),
        ("MCP.json", "mcp.json"),
        ("observability/slos.yaml", "observability/slo.yaml"),
        ("events/sold.v1.json", "events/sold.v1.event.json"),
        ("events/sold.v1.evnet.json", "events/sold.v1.event.json"),
        ("contracts/supply.v1.schema.yaml", "contracts/supply.v1.schema.json"),
    ],
)
def test_the_place_that_was_meant_is_named(path: str, place: str) -> None:
    assert astray([path], HOUSE) == {path: place}


@pytest.mark.parametrize(
    "path", ["package.json", "src/data.yaml", "_gen/mcp.json", "openapi.yaml", "mpc.txt", "events/a.md"]
)
def test_what_is_called_otherwise_belongs_to_somebody_else(path: str) -> None:
    assert astray([path], HOUSE) == {}


def test_files_that_are_called_quite_otherwise_are_compared_by_their_letters_alone(monkeypatch) -> None:
    compared = []
    monkeypatch.setattr(tried, "meant", lambda path, places: compared.extend(places) or "")
    astray([f"tests/fixtures/data/case-{number}/input.json" for number in range(100)], HOUSE)
    assert compared == []
