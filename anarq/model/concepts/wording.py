"""What names mean, however they are written: `PaymentIntent`, `payment-intent.v1`, `payment_intents`."""

import re
from collections.abc import Set
from typing import Final, TypeAlias

from anarq.model.concepts.use import Use

Words: TypeAlias = tuple[str, ...]
"""The words of a name, in small letters and in order."""

_WORD: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_VERSION: Final = re.compile(r"(?<=.)[-_.]?[vV]([0-9]+)$")
_ENDINGS: Final = (".schema.json", ".event.json", ".json", ".schema.yaml", ".yaml", ".yml")
_USES: Final = {
    **dict.fromkeys(("request", "input", "params", "parameters", "arguments", "command"), Use.REQUEST),
    **dict.fromkeys(("response", "result", "output"), Use.RESPONSE),
    **dict.fromkeys(("event", "notification"), Use.TOLD),
    **dict.fromkeys(("dto", "entity", "schema"), Use.STORED),
}
"""What the last word of a name says of the use of what it names, and not of the thing itself."""
_MAKING: Final = frozenset({"create", "new", "add"})
"""Words that say no more of a request than that something is to come to be."""
_READING: Final = frozenset({"get", "fetch", "read", "retrieve", "show"})
_CHANGING: Final = frozenset({"update", "patch", "change", "replace"})
_DOING: Final = _MAKING | _READING | _CHANGING
_LISTING: Final = frozenset({"list", "search", "find"})


def words(name: str) -> Words:
    """The words of a name. Numbers are words as well."""
    return tuple(found.lower() for found in _WORD.findall(name))


def named(name: str, module: str) -> tuple[Words, int]:
    """The words of the name of a file or type, without that of the module before them, and its version; 0: none."""
    stem = name.rpartition("/")[2]
    stem = next((stem.removesuffix(ending) for ending in _ENDINGS if stem.endswith(ending)), stem)
    version = _VERSION.search(stem)
    found = words(_VERSION.sub("", stem))
    own = words(module)
    if len(found) > len(own) and found[: len(own)] == own:
        found = found[len(own) :]
    return found, int(version[1][:9]) if version is not None else 0


def use_of(name: Words) -> tuple[Words, Use | None]:
    """The words of the thing itself, and its use where the last word says one."""
    use = _USES.get(name[-1]) if len(name) > 1 else None
    return (name[:-1] if use is not None else name), use


def made(name: Words) -> Words:
    """What is asked for, of the words of a request: `createPayment` asks for a payment."""
    return name[1:] if len(name) > 1 and name[0] in _MAKING else name


def shown(operation: Words) -> Words:
    """What an operation reads, by its name: one thing, or each of a list; empty where that is not known."""
    if len(operation) < 2:
        return ()
    verb, rest = operation[0], operation[1:]
    if verb in _READING:
        return rest
    return (*rest[:-1], singular(rest[-1])) if verb in _LISTING and rest[-1] != singular(rest[-1]) else ()


def speaks_of(name: Words, use: Use, thing: Words) -> bool:
    """Whether something of any use is about a thing, by its name: `issues/get-event` is about an event, and
    `getPublicKey` about no key.
    """
    if use is Use.TOLD:
        return name[: len(thing)] == thing
    before = name[: -len(thing)]
    return name[-len(thing) :] == thing and (not before or before[-1] in _DOING)


def thing_of(name: Words, use: Use, known: Set[Words]) -> Words:
    """Which of the things that are known something of another use is about, by its name; empty where that is open.

    An event is named for a thing and what happened to it, a request or an answer for a thing and what is done with it.
    """
    if use is Use.TOLD:
        return next((name[:end] for end in range(len(name) - 1, 0, -1) if name[:end] in known), ())
    if use not in (Use.REQUEST, Use.RESPONSE):
        return ()
    candidates = (name, name[1:] if name[0] in _DOING else ())
    return next((one for one in candidates if one in known), ())


def spelt_alike(one: str, other: str) -> bool:
    """Whether two names are one name that is spelt in two ways: `userId`, `user_id`."""
    return one != other and words(one) == words(other)


def singular(word: str) -> str:
    """The word for one of several, as far as English is regular."""
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("ses", "xes", "ches", "shes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
