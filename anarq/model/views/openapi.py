"""`openapi.yaml`, and other documents of OpenAPI: what they say with its keys and with those of `x-anarq-`."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from anarq.model.folder import Folder
from anarq.model.layout import Role
from anarq.model.places import METHODS
from anarq.model.tree import MISSING, Node

SERVED: Final = frozenset(METHODS) - {"head", "trace"}
"""The methods that a module may define: HEAD is answered wherever GET is, and TRACE is not a concern of modules."""

WRITES: Final = frozenset({"put", "post", "delete", "patch"})

_JSON: Final = "application/json"

_WORDS: Final = {
    **dict.fromkeys(("health", "healthz", "ready", "readyz", "readiness", "live", "livez", "liveness"), "health"),
    "metrics": "metrics",
}
"""By what people call them, what services tell of themselves."""


@dataclass(frozen=True, slots=True)
class Described:
    """A parameter, a header or a media type."""

    node: Node

    @property
    def name(self) -> str:
        """Its name where it says it itself, as parameters do."""
        return self.node.get("name").text()

    @property
    def schema(self) -> Node:
        """The schema of its values."""
        return self.node.get("schema")

    @property
    def example(self) -> Node:
        """A value."""
        return self.node.get("example")

    @property
    def examples(self) -> Iterator[tuple[str, Node]]:
        """Example objects by name, as written."""
        return self.node.get("examples").items()


@dataclass(frozen=True, slots=True)
class ExampleObject:
    """An example with a name."""

    node: Node

    @property
    def value(self) -> Node:
        """What it shows."""
        return self.node.get("value")


@dataclass(frozen=True, slots=True)
class Stream:
    """A body that is bytes: of a media type, or of a range of them, `image/*`."""

    media_type: str
    node: Node

    @property
    def max_bytes(self) -> int:
        """How many bytes there are at most."""
        return int(self.node.get("x-anarq-max-bytes").number())


def stream_of(content: Node) -> Stream | None:
    """The stream among media types; None where the body is JSON, or there is none."""
    found = (Stream(name, node) for name, node in content.items() if name != _JSON)
    return next(found, None) if not content.get(_JSON).exists else None


@dataclass(frozen=True, slots=True)
class Link:
    """A link from an answer to an operation."""

    node: Node

    @property
    def named(self) -> Node:
        """The `operationId` of the operation that it leads to, where it stands."""
        return self.node.get("operationId")

    @property
    def operation(self) -> str:
        """The operation that it leads to, by its `operationId`; empty where it says it by a reference."""
        return self.named.text()

    @property
    def given(self) -> Node:
        """The values of parameters of that operation, by name, with or without where each stands (`path.id`)."""
        return self.node.get("parameters")

    @property
    def values(self) -> Iterator[Node]:
        """What it gives to that operation: the value of each parameter, and the body."""
        yield from (value for _, value in self.node.get("parameters").items())
        yield self.node.get("requestBody")

    @property
    def reference(self) -> Node:
        """The reference to the operation; missing where it names it by its `operationId`."""
        return self.node.get("operationRef")


@dataclass(frozen=True, slots=True)
class Sent:
    """What has a body: a request, by its description of it, or an answer."""

    node: Node

    @property
    def content(self) -> Iterator[tuple[str, Node]]:
        """Its media types."""
        return self.node.get("content").items()

    @property
    def schema(self) -> Node:
        """The schema of its JSON body; missing when it has none."""
        return self.node.get("content", _JSON, "schema")


@dataclass(frozen=True, slots=True)
class Response(Sent):
    """An answer of an operation."""

    @property
    def codes(self) -> Node:
        """The error codes that it may carry, there or not."""
        return self.node.get("x-anarq-codes")

    @property
    def linked(self) -> Node:
        """Where it leads on to, by name, there or not."""
        return self.node.get("links")

    @property
    def links(self) -> Iterator[Node]:
        """Where it leads on to, each as written."""
        return (node for _, node in self.linked.items())

    @property
    def headers(self) -> tuple[str, ...]:
        """The names of the headers that it describes."""
        return tuple(self.node.get("headers").mapping())

    @property
    def description(self) -> Node:
        """When it is given."""
        return self.node.get("description")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of an operation: the node that declares it and the node that describes it."""

    declared: Node
    node: Node

    @property
    def named(self) -> Node:
        """Its name, where it stands."""
        return self.node.get("name")

    @property
    def name(self) -> str:
        """Its name; headers compare without case."""
        return self.named.text()

    @property
    def description(self) -> Node:
        """What it means."""
        return self.node.get("description")

    @property
    def schema(self) -> Node:
        """The schema of its values, as written."""
        return self.node.get("schema")

    @property
    def located(self) -> Node:
        """Where it says in what a request carries it."""
        return self.node.get("in")

    @property
    def location(self) -> str:
        """`path`, `query`, `header` or `cookie`."""
        return self.located.text()

    @property
    def key(self) -> tuple[str, str]:
        """What makes two parameters one (OpenAPI 3.1, section 4.8.12): the location, and the name."""
        return self.location, self.name.lower() if self.location == "header" else self.name

    @property
    def required(self) -> bool:
        """Whether a request must carry it."""
        return self.node.get("required").flag()


@dataclass(frozen=True, slots=True)
class SecurityScheme:
    """A way to prove a call, at the end of its references."""

    node: Node

    @property
    def named(self) -> Node:
        """The name of its header, where it stands."""
        return self.node.get("name")

    @property
    def header(self) -> str:
        """The header that carries it, in small letters; empty where it is not text in a header."""
        is_header = self.node.get("type").text() == "apiKey" and self.node.get("in").text() == "header"
        return self.named.text().lower() if is_header else ""

    @property
    def description(self) -> Node:
        """What it means."""
        return self.node.get("description")

    @property
    def schema(self) -> Node:
        """The schema of what its header may say, as written: OpenAPI gives a scheme none."""
        return self.node.get("x-anarq-schema")


@dataclass(frozen=True)
class Operation:
    """One method on one path, with the facts that the `x-anarq-` vocabulary adds to it."""

    module: Folder = field(repr=False)
    path: str
    method: str
    path_item: Node = field(repr=False)
    node: Node

    @property
    def named(self) -> Node:
        """The `operationId`, where it stands."""
        return operation_id(self.node)

    @property
    def name(self) -> str:
        """The `operationId`, else method and path."""
        return self.named.text(f"{self.method.upper()} {self.path}")

    @property
    def summary(self) -> Node:
        """What it does, as one sentence."""
        return self.node.get("summary")

    @property
    def description(self) -> Node:
        """What it does, at length."""
        return self.node.get("description")

    @property
    def tags(self) -> Node:
        """A list of the tags that it has."""
        return self.node.get("tags")

    @property
    def deprecated(self) -> Node:
        """Whether it is going away."""
        return self.node.get("deprecated")

    @property
    def is_write(self) -> bool:
        """Whether it changes state. A POST that only computes says so with `x-anarq-safe` (RFC 9110, section 9.2.1)."""
        return self.method in WRITES and not self.safe.flag()

    @property
    def safe(self) -> Node:
        """Whether a POST only computes, where it says so."""
        return self.node.get("x-anarq-safe")

    @property
    def platform(self) -> str:
        """`health` or `metrics` for what the runtime serves for every module; empty for the module's own. Outside of
        the house that is a GET whose path ends with a word for it.
        """
        if self.module.speaks_house:
            return _platform(self.node).text()
        last = self.path.rstrip("/").rpartition("/")[2].lower()
        return _WORDS.get(last, "") if self.method == "get" else ""

    @property
    def is_public(self) -> bool:
        """Whether no grant is needed: an explicit policy, never a default."""
        return self.access.text() == "public"

    @property
    def access(self) -> Node:
        """Whether no grant is needed, where it says so."""
        return self.node.get("x-anarq-access")

    @property
    def scoped(self) -> Node:
        """The scope that a grant must cover, where it stands."""
        return self.node.get("x-anarq-scope")

    @property
    def scope(self) -> str:
        """The scope that a grant must cover; empty when there is none."""
        return self.scoped.text()

    @property
    def emitted(self) -> Node:
        """A list of the topics that it emits."""
        return self.node.get("x-anarq-emits")

    @property
    def emits(self) -> tuple[str, ...]:
        """The topics that it emits."""
        return self.emitted.texts()

    @property
    def delegated(self) -> Node:
        """A list of the scopes of peers that its caller lets the service use in his name."""
        return self.node.get("x-anarq-delegates")

    @property
    def delegates(self) -> tuple[str, ...]:
        """The scopes of peers that its caller lets the service use in his name."""
        return self.delegated.texts()

    @property
    def audit(self) -> str:
        """BASIC, DETAILED or COMPREHENSIVE."""
        return self.node.get("x-anarq-audit").text()

    @property
    def serves(self) -> Node:
        """The purpose of processing, where it stands."""
        return self.node.get("x-anarq-purpose")

    @property
    def purpose(self) -> str:
        """The purpose of processing, by its name in `security/policies.yaml`."""
        return self.serves.text()

    @property
    def limits(self) -> str:
        """The class of limits and of latency objective: read, write or complex."""
        return self.limited.text()

    @property
    def limited(self) -> Node:
        """The class of limits and of latency objective, where it stands."""
        return self.node.get("x-anarq-limits")

    @property
    def said_to_read(self) -> tuple[Node, ...]:
        """Where its class of limits says that it only reads; nothing where it does not."""
        return (self.limited,) if self.limits == "read" else ()

    @property
    def listed(self) -> Node:
        """The list of the parameters that it declares itself."""
        return parameters_of(self.node)

    @property
    def places_of_parameters(self) -> tuple[Node, ...]:
        """Where its parameters are declared, there or not, in its path and in itself; and where each is described."""
        described = (parameter.node for parameter in self.parameters)
        return parameters_of(self.path_item), parameters_of(self.node), *described

    @cached_property
    def parameters(self) -> tuple[Parameter, ...]:
        """Those of the path that it does not declare itself, then its own, at the end of their references."""
        own = self._declared(self.node)
        names = {parameter.key for parameter in own}
        return (*(one for one in self._declared(self.path_item) if one.key not in names), *own)

    def _declared(self, holder: Node) -> tuple[Parameter, ...]:
        return tuple(Parameter(node, self.module.follow(node)) for node in parameters_of(holder).elements())

    def takes(self, header: str) -> bool:
        """Whether it takes the header, whose name compares without case."""
        return any(p.location == "header" and p.name.lower() == header.lower() for p in self.parameters)

    @property
    def own_security(self) -> Node:
        """What proves a call of it, where it says so itself."""
        return self.node.get("security")

    @property
    def security(self) -> Node:
        """What proves a call of it: its own list of sets of schemes, else that of the document, there or not."""
        own = self.own_security
        return own if own.exists else openapi_of(self.module).security

    @cached_property
    def proofs(self) -> tuple[frozenset[str], ...]:
        """The headers of each set of schemes of which one proves a call, in small letters. An empty one: nothing needs
        to. Schemes that nothing declares are left out.
        """
        schemes = openapi_of(self.module).security_schemes
        return tuple(
            frozenset(SecurityScheme(self.module.follow(schemes.get(name))).header for name in one.mapping()) - {""}
            for one in self.security.elements()
        )

    @property
    def is_signed(self) -> bool:
        """Whether every call of it must be proven: a grant is needed, or its `security` has no empty set."""
        return not self.is_public or (bool(self.proofs) and all(self.proofs))

    @cached_property
    def takes_idempotency_key(self) -> bool:
        """Whether a repeat of the same request is recognised."""
        return self.takes("Idempotency-Key")

    @property
    def declared_body(self) -> Node:
        """Its request body as written, which may be a reference; missing when it takes none."""
        return self.node.get("requestBody")

    @property
    def body(self) -> Node:
        """The description of its request body; missing when it takes none."""
        return self.module.follow(self.declared_body)

    @property
    def request(self) -> Node:
        """The schema of its JSON body as written; missing when it takes none."""
        return Sent(self.body).schema

    @property
    def stream_taken(self) -> Stream | None:
        """Its body, when it is a stream."""
        return stream_of(self.body.get("content"))

    @property
    def stream_given(self) -> Stream | None:
        """What it answers with, when that is a stream."""
        return stream_of(self.success[1].get("content"))

    @property
    def body_required(self) -> bool:
        """Whether a request must carry the body that it takes (OpenAPI: not unless it says so)."""
        return self.body.get("required").flag()

    @cached_property
    def responses(self) -> dict[str, Node]:
        """The description of each response, by status code."""
        return {status: self.module.follow(node) for status, node in self.node.get("responses").items()}

    def answers(self) -> Iterator[tuple[str, Response]]:
        """Each response, by status code."""
        return ((status, Response(node)) for status, node in self.responses.items())

    @property
    def success(self) -> tuple[str, Node]:
        """Status and description of the first 2xx response; ("", missing) when there is none."""
        found = ((status, node) for status, node in sorted(self.responses.items()) if status.startswith("2"))
        return next(found, ("", Node(self.node.document, self.node.pointer, MISSING)))

    def declared_response(self, status: str) -> Node:
        """The answer with a status as written, which may be a reference."""
        return self.node.get("responses", status)

    @property
    def answer(self) -> Node:
        """The schema of the JSON body of a success, envelope included; missing when it has none."""
        _, response = self.success
        return Response(response).schema

    @property
    def data(self) -> Node:
        """The schema of the `data` that a success carries in its envelope; missing when it carries none."""
        schema = self.answer
        for part in (*schema.get("allOf").elements(), schema):
            data = part.get("properties", "data")
            if data.exists:
                return data
        return Node(schema.document, schema.pointer, MISSING)

    @property
    def is_enveloped(self) -> bool:
        """Whether the standard envelope is due: every JSON answer that `standards.yaml` does not exempt."""
        status, _ = self.success
        is_exempt = self.path in self.module.standards.envelope_exempt
        return status != "204" and self.stream_given is None and not is_exempt


@dataclass(frozen=True, slots=True)
class OpenApi:
    """A document of OpenAPI."""

    root: Node

    @property
    def id(self) -> Node:
        """The identifier that others refer to it by."""
        return self.root.get("x-anarq-id")

    @property
    def format(self) -> Node:
        """The version of OpenAPI that it is written in."""
        return self.root.get("openapi")

    @property
    def title(self) -> Node:
        """What people call it."""
        return self.root.get("info", "title")

    @property
    def summary(self) -> Node:
        """What it is, in a line."""
        return self.root.get("info", "summary")

    @property
    def description(self) -> Node:
        """What it offers."""
        return self.root.get("info", "description")

    @property
    def version(self) -> Node:
        """The semantic version of the interface."""
        return self.root.get("info", "version")

    @property
    def routes(self) -> Node:
        """All path items, there or not."""
        return self.root.get("paths")

    @property
    def paths(self) -> dict[str, Node]:
        """Path items as written, by path."""
        return dict(self.routes.items())

    def path(self, path: str) -> Node:
        """A path item as written; missing where there is none."""
        return self.root.get("paths", path)

    @property
    def items(self) -> Iterator[tuple[str, Node]]:
        """Path items as written, by path, and those of webhooks, by name."""
        for group in ("paths", "webhooks"):
            yield from self.root.get(group).items()

    @property
    def security(self) -> Node:
        """What proves a call of an operation that does not say it itself, there or not."""
        return self.root.get("security")

    @property
    def security_schemes(self) -> Node:
        """The ways to prove who calls, by name, as written."""
        return self.root.get("components", "securitySchemes")

    @property
    def parameters(self) -> dict[str, Parameter]:
        """The parameters that are kept for reference, by name."""
        return {name: Parameter(node, node) for name, node in self.root.get("components", "parameters").items()}

    @property
    def schemas(self) -> tuple[Node, ...]:
        """The schemas among its components."""
        return tuple(node for _, node in self.root.get("components", "schemas").items())

    def component(self, section: str, name: str) -> Node:
        """What is kept for reference under a name; missing where nothing is."""
        return self.root.get("components", section, name)

    def own_components(self, section: str) -> tuple[str, ...]:
        """What the components of a section are called that are written here, and do not just refer to others."""
        found = self.root.get("components", section).items()
        return tuple(name for name, node in found if not node.get("$ref").exists)


def methods_of(item: Node) -> Iterator[Node]:
    """The operations of a path item, served or not, in the order of the file."""
    return (node for method, node in item.items() if method in METHODS)


def operation_id(operation: Node) -> Node:
    """The name of an operation; missing where it has none."""
    return operation.get("operationId")


def is_platform(operation: Node) -> bool:
    """Whether the runtime serves an operation for every module."""
    return _platform(operation).exists


def _platform(operation: Node) -> Node:
    return operation.get("x-anarq-platform")


def callbacks_of(operation: Node) -> Iterator[tuple[str, Node]]:
    """The callbacks of an operation as written, by name."""
    return operation.get("callbacks").items()


def parameters_of(holder: Node) -> Node:
    """The list of the parameters that a path item or an operation declares itself."""
    return holder.get("parameters")


def openapi_of(module: Folder) -> OpenApi:
    """The HTTP interface of a module.

    Raises:
        NotRead: the file is there and could not be read.
    """
    return OpenApi(module.of_role(Role.HTTP).root)


def operations_of(module: Folder) -> tuple[Operation, ...]:
    """Every operation that is served, in the order of the file.

    Raises:
        NotRead: the file is there and could not be read.
    """
    return tuple(
        Operation(module, path, method, item, node)
        for path, declared in openapi_of(module).paths.items()
        for item in (module.follow(declared),)
        for method, node in item.items()
        if method in SERVED
    )
