"""`observability/runbooks/*.yaml`, and those of the platform."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from anarq.model.folder import Folder
from anarq.model.layout import Role
from anarq.model.tree import Node

_WORDS: Final = re.compile(r"\{(module|class)\}")
_ASKED: Final = re.compile(r"\banarq call (?P<module>[a-z][a-z0-9]*) (?P<operation>[A-Za-z][A-Za-z0-9]*)")


@dataclass(frozen=True, slots=True)
class Asked:
    """An operation that a runbook has somebody call: in which text, of which module, and how it is called there."""

    node: Node
    module: str
    operation: str


@dataclass(frozen=True, slots=True)
class Suppression:
    """While what condition holds nobody is told, and for how long at most, ISO 8601."""

    condition: Node
    duration: Node


@dataclass(frozen=True, slots=True)
class Step:
    """What to look at.

    Attributes:
        number: its place among the steps, from one.
        description: what to find out.
        commands: a list of what to run, with a shell.
        matches: a list of regular expressions, one for each command: it is found in what that prints when all is well.
        expected: what that is, in words.
        hints: a list of what else it may be, and what that means.
    """

    number: Node
    description: Node
    commands: Node
    matches: Node
    expected: Node
    hints: Node


@dataclass(frozen=True, slots=True)
class Action:
    """What can be done: what it costs, how it is undone, and whether somebody must agree."""

    action: Node
    impact: Node
    rollback: Node
    approval: Node


@dataclass(frozen=True, slots=True)
class Runbook:
    """What to do when an objective is missed.

    Attributes:
        title: what it says first. In one of the platform `{module}` and `{class}` stand for those that it is about.
        is_shared: whether it is one of the platform.
        urgency: P1 (the most urgent), P2 …
        escalation: a list of who is called, the first one first.
        steps: what to look at, in order.
        actions: what can be done.
        afterwards: a list of what to do when it is over.
        channels: a list of how people are told.
        suppressions: when they are not.
        delay: how long until the next is called, ISO 8601.
        path: its file, below the folder of the module or of the platform.
    """

    title: Node
    is_shared: bool
    urgency: Node
    escalation: Node
    steps: tuple[Step, ...]
    actions: tuple[Action, ...]
    afterwards: Node
    channels: Node
    suppressions: tuple[Suppression, ...]
    delay: Node
    path: str

    @property
    def asked(self) -> Iterator[Asked]:
        """The operations that its commands call, in its order."""
        commands = (command for step in self.steps for command in step.commands.elements())
        actions = (text for action in self.actions for text in (action.action, action.rollback))
        for node in (*commands, *actions):
            yield from (Asked(node, found["module"], found["operation"]) for found in _ASKED.finditer(node.text()))


def runbooks_of(module: Folder) -> tuple[Runbook, ...]:
    """The runbooks of a module, by path; not those of the platform.

    Raises:
        NotRead: one of them is there and could not be read.
    """
    names = (one.path.rpartition("/")[2].rpartition(".")[0] for one in module.all_of_role(Role.RUNBOOK))
    return tuple(runbook_of(module, name) for name in names)


def filled(text: str, module: str, operations: str) -> str:
    """A text of a shared runbook, about a module and a class of its operations."""
    words = {"module": module, "class": operations}
    return _WORDS.sub(lambda found: words[found[1]], text)


def runbook_of(module: Folder, name: str) -> Runbook:
    """The runbook of a name, of the module or else of the platform; its facts are missing where there is none.

    Raises:
        NotRead: the file is there and could not be read.
    """
    path = f"observability/runbooks/{name}.yaml"
    if module.has(path):
        return _runbook(module.node(path, "runbook"), module.node(path, "automatedAlerts"), path, shared=False)
    said = module.inherited(path, "runbook")
    return _runbook(said, module.inherited(path, "automatedAlerts"), path, shared=said.get("title").exists)


def _runbook(said: Node, alerts: Node, path: str, *, shared: bool) -> Runbook:
    rules = alerts.get("suppressionRules").elements()
    return Runbook(
        said.get("title"),
        shared,
        said.get("urgency"),
        said.get("escalationPath"),
        tuple(_step(node) for node in said.get("investigationSteps").elements()),
        tuple(_action(node) for node in said.get("mitigationActions").elements()),
        said.get("postIncidentActions"),
        alerts.get("channels"),
        tuple(Suppression(rule.get("condition"), rule.get("duration")) for rule in rules),
        alerts.get("escalationDelay"),
        path,
    )


def _step(node: Node) -> Step:
    return Step(
        node.get("step"),
        node.get("description"),
        node.get("commands"),
        node.get("outputMatches"),
        node.get("expectedOutput"),
        node.get("troubleshootingHints"),
    )


def _action(node: Node) -> Action:
    return Action(node.get("action"), node.get("impact"), node.get("rollbackPlan"), node.get("approvalRequired"))
