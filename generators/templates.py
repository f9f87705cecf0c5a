"""Jinja as the targets use it: templates lie beside the target, an unknown variable is an error."""

from collections.abc import Mapping
from functools import cache

import jinja2

from anarq.generators import literals, text


@cache
def _environment(package: str) -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader(package, ""),
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # noqa: S701 - prints Python and Markdown; the filters below escape for them
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "literal": literals.literal,
        "quoted": literals.text,
        "docstring": text.docstring,
        "cell": text.cell,
        "inline": text.inline,
        "code": text.code,
        "title_text": text.title_text,
    }
    return environment


def render(package: str, template: str, variables: Mapping[str, object]) -> str:
    """The text of a template.

    Args:
        package: the package beside whose `__init__.py` the template lies.
        template: its file name.
        variables: what it may name.

    Raises:
        jinja2.UndefinedError: it names something else: a bug of ours.
    """
    return _environment(package).get_template(template).render(variables)
