"""The site's page of each module, and the list of them."""

from collections.abc import Iterator
from typing import Final

from anarq.generators.file import File, Target
from anarq.generators.headings import notice
from anarq.generators.interface import Workbench
from anarq.generators.pages import Page
from anarq.generators.templates import render

FOLDER: Final = "docs/reference/modules"


def generate(bench: Workbench) -> Iterator[File]:
    """One page for each module, and `index.md`."""
    pages = [Page(bench, interface, linked=True) for interface in bench.interfaces()]
    listed = render(__name__, "index.md.j2", {"notice": notice(["modules"], "site"), "pages": pages})
    files = [File(f"{FOLDER}/index.md", listed)]
    for page in pages:
        said = notice([f"modules/{page.module.name}"], "site")
        text = render(__name__, "module.md.j2", {"notice": said, "page": page})
        files.append(File(f"{FOLDER}/{page.module.name}.md", text))
    return iter(sorted(files))


TARGET = Target(
    name="site",
    summary="One page of the documentation site for each module, and the list of them.",
    owns=(f"{FOLDER}/*.md",),
    generate=generate,
)
