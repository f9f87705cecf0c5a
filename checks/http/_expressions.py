"""Runtime expressions (OpenAPI 3.1, section 4.8.20.3): what a link takes of the request and the answer before it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from anarq.model.folder import Folder
from anarq.model.names.fields import lost
from anarq.model.template import Template
from anarq.model.tree import Node
from anarq.model.views.openapi import Operation, Response, Sent
from anarq.rules import closest_first, did_you_mean

_WHOLE: Final = frozenset({"$url", "$method", "$statusCode"})
_EXPRESSION: Final = re.compile(
    r"\$(?P<of>request|response)\."
    r"(?:(?P<source>header|query|path)\.(?P<name>.+)|body(?P<fragment>#(?P<pointer>(?:/(?:[^~/]|~[01])*)*))?)",
    re.DOTALL,
)
_EMBEDDED: Final = re.compile(r"\{(\$[^{}]*)\}")
_LOOKS_LIKE_ONE: Final = re.compile(r"\$[A-Za-z]")
_FORMS: Final = (
    "$request.path.<name>",
    "$request.query.<name>",
    "$request.header.<name>",
    "$request.body#/<pointer>",
    "$response.body#/<pointer>",
    "$response.header.<name>",
    "$url",
    "$method",
    "$statusCode",
)
_HTTP: Final = frozenset({
    "accept", "accept-encoding", "accept-language", "allow", "authorization", "cache-control", "connection",
    "content-length", "content-type", "date", "etag", "host", "last-modified", "location", "retry-after", "user-agent",
})  # fmt: skip
"""Headers of requests and answers that no interface needs to name (RFC 9110)."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with an expression."""

    found: str
    mend: str
    allowed: tuple[str, ...] = ()
    rests_on: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and one of its answers, as an operation describes them."""

    operation: Operation
    status: str
    response: Response

    @property
    def module(self) -> Folder:
        """The module of the operation."""
        return self.operation.module

    def fault(self, expression: str) -> Fault | None:
        """What is wrong with an expression; None when it finds something, or nobody can say."""
        parsed = _EXPRESSION.fullmatch(expression)
        if parsed is None:
            return None if expression in _WHOLE else _malformed(expression)
        if parsed["source"] is None:
            return self._of_body(expression, parsed["of"], parsed["pointer"] or "")
        if parsed["of"] == "response" and parsed["source"] != "header":
            found = f"`{expression}` asks an answer for a {parsed['source']} parameter, which is a part of requests"
            return Fault(found, f"write `$request.{parsed['source']}.{parsed['name']}`")
        return self._of_names(expression, parsed["source"], parsed["name"], parsed["of"])

    def _of_body(self, expression: str, of: str, pointer: str) -> Fault | None:
        holder = Sent(self.operation.body) if of == "request" else self.response
        whose = self._whose(of)
        if not any(holder.content):
            return Fault(f"`{expression}` finds nothing: {whose} has no body", "take what is there")
        missing = lost(holder.schema, pointer, self.module.follow)
        if missing is None:
            return None
        mend = did_you_mean(pointer, missing.allowed, "name a field that is there")
        found = f"`{expression}` finds nothing: {whose} has no `{pointer}`"
        return Fault(found, mend, missing.allowed, (holder.node, *missing.within))

    def _of_names(self, expression: str, source: str, name: str, of: str) -> Fault | None:
        known = self._headers() if of == "response" else self._parameters(source)
        is_header = source == "header"
        if (name.lower() if is_header else name) in (*known, *(_HTTP if is_header else ())):
            return None
        kind = "header" if is_header else f"{source} parameter"
        return Fault(
            f"`{expression}` finds nothing: {self._whose(of)} has no {kind} `{name}`",
            did_you_mean(name, known, f"name a {kind} that is there"),
            closest_first(name, known),
            self.operation.places_of_parameters if of == "request" else (self.response.node,),
        )

    def _parameters(self, source: str) -> list[str]:
        names = [one.name for one in self.operation.parameters if one.location == source]
        if source == "path":  # what stands in the path and is not declared is told there
            return [*names, *Template(self.operation.path).names]
        if source != "header":
            return names
        proving = sorted(name for one in self.operation.proofs for name in one)
        return [name.lower() for name in (*names, *proving, *self.module.standards.implied_parameters)]

    def _headers(self) -> list[str]:
        standards = self.module.standards
        implied = (*standards.implied_answers, *standards.implied_repeats, *standards.implied_streamed)
        return [name.lower() for name in (*self.response.headers, *implied)]

    def _whose(self, of: str) -> str:
        name = f"`{self.operation.name}`"
        return f"a request of {name}" if of == "request" else f"the answer `{self.status}` of {name}"


def _malformed(expression: str) -> Fault:
    """What is not an expression. The closest form is told by its beginning: what follows is a name."""
    mend = did_you_mean(expression.partition("#")[0], _FORMS, "write one of the forms of OpenAPI")
    return Fault(f"`{expression}` is not a runtime expression", mend, _FORMS)


def expressions(value: Node) -> Iterator[tuple[Node, str]]:
    """The expressions in a value of a link: whole texts, and those that texts hold in braces. Its members too."""
    pending = [value]
    while pending:
        node = pending.pop()
        text = node.text()
        if _LOOKS_LIKE_ONE.match(text):
            yield node, text
        else:
            yield from ((node, one) for one in _EMBEDDED.findall(text))
        pending.extend((*node.elements(), *(child for _, child in node.items())))
