"""What every module has of the platform, and what a module says in its place."""

from typing import Any

from anarq.loader.modules import load_standards
from anarq.model.module import Module
from anarq.model.tree import Document
from anarq.model.views.objectives import objectives_of, throughput_of
from anarq.model.views.pinning import pinning_of
from anarq.model.views.retention import retention_of
from anarq.model.views.runbooks import runbook_of
from anarq.model.views.storage_map import stored_of


def module(**files: Any) -> Module:
    paths = {
        "slo": "observability/slo.yaml",
        "runbook": "observability/runbooks/unavailable.yaml",
        "retention": "storage/retention.policy.json",
        "map": "storage/map.yaml",
    }
    documents = {paths[name]: Document(paths[name], data) for name, data in files.items()}
    return Module("qmail", documents, load_standards())


def test_a_module_that_says_nothing_has_what_every_module_has() -> None:
    silent = module()

    names = [objective.name.text() for objective in objectives_of(silent)]
    assert names == ["read-latency", "write-latency", "complex-latency", "availability", "errors"]
    assert throughput_of(silent).rps.number() == 100
    assert [policy.resource.text() for policy in retention_of(silent)] == [
        "session-data",
        "undelivered-events",
        "retention-exceptions",
        "audit-logs",
    ]
    assert [policy.resource.text() for policy in pinning_of(silent)] == ["audit-logs"]
    platform = ("idempotency", "inbox", "outbox", "retention", "erasure-walk")
    assert (stored_of(silent)["session-data"].collections, stored_of(silent)["session-data"].platform) == (
        platform,
        platform,
    )
    assert runbook_of(silent, "unavailable").is_shared


def test_what_a_module_names_itself_takes_the_place_of_what_every_module_has() -> None:
    other = module(
        slo={"objectives": [{"name": "errors", "threshold": 0.05}, {"name": "queue"}], "throughput": {"rps": 5}},
        retention={"policies": [{"resourceType": "audit-logs", "retentionPeriod": "P9Y"}]},
        runbook={"runbook": {"title": "Nobody answers"}},
    )

    thresholds = {objective.name.text(): objective.threshold.number() for objective in objectives_of(other)}
    assert [*thresholds] == ["read-latency", "write-latency", "complex-latency", "availability", "errors", "queue"]
    assert thresholds["errors"] == 0.05
    assert throughput_of(other).rps.number() == 5
    periods = {policy.resource.text(): policy.period.text() for policy in retention_of(other)}
    assert (periods["session-data"], periods["audit-logs"]) == ("P30D", "P9Y")
    assert (runbook_of(other, "unavailable").title.text(), runbook_of(other, "unavailable").is_shared) == (
        "Nobody answers",
        False,
    )


def test_a_module_adds_collections_to_a_resource_type_that_every_module_has() -> None:
    said = {"store": "database", "collections": ["deadline"], "inForce": {"deadline": {"state": ["OPEN"]}}}
    more = stored_of(module(map={"resources": {"session-data": said}}))

    assert more["session-data"].collections[-2:] == ("erasure-walk", "deadline")
    assert "deadline" not in more["session-data"].platform
    assert more["session-data"].in_force["deadline"].values["state"].texts() == ("OPEN",)
    assert [*more["retention-exceptions"].in_force] == ["hold", "consent"]
    assert more["audit-logs"].collections == ("audit",)
