from collections.abc import Iterator

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.views.pinning import pinning_of
from anarq.model.views.storage_map import stored_of
from anarq.rules import Hit, Rule, Scope, Severity, Stage


def check(module: Module) -> Iterator[Hit]:
    pinned = {policy.resource.text(): policy.resource for policy in pinning_of(module)}
    kept = stored_of(module)
    misnamed = tuple(node for name, node in pinned.items() if name not in kept)
    for name, stored in kept.items():
        content = stored.content.text()
        if content == "ipfs" and name not in pinned:
            yield Hit(
                stored.content,
                found=f"the content of `{name}` lies in `ipfs`, and no policy pins it",
                mend="add its policy to `storage/pinning.policy.json`, or say `none`",
                allowed=tuple(pinned),
                rests_on=misnamed,
            )
        if content == "none" and name in pinned:
            yield Hit(
                pinned[name],
                found=f"`{name}` is pinned, and has no content",
                mend="remove the policy, or say in `storage/map.yaml` where its content lies",
                allowed=("ipfs",),
                rests_on=(stored.content,),
            )


RULE = Rule(
    summary="Content lies in IPFS and nothing pins it, or what has no content is pinned.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Pinning Policies",
    scope=Scope.MODULE,
    cause="a resource type",
    check=check,
    stage=Stage.AGREEMENT,
    for_people=True,
    needs=(Role.PINNING,),
    vocabulary=True,
)
