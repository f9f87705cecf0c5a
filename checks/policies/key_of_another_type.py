from collections.abc import Iterator, Mapping
from typing import Final

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.views.policies import policies_of
from anarq.rules import Hit, Rule, Scope, Severity, Stage

_KEYS: Final[Mapping[str, str]] = {
    "sign": "signingKeys",
    "verify": "signingKeys",
    "encrypt": "encryptionKeys",
    "decrypt": "encryptionKeys",
    "wrap": "encryptionKeys",
    "unwrap": "encryptionKeys",
}
"""Which keys an operation needs; to derive a key needs none of them in particular."""


def check(module: Module) -> Iterator[Hit]:
    for name, scope in policies_of(module).key_scopes.items():
        for operation in scope.operations.elements():
            wanted, found = _KEYS.get(operation.text(), ""), scope.key_type.text()
            if wanted and found and found != wanted:
                yield Hit(
                    operation,
                    found=f"the keys of `{name}` are `{found}`, and are to `{operation.text()}`",
                    mend=f"make them `{wanted}`, or leave `{operation.text()}` to a key scope of its own",
                    allowed=tuple(each for each, keys in _KEYS.items() if keys == found),
                    cause=name,
                    rests_on=(scope.key_type,),
                )


RULE = Rule(
    summary="A key is to do what keys of its type do not.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Key Scope Enforcement",
    scope=Scope.MODULE,
    cause="a key scope",
    check=check,
    stage=Stage.AGREEMENT,
    for_people=True,
    needs=(Role.POLICIES,),
    vocabulary=True,
)
