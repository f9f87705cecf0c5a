"""The configuration of Alertmanager: whom it tells of which alert, by the channels of the runbook."""

from collections.abc import Iterator, Sequence
from typing import Final

from anarq.generators.alerts.rules import URGENT, Promise, promises, span
from anarq.generators.interface import Interface
from anarq.model.tree import Json

_NOBODY: Final = "nobody"
_SECRETS: Final = "/etc/alertmanager/secrets"
"""Where the operator puts what no file of a repository holds."""


def manager(served: Sequence[Interface]) -> Json:
    """The configuration: a route for each runbook of a module, and a receiver for what each route tells."""
    routes, receivers = [], {}
    for interface in served:
        for promise in _by_runbook(interface):
            channels = promise.runbook.channels.texts()
            name = "-".join([interface.name, *channels])
            routes.append(_route(interface, promise, name))
            receivers[name] = {"name": name, **{f"{each}_configs": _told(interface, each) for each in channels}}
    return {
        "global": {"smtp_smarthost": "localhost:25", "smtp_from": "alerts@localhost"},
        "route": {"receiver": _NOBODY, "group_by": ["module", "objective"], "routes": [*routes]},
        "inhibit_rules": [
            {
                "source_matchers": [f'severity="{URGENT}"'],
                "target_matchers": ['severity="warning"'],
                "equal": ["module", "objective"],
            }
        ],
        "receivers": [{"name": _NOBODY}, *receivers.values()],
    }


def _by_runbook(interface: Interface) -> Iterator[Promise]:
    """One objective for each runbook."""
    yield from {promise.runbook_name: promise for promise in promises(interface)}.values()


def _route(interface: Interface, promise: Promise, receiver: str) -> Json:
    """Who is not heard is told again after the delay, when the next is called as well."""
    return {
        "matchers": [f'module="{interface.name}"', f'runbook="{promise.runbook_name}"'],
        "receiver": receiver,
        "repeat_interval": span(promise.runbook.delay.text()),
    }


def _told(interface: Interface, channel: str) -> Json:
    owners = [(team.text(), contact.text()) for team, contact in interface.module.manifest.owners]
    match channel:
        case "pagerduty":
            return [{"routing_key_file": f"{_SECRETS}/pagerduty-{interface.name}"}]
        case "slack":
            where = {"api_url_file": f"{_SECRETS}/slack"}
            return [{**where, "channel": f"#{team}", "send_resolved": True} for team, _ in owners]
        case _:
            return [{"to": contact, "send_resolved": True} for _, contact in owners]
