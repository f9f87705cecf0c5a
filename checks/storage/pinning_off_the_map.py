from collections.abc import Iterator

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.tree import Node
from anarq.model.views.pinning import pinning_of
from anarq.model.views.storage_map import Stored, stored_of
from anarq.rules import Hit, Rule, Scope, Severity, Side, Stage


def check(module: Module) -> Iterator[Hit]:
    pinned = {policy.resource.text(): policy.resource for policy in pinning_of(module)}
    kept = stored_of(module)
    misnamed = tuple(node for name, node in pinned.items() if name not in kept)
    bare = {name: one for name, one in kept.items() if one.content.text() == "ipfs" and name not in pinned}
    idle = {name: one for name, one in kept.items() if one.content.text() == "none" and name in pinned}
    if len(bare) == len(idle) == 1:
        ((meant, stored),), (name,) = bare.items(), idle
        yield _taken_for_another(pinned[name], stored, meant)
        return
    for name, stored in bare.items():
        yield Hit(
            stored.content,
            found=f"the content of `{name}` lies in `ipfs`, and no policy pins it",
            mend="add its policy to `storage/pinning.policy.json`, or say `none`",
            allowed=tuple(pinned),
            rests_on=(stored.node, misnamed),
        )
    for name, stored in idle.items():
        yield Hit(
            pinned[name],
            found=f"`{name}` is pinned, and has no content",
            mend="remove the policy, or say in `storage/map.yaml` where its content lies",
            allowed=("ipfs",),
            rests_on=(stored.content,),
        )


def _taken_for_another(pinned: Node, stored: Stored, meant: str) -> Hit:
    """One policy too many and one too few: it was to be about the other."""
    return Hit(
        pinned,
        found=f"`{pinned.text()}` is pinned, and has no content; `{meant}` has content, and no policy pins it",
        mend=f"did you mean `{meant}`?",
        allowed=(meant,),
        rests_on=(stored.node,),
        sides=(Side(stored.content, f"content of `{meant}` in `ipfs`"),),
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
