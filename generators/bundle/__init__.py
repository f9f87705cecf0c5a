"""Each module's interfaces as documents that stand alone: OpenAPI, AsyncAPI, and its entry in the tool registry."""

from collections.abc import Iterator

from anarq.generators.bundle.asyncapi import asyncapi
from anarq.generators.bundle.openapi import openapi
from anarq.generators.bundle.registry import registry
from anarq.generators.file import File, Target
from anarq.generators.interface import Interfaces
from anarq.generators.jsonfile import json_file


def generate(interfaces: Interfaces) -> Iterator[File]:
    """Three documents for each module."""
    for interface in interfaces.all():
        folder = interface.home.beside("_gen")
        yield File(f"{folder}/asyncapi.json", json_file(asyncapi(interfaces, interface)))
        yield File(f"{folder}/mcp-registry.json", json_file(registry(interface)))
        if interface.module.has("openapi.yaml"):
            yield File(f"{folder}/openapi.json", json_file(openapi(interfaces, interface)))


TARGET = Target(
    name="bundle",
    summary="Each module's OpenAPI, AsyncAPI and MCP registry documents, with everything that they refer to inside.",
    owns=tuple(f"{{spec}}/_gen/{name}.json" for name in ("asyncapi", "mcp-registry", "openapi")),
    generate=generate,
)
