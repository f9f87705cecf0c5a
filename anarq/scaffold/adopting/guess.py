"""Values that are to be written, as files of YAML and of JSON: every guess in them says that it is one, and every part
knows what it is taken from.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from anarq.generators.jsonfile import json_text
from anarq.model.tree import Json, Node
from anarq.source.names import harmless

Said: TypeAlias = "Guess | Taken | Node | Mapping[str, Said] | Sequence[Said] | str | int | float | bool | None"
"""A value that is to be written, in which any part may be a guess. A node stands for what it says."""

_MARK: Final = "guessed:"
_PLAIN: Final = re.compile(r"[A-Za-z$][A-Za-z0-9_./-]*( [A-Za-z0-9_./-]+)*|[0-9]+\.[0-9]+\.[0-9]+")
_PATH: Final = re.compile(r"/[A-Za-z0-9_./{}-]*")
_WORDS: Final = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
"""What YAML takes for something else than text."""

_LONGEST_KEY: Final = 500
"""Characters of a key that stands before its colon; YAML wants no more than 1024, escapes included."""

_LINE: Final = 100
"""Characters up to which a short collection is written on one line."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A value that nothing says.

    Attributes:
        said: the value.
        why: what it is guessed from, in a few words.
    """

    said: Said
    why: str

    @property
    def note(self) -> str:
        """The mark of the guess, as one line."""
        return f"{_MARK} {harmless(' '.join(self.why.split()))}"


@dataclass(frozen=True, slots=True)
class Taken:
    """A value that says what some nodes say, in other words than they do.

    Attributes:
        said: the value.
        nodes: that it says it for; those that are missing say nothing.
        instead: why it does not say the same, where it only stands in their place; empty where it does.
    """

    said: Said
    nodes: tuple[Node, ...]
    instead: str = ""


def sources(said: Said) -> Iterator[Taken]:
    """What a value is taken from."""
    if isinstance(said, Node):
        yield Taken(said, (said,))
    elif isinstance(said, Taken):
        yield said
        yield from sources(said.said)
    elif isinstance(said, Guess):
        yield from sources(said.said)
    else:
        for one in _below(said):
            yield from sources(one)


def yaml_text(head: Sequence[str], said: Mapping[str, Said]) -> str:
    """A file of YAML: lines of comment, then the value, with a comment at each guess."""
    lines = [*(f"# {harmless(line)}" for line in head), *_members(said, 0)]
    return "".join(f"{line}\n" for line in lines)


def commented_json(said: Mapping[str, Said]) -> str:
    """A file of JSON. It has no comments: what is guessed stands in its `$comment`."""
    places: dict[str, list[str]] = {}
    for where, guess in _guesses(said, ""):
        places.setdefault(guess.why, []).append(where)
    notes = (f"{', '.join(found)} ({why})" for why, found in places.items())
    told = {"$comment": f"{_MARK} " + harmless("; ".join(" ".join(note.split()) for note in notes))} if places else {}
    return json_text({**told, **{key: plain(value) for key, value in said.items()}})


def plain(said: Said) -> Json:
    """The value without the marks."""
    if isinstance(said, Node):
        return said.json()
    if isinstance(said, Guess | Taken):
        return plain(said.said)
    if isinstance(said, Mapping):
        return {key: plain(value) for key, value in said.items()}
    if isinstance(said, Sequence) and not isinstance(said, str):
        return [plain(value) for value in said]
    return said


def _guesses(said: Said, where: str) -> Iterator[tuple[str, Guess]]:
    """Each guess in a value that is in no other one, with the keys on the way to it."""
    if isinstance(said, Guess):
        yield where, said
    elif isinstance(said, Taken):
        yield from _guesses(said.said, where)
    elif isinstance(said, Mapping):
        for key, value in said.items():
            yield from _guesses(value, f"{where}.{key}" if where else key)
    elif isinstance(said, Sequence) and not isinstance(said, str | Node):
        for number, value in enumerate(said):
            yield from _guesses(value, f"{where}[{number}]")


def _members(said: Mapping[str, Said], indent: int) -> Iterator[str]:
    pad = " " * indent
    for key, value in said.items():
        name = key if _PATH.fullmatch(key) else _scalar(key)
        lead = f"{pad}{name}:" if len(name) <= _LONGEST_KEY else f"{pad}? {name}\n{pad}:"
        yield from _entry(lead, value, indent + 2)


def _entry(lead: str, said: Said, indent: int) -> Iterator[str]:
    """What stands behind a key, and below it."""
    guess = _guess(said)
    note = "" if guess is None else f"  # {guess.note}"
    value = _bare(said)
    line = _on_a_line(value, _LINE - len(lead))
    if line is not None:
        yield f"{lead} {line}{note}"
        return
    yield f"{lead}{note}"
    yield from _members(value, indent) if isinstance(value, Mapping) else _items(value, indent)


def _items(said: Said, indent: int) -> Iterator[str]:
    pad = " " * indent
    for one in said if isinstance(said, Sequence) else ():
        guess = _guess(one)
        if guess is not None:
            yield f"{pad}# {guess.note}"
        value = _bare(one)
        line = _on_a_line(value, _LINE - indent)
        if line is not None:
            yield f"{pad}- {line}"
            continue
        first, *others = _members(value, indent + 2) if isinstance(value, Mapping) else _items(value, indent + 2)
        yield from (f"{pad}- {first[indent + 2 :]}", *others)


def _bare(said: Said) -> Said:
    if isinstance(said, Node):
        return said.json()
    return _bare(said.said) if isinstance(said, Guess | Taken) else said


def _guess(said: Said) -> Guess | None:
    """The guess that a whole value is."""
    if isinstance(said, Taken):
        return _guess(said.said)
    return said if isinstance(said, Guess) else None


def _below(said: "Mapping[str, Said] | Sequence[Said] | str | float | None") -> Iterator[Said]:
    if isinstance(said, Mapping):
        yield from said.values()
    elif isinstance(said, Sequence) and not isinstance(said, str):
        yield from said


def _on_a_line(said: Said, width: int) -> str | None:
    """A value as one line; None where it has a guess in it, or is a collection that is longer."""
    said = _bare(said)
    if isinstance(said, Mapping | Sequence) and not isinstance(said, str | Node):
        parts = _parts(said)
        if parts is None:
            return None
        line = f"{{{', '.join(parts)}}}" if isinstance(said, Mapping) else f"[{', '.join(parts)}]"
        return line if len(line) <= width or not parts else None
    return _scalar(said)


def _parts(said: "Mapping[str, Said] | Sequence[Said]") -> list[str] | None:
    """The members or items of a collection, each on a line; None where one is a guess, or all of them are too long."""
    named = said.items() if isinstance(said, Mapping) else (("", one) for one in said)
    parts: list[str] = []
    left = _LINE
    for key, value in named:
        line = _on_a_line(value, _LINE) if _guess(value) is None else None
        if line is None:
            return None
        parts.append(f"{_scalar(key)}: {line}" if isinstance(said, Mapping) else line)
        left -= len(parts[-1])
        if left < 0:
            return None
    return parts


def _scalar(said: Said) -> str:
    if isinstance(said, str):
        is_plain = _PLAIN.fullmatch(said) and said.lower() not in _WORDS
        return said if is_plain else "".join(_escaped(char) for char in json.dumps(said, ensure_ascii=False))
    text = json.dumps(said)
    # YAML wants a point in what has an exponent.
    return text.replace("e", ".0e") if isinstance(said, float) and "." not in text else text


def _escaped(char: str) -> str:
    """A character as a quoted text of YAML may hold it."""
    code = ord(char)
    if char.isprintable() and code != 0xFEFF:
        return char
    return f"\\U{code:08X}"
