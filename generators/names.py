"""Names of the spec as names of Python."""

import builtins
import keyword
import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from anarq.model.errors import AnarqError
from anarq.model.tree import Node

_WORD: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z][a-z]+|[a-z]+|[0-9]+")
_LIGATURES: Final = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L"}
)
_OF_METHODS: Final = frozenset({"self", "call", "body", "idempotency_key", "cast", "endpoints"})
"""What handlers and client methods take and read besides the arguments of an operation."""
_OF_CLIENTS: Final = frozenset({
    *("acting_as", "with_headers", "endpoints", "send"),
    *("calls", "called", "will_answer", "will_fail"),
})  # fmt: skip
"""What clients and mocks are and do besides the operations of a module."""


_OF_TYPES: Final = frozenset(dir(builtins)) | {"models"}
"""What the types of arguments and answers are made of: in a class, a method of that name hides it from the next."""


def words(text: str) -> list[str]:
    """The words of a name in any style, in lower case: `getIdentityStatus`, `intent.created`, `payment-intent`.

    Digits stay with the word before them. Letters lose the marks that ASCII does not have: `löschen` is `loschen`.
    """
    found: list[str] = []
    for word in _WORD.findall(text if text.isascii() else unmarked(text)):
        if word.isdigit() and found:
            found[-1] += word
        else:
            found.append(word.lower())
    return found


def unmarked(text: str) -> str:
    """A text whose letters have no accents and are no ligatures: `loschen` for `löschen`."""
    plain = unicodedata.normalize("NFKD", text.translate(_LIGATURES))
    return "".join(char for char in plain if not unicodedata.combining(char))


def snake(text: str) -> str:
    """A function or argument: `create_intent`. What Python reserves gets an underscore."""
    name = "_".join(words(text))
    return f"{name}_" if keyword.iskeyword(name) else name


def argument(text: str) -> str:
    """An argument of a handler or client method, which never hides one of their own."""
    name = snake(text)
    return f"{name}_" if name in _OF_METHODS else name


def method(text: str) -> str:
    """A method of a client, a mock and a handler for an operation, which never hides one of their own, nor a type that
    stands beside it.
    """
    name = snake(text)
    return f"{name}_" if name in _OF_CLIENTS or name in _OF_TYPES else name


def pascal(text: str) -> str:
    """A class: `PaymentIntent`."""
    return "".join(word[:1].upper() + word[1:] for word in words(text))


def constant(text: str) -> str:
    """A constant: `PAYMENT_INTENT`."""
    return "_".join(words(text)).upper()


def identifier(name: str, node: Node, what: str) -> str:
    """The name, when Python takes it as one.

    Raises:
        AnarqError: it does not; the place is that of the node.
    """
    if name.isidentifier() and name.isascii() and not keyword.iskeyword(name):
        return name
    if keyword.iskeyword(name):
        message, mend = f"{what} is a word of Python, and gives no name for code: `{name}`", "name it otherwise"
    else:
        written = name or node.text() or node.pointer.rpartition("/")[2]
        message = f"{what} gives no name for code: `{written}`"
        mend = "start with a letter, and use letters, digits and separators"
    raise AnarqError.one(message, node.place, mend)


def distinct(names: Iterable[tuple[str, Node]], what: str) -> None:
    """Holds the names apart.

    Raises:
        AnarqError: two of them are one; the place is that of the second.
    """
    seen: set[str] = set()
    for name, node in names:
        if name in seen:
            raise AnarqError.one(f"two {what} have the name `{name}` in code", node.place, "rename one of them")
        seen.add(name)
