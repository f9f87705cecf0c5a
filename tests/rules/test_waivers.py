from collections.abc import Callable
from datetime import date

import pytest

from anarq.model.module import Ecosystem
from anarq.rules.waivers import Waiver, waivers_of


@pytest.fixture
def waiver(ecosystem: Callable[..., Ecosystem]) -> Callable[..., Waiver]:
    def make(where: str = "openapi.yaml", until: str = "'2026-06-30'") -> Waiver:
        text = f"waivers: [{{rule: http/x-y, where: '{where}', reason: why, owner: us, until: {until}}}]"
        return next(waivers_of(ecosystem(qmail={"waivers.yaml": text}).modules["qmail"]))

    return make


@pytest.mark.parametrize(
    ("where", "path", "pointer", "covered"),
    [
        ("openapi.yaml", "openapi.yaml", "/paths", True),
        ("openapi.yaml", "openapi.yml", "/paths", False),
        ("openapi.yaml#/paths/~1a", "openapi.yaml", "/paths/~1a", True),
        ("openapi.yaml#/paths/~1a", "openapi.yaml", "/paths/~1a/post", True),
        ("openapi.yaml#/paths/~1a", "openapi.yaml", "/paths/~1ab", False),
        ("openapi.yaml#/paths/*/post", "openapi.yaml", "/paths/~1a/post", True),
        ("openapi.yaml#/paths/*/post", "openapi.yaml", "/paths/~1a/get", False),
        ("openapi.yaml#/paths/*", "openapi.yaml", "/info", False),
        ("events/*.event.json", "events/sent.event.json", "", True),
        ("events/*.event.json", "events/old/sent.event.json", "", False),
        ("events/**", "events/old/sent.event.json", "", True),
        ("openapi.yaml#", "openapi.yaml", "/paths", True),
        ("open.pi.yaml", "openapi.yaml", "", False),
    ],
)
def test_where_covers_a_place(
    where: str, path: str, pointer: str, covered: bool, waiver: Callable[..., Waiver]
) -> None:
    assert waiver(where).covers(path, pointer) is covered


def test_a_waiver_holds_up_to_and_on_its_last_day(waiver: Callable[..., Waiver]) -> None:
    assert waiver().holds(date(2026, 6, 30))
    assert not waiver().holds(date(2026, 7, 1))


@pytest.mark.parametrize("until", ["someday", "''", "20", "null"])
def test_a_waiver_without_a_day_never_holds(until: str, waiver: Callable[..., Waiver]) -> None:
    assert waiver(until=until).until is None
    assert not waiver(until=until).holds(date(2020, 1, 1))
