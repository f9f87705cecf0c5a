"""What operators run beside a service: rules of Prometheus that alert when an objective is missed, and an Alertmanager
that tells whom its runbook names.
"""

from collections.abc import Iterator
from functools import partial
from typing import Final

from anarq.generators.alerts.manager import manager
from anarq.generators.alerts.rules import rules
from anarq.generators.alerts.yamltext import yaml_text
from anarq.generators.file import File, Target
from anarq.generators.headings import notice
from anarq.generators.interface import Interfaces

FOLDER: Final = "observability/_gen"
_STANDARDS: Final = "spec/standards.yaml"
_PLATFORM: Final = "spec/platform/observability"


def generate(interfaces: Interfaces) -> Iterator[File]:
    """The rules of every module that has a service, and one configuration that knows them all."""
    served = [each for each in interfaces.all() if each.module.manifest.language.text()]
    if served:
        sources = [_STANDARDS, _PLATFORM, *(path for each in served for path in each.home.shown())]
        yield File(f"{FOLDER}/alertmanager.yaml", partial(yaml_text, notice(sources, "alerts"), manager(served)))
    for interface in served:
        sources = [*interface.home.shown(), _STANDARDS, _PLATFORM]
        text = partial(yaml_text, notice(sources, "alerts"), rules(interface))
        yield File(f"{FOLDER}/{interface.name}.rules.yaml", text)


TARGET = Target(
    name="alerts",
    summary="Alerts for Prometheus from objectives and runbooks, and the Alertmanager that tells people.",
    owns=(f"{FOLDER}/*.yaml",),
    generate=generate,
)
