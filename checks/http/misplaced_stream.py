from collections.abc import Iterator

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.rules import Hit, Rule, Scope, Severity, Stage


def check(module: Module) -> Iterator[Hit]:
    for operation in module.operations:
        given = operation.stream_given
        if given is not None and operation.is_write:
            yield Hit(
                given.node,
                found=f"operation `{operation.name}` changes something, and answers with `{given.media_type}`",
                mend="answer with JSON that names the bytes, and let a read give them",
                rests_on=(given.node, operation.safe, *operation.said_to_read),
            )
    for tool in module.tools:
        called = tool.operation
        streams = (called.stream_taken, called.stream_given) if called is not None else ()
        if called is not None and any(streams):
            yield Hit(
                tool.bound,
                found=f"tool `{tool.name}` calls `{called.name}`, which takes or gives a stream",
                mend="take the tool away: a stream passes through HTTP only",
                rests_on=(tool.bound, *(stream.node for stream in streams if stream is not None)),
            )


RULE = Rule(
    summary="A stream stands where it cannot be kept or passed on.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Correlatividad (Interoperability) Architecture",
    scope=Scope.MODULE,
    cause="a stream",
    check=check,
    stage=Stage.AGREEMENT,
    needs=(Role.HTTP,),
    vocabulary=True,
)
