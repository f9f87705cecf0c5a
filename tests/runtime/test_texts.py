"""Texts that come in hold no control characters, at whichever door, place and depth."""

from typing import Any
from urllib.parse import quote

import pytest

from anarq.runtime.call import Decision
from anarq.runtime.texts import control_characters

REFUSED = ["\x00", "\x01", "\x08", "\x0b", "\x0c", "\x0e", "\x1b[2J", "\x1f", "\x7f", "\x80", "\x85", "\x9f"]
TAKEN = ["", "Invoice", "two\nlines", "two\r\nlines", "a\ttab", "é", "\xa0", "العربية", "👩‍💻", "\ufffd"]


@pytest.mark.parametrize("text", REFUSED)
async def test_a_control_character_is_refused_wherever_it_stands(world: Any, text: str) -> None:
    in_body = await world.create(body={"recipient": f"bob{text}"})
    assert (in_body.status_code, in_body.json()["code"]) == (422, "VALIDATION_FAILED")
    (violation,) = in_body.json()["details"]["violations"]
    assert (violation["pointer"], violation["keyword"]) == ("/body/recipient", "text")
    assert f"U+{ord(text[0]):04X}" in violation["message"]
    in_path = await world.send("GET", f"/intents/{quote('a' + text)}")
    assert in_path.json()["details"]["violations"][0]["pointer"] == "/path/intentId"
    in_query = await world.send("GET", f"/intents?cursor={quote(text)}")
    assert in_query.json()["details"]["violations"][0]["pointer"] == "/query/cursor"
    in_tool = await world.tool("wallet.intent", {"intentId": text})
    assert "VALIDATION_FAILED" in in_tool["content"][0]["text"]


@pytest.mark.parametrize("text", TAKEN)
async def test_every_other_text_is_taken(world: Any, text: str) -> None:
    answer = await world.create(body={"recipient": f"bob{text}"})
    assert answer.status_code == 201, answer.text
    assert answer.json()["data"]["recipient"] == f"bob{text}"


async def test_an_event_with_a_control_character_is_given_up(make_world: Any, sample: Any) -> None:
    async def consume(call: Any, data: Any) -> Decision[None]:
        return Decision(None)

    event = {"specversion": "1.0", "id": "e", "source": "urn:s", "type": "q.a.b.v1"}
    async with make_world(sample.consuming("q.a.b.v1"), sample.Wallet(on_event=consume)) as world:
        await world.bus.publish("q.a.b.v1", {**event, "data": {"name": "\0"}})
        (letter,) = await world.store.dead_letters()
        assert letter.code == "MALFORMED_REQUEST"
        assert "U+0000 at '/data/name'" in letter.reason
        await world.bus.publish("q.a.b.v1", {**event, "id": "f", "data": {"name": "0"}})
        assert [row["event"] for row in world.table("inbox")] == ["urn:s#f"]


def test_names_and_depths_are_looked_at() -> None:
    value = {"a/b~": [{"\0": 1}, ["x", ["\0"]], {"c": {"d": "\0"}}], "e": 1, "f": None, "g": True}
    found = {violation.pointer for violation in control_characters(value, "/body")}
    assert found == {"/body/a~1b~0/0", "/body/a~1b~0/1/1/0", "/body/a~1b~0/2/c/d"}


async def test_of_many_only_some_are_told(world: Any) -> None:
    answer = await world.create(body={f"x{number}": "\0" for number in range(200)})
    violations = answer.json()["details"]["violations"]
    assert len(violations) == 20
