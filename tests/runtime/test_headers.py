"""Who must say who calls: what `openapi.yaml` asks for as security is what the pipeline asks for."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from anarq.reference.squid._gen.spec import MODULE
from anarq.runtime import headers
from anarq.runtime.call import Identity, Refused

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
NOBODY: Mapping[str, str] = {"x-api-version": "v1.0", "x-ts": "2026-11-23T12:00:00Z"}


def operation(name: str) -> Any:
    return next(one for one in MODULE.operations if one.name == name)


@pytest.mark.parametrize("name", ["getIdentityStatus", "verifyIdentity"])
def test_a_public_operation_with_an_empty_set_of_schemes_takes_a_call_of_nobody(name: str) -> None:
    assert headers.read({}, operation(name), MODULE, NOW).identity == Identity()


@pytest.mark.parametrize("name", ["registerIdentity", "depositGrant", "getIdentity"])
def test_any_other_operation_refuses_a_call_of_nobody(name: str) -> None:
    with pytest.raises(Refused) as refused:
        headers.read(NOBODY, operation(name), MODULE, NOW)
    assert refused.value.code == "SQUID_IDENTITY_INVALID"


def test_a_signed_public_operation_is_told_from_an_open_one_by_its_spec_alone() -> None:
    opened = replace(operation("registerIdentity"), signed=False)
    assert headers.read(NOBODY, opened, MODULE, NOW).sig is None
