"""The Markdown that the standard structure of a module names, beside the specs that it is made from."""

from collections.abc import Iterator
from typing import Final

from anarq.generators.file import File, Target
from anarq.generators.headings import notice
from anarq.generators.homes import Home
from anarq.generators.interface import Interfaces
from anarq.generators.jsonfile import json_file
from anarq.generators.pages import ModulePage
from anarq.generators.templates import printed
from anarq.model.tree import Json

PAGES: Final = {
    "README.md": ("readme.md.j2", ("module.yaml", "openapi.yaml", "mcp.json", "events")),
    "compat/matrix.md": ("matrix.md.j2", ("module.yaml", "events", "compat/deprecations.yaml")),
    "events/catalog.md": ("catalog.md.j2", ("module.yaml", "events", "contracts", "compat/deprecations.yaml")),
    "observability/audit.md": (
        "audit.md.j2",
        ("openapi.yaml", "security/policies.yaml", "observability", "runtime.yaml"),
    ),
    "security/policies.md": ("policies.md.j2", ("openapi.yaml", "security/policies.yaml")),
    "storage/map.md": ("map.md.j2", ("storage", "contracts")),
}
"""Path below the module -> (template, sources below the module)."""


def generate(interfaces: Interfaces) -> Iterator[File]:
    """Six documents for each module, and the list of them, by which they are known not to be sources."""
    files: list[File] = []
    for interface in interfaces.all():
        home, page = interface.home, ModulePage(interfaces, interface)
        page.require_printable()
        for path, (template, sources) in PAGES.items():
            said = notice(home.shown(*sources), "markdown")
            text = printed(__name__, template, {"notice": said, "page": page})
            files.append(File(home.beside(path), text))
        files.append(File(home.beside("_gen/manifest.json"), json_file(_manifest(home))))
    return iter(sorted(files))


def _manifest(home: Home) -> Json:
    listed: list[Json] = [*sorted(PAGES)]
    return {"$comment": notice(home.shown(), "markdown"), "files": listed}


TARGET = Target(
    name="markdown",
    summary="The Markdown beside each module's specs: README, events, policies, storage, audit, compatibility.",
    owns=(*(f"{{spec}}/{path}" for path in PAGES), "{spec}/_gen/manifest.json"),
    generate=generate,
)
