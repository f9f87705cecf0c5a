"""The site's page of each module, and the list of them."""

from collections.abc import Iterator
from typing import Final

from anarq.generators.file import File, Target
from anarq.generators.headings import notice
from anarq.generators.interface import Interfaces
from anarq.generators.pages import SHARED, ModulePage, shared_types
from anarq.generators.templates import printed

FOLDER: Final = "docs/reference/modules"


def generate(interfaces: Interfaces) -> Iterator[File]:
    """One page for each module, one of what they share, and `index.md`."""
    pages = [ModulePage(interfaces, interface, linked=True) for interface in interfaces.all()]
    listed = printed(__name__, "index.md.j2", {"notice": notice(["modules"], "site"), "pages": pages})
    shared = {"notice": notice(["spec/common"], "site"), "types": list(shared_types(interfaces))}
    files = [File(f"{FOLDER}/index.md", listed), File(f"{FOLDER}/{SHARED}", printed(__name__, "shared.md.j2", shared))]
    for page in pages:
        page.require_printable()
        said = notice(page.interface.home.shown(), "site")
        text = printed(__name__, "module.md.j2", {"notice": said, "page": page})
        files.append(File(f"{FOLDER}/{page.module.name}.md", text))
    return iter(sorted(files))


TARGET = Target(
    name="site",
    summary="One page of the documentation site for each module, one of what they share, and the list of them.",
    owns=(f"{FOLDER}/*.md",),
    generate=generate,
)
