"""What examples of the modules sign or name by content is true, so that they can be sent as they stand."""

import json
from pathlib import Path

import pytest

from anarq.crypto import dagcbor
from anarq.crypto.cid import Cid
from anarq.crypto.errors import SignatureInvalid
from anarq.crypto.locksig import VALUE_PURPOSE, LockSig
from anarq.crypto.ucan import container
from anarq.crypto.ucan.delegation import Delegation

MODULES = Path(__file__).parents[2] / "modules"


def example(module, contract):
    return json.loads((MODULES / module / "contracts" / f"{contract}.v1.schema.json").read_text("utf-8"))["examples"][0]


ASKED = example("qlock", "verification-request")
DESTROYED = example("qlock", "key-destroyed")
SIGNED = [
    (ASKED["signature"], ASKED["value"]),
    (DESTROYED["proof"], {"destroyedAt": DESTROYED["destroyedAt"], "keyId": DESTROYED["keyId"]}),
]


@pytest.mark.parametrize(("signature", "value"), SIGNED, ids=["verification-request", "key-destroyed"])
def test_a_signature_is_of_what_stands_beside_it_and_of_nothing_else(signature, value):
    LockSig.from_json(signature).check(VALUE_PURPOSE, value)
    with pytest.raises(SignatureInvalid):
        LockSig.from_json(signature).check(VALUE_PURPOSE, {**value, "more": "1"})


def test_the_grant_is_the_record_of_the_delegation_that_is_handed_in():
    asked, grant = example("qonsent", "grant-request"), example("qonsent", "grant")
    (token,) = container.decode(asked["container"])
    delegation = Delegation.decode(token)

    delegation.verify_signature()
    assert str(delegation.cid) == grant["grantCid"]
    assert (delegation.iss, grant["chain"]) == (grant["issuer"], [grant["grantCid"]])
    assert example("qonsent", "permission-check")["grant"] == asked["container"]


TERMS = ("name", "meaning", "rules")
PROFILE = ("name", "meaning", "rules", "defaults", "version", "quasiIdentifiers", "minimumGroup", "shared")
VERSIONS = [
    ("qonsent", "policy", "policyCid", TERMS),
    ("qonsent", "policy-version", "policyCid", TERMS),
    ("qmask", "profile", "profileCid", PROFILE),
    ("qmask", "profile-version", "profileCid", PROFILE),
]


@pytest.mark.parametrize(("module", "contract", "cid", "members"), VERSIONS, ids=[row[1] for row in VERSIONS])
def test_the_cid_of_a_version_is_that_of_its_content(module, contract, cid, members):
    found = example(module, contract)
    content = {name: found[name] for name in members}

    assert str(Cid.of_dag_cbor(dagcbor.encode(content))) == found[cid]
    assert str(Cid.of_dag_cbor(dagcbor.encode({**content, "name": "other"}))) != found[cid]
