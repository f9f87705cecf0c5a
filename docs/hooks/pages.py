"""Pages that are printed from the code while the site is built: the rules and the commands; and the documents of all
modules beside them. Nothing is copied by hand.

Called by mkdocs (`hooks` in mkdocs.yml).
"""

from collections.abc import Iterator
from typing import Any

import click
from mkdocs.structure.files import File, Files

from anarq import resources
from anarq.cli.layout import WIDEST
from anarq.cli.main import main
from anarq.cli.rules import all_rules

SECTIONS = {
    "tutorial": "Tutorial",
    "how-to": "How-to",
    "reference": "Reference",
    "explanation": "Explanation",
    "adr": "Decisions",
}


def on_files(files: Files, config: Any) -> Files:
    """Adds the printed pages, and gives the site its navigation."""
    for path, text in (*_rules(), ("reference/commands.md", _commands()), *_documents()):
        files.append(File.generated(config, path, content=text))
    pages = {file.src_uri: _title(file) for file in files.documentation_pages()}
    config["nav"] = ["index.md", *({title: _tree(pages, folder)} for folder, title in SECTIONS.items())]
    return files


def _title(file: File) -> str:
    """The first heading; a notice that a page is generated may stand before it."""
    return next(line[2:].replace("`", "") for line in file.content_string.splitlines() if line.startswith("# "))


def _tree(pages: dict[str, str], folder: str) -> list[Any]:
    """The pages of a folder, the index first, then its folders, each by name."""
    below = sorted(
        (page for page in pages if page.startswith(f"{folder}/")), key=lambda page: (_name(page) != "index", page)
    )
    own = [page for page in below if "/" not in page[len(folder) + 1 :]]
    folders = sorted({page[len(folder) + 1 :].split("/")[0] for page in below if page not in own})
    inner = ({name.capitalize(): _tree(pages, f"{folder}/{name}")} for name in folders)
    return [*({pages[page]: page} for page in own), *inner]


def _name(page: str) -> str:
    return page.rpartition("/")[2].removesuffix(".md")


def _rules() -> Iterator[tuple[str, str]]:
    """One page a rule, as it lies beside its check, and a table of all."""
    rows = ["# Rules", "", "| rule | severity | what is wrong |", "| --- | --- | --- |"]
    for id_, entry in sorted(all_rules().entries.items()):
        rows.append(f"| [`{id_}`]({id_}.md) | {entry.rule.severity} | {entry.rule.summary} |")
        head = f"# {id_}\n\n{entry.rule.summary}\n\n| severity | in one | since | clause |\n| --- | --- | --- | --- |\n"
        facts = f"| {entry.rule.severity} | {entry.rule.scope} | {entry.rule.since} | {entry.rule.clause} |\n\n"
        yield f"reference/rules/{id_}.md", head + facts + _fences(entry.page.read_text("utf-8"))
    yield "reference/rules/index.md", "\n".join(rows) + "\n"


DOCUMENTS = {
    "openapi.json": "OpenAPI 3.1: the operations over HTTP, with the standard headers",
    "asyncapi.json": "AsyncAPI: the events that it publishes",
    "mcp-registry.json": "the tools over MCP, as the design's `MCPToolRegistry`",
}
"""What is generated for callers in any language, each with what it says."""


def _documents() -> Iterator[tuple[str, str]]:
    """The documents of the interfaces, whole, and a table of them."""
    modules = resources.root() / "modules"
    rows = [f"- `{name}`: {meaning}." for name, meaning in DOCUMENTS.items()]
    rows += ["", "| module | documents |", "| --- | --- |"]
    for module in sorted(path for path in modules.iterdir() if (path / "module.yaml").is_file()):
        held = [name for name in DOCUMENTS if (module / "_gen" / name).is_file()]
        for name in held:
            yield f"reference/documents/{module.name}/{name}", (module / "_gen" / name).read_text("utf-8")
        links = ", ".join(f"[`{name}`](documents/{module.name}/{name})" for name in held)
        rows.append(f"| [{module.name}](modules/{module.name}.md) | {links} |")
    head = "# Documents of the interfaces\n\nFor callers in any language, and for generators of their clients:\n\n"
    yield "reference/documents.md", head + "\n".join(rows) + "\n"


def _fences(page: str) -> str:
    """The page with the file of each example as the title of its block."""
    lines = []
    for line in page.splitlines():
        language, _, path = line.removeprefix("```").partition(" ") if line.startswith("```") else ("", "", "")
        lines.append(f'```{language} title="{path}"' if path else line)
    return "\n".join(lines) + "\n"


def _commands() -> str:
    """The help of every command, as a terminal shows it."""
    parts = ["# Commands"]
    with click.Context(main, info_name="anarq") as context:
        for name in main.list_commands(context):
            command = main.get_command(context, name)
            if command is not None:
                with command.context_class(command, info_name=f"anarq {name}", terminal_width=WIDEST) as own:
                    parts.append(f"## anarq {name}\n\n```text\n{command.get_help(own)}\n```")
    return "\n\n".join(parts) + "\n"
