from collections.abc import Iterator

from anarq.model.duration import Duration
from anarq.model.errors import NotRead
from anarq.model.layout import Role
from anarq.model.module import Ecosystem, Module
from anarq.model.views.inward import SentCommand
from anarq.model.views.openapi import Operation
from anarq.rules import Hit, NeedsPeer, Rule, Scope, Severity, Stage


def check(ecosystem: Ecosystem) -> Iterator[Hit | NeedsPeer]:
    lacking: set[str] = set()
    for module in ecosystem.modules.values():
        if "module.yaml" in module.unread:
            lacking.add(module.shown("module.yaml"))
            continue
        for command in module.commands:
            yield from _too_long(module, command)
            peer = ecosystem.modules.get(command.peer)
            if peer is None:
                yield NeedsPeer(command.peer, "whether the operation can be commanded")
            elif "openapi.yaml" not in peer.unread:
                yield from _unsendable(peer.operation(command.operation), command)
    if lacking:
        raise NotRead(sorted(lacking))


def _too_long(module: Module, command: SentCommand) -> Iterator[Hit]:
    remembered = Duration.parse(module.standards.idempotency_expiry)
    if remembered is not None and command.within is not None and command.within >= remembered.shortest:
        yield Hit(
            command.lasts,
            found=f"the command `{command.operation}` is tried for `{command.lasts.text()}`",
            mend="try it for less: its peer forgets the key then, and would carry it out once more",
            allowed=(f"less than {module.standards.idempotency_expiry}",),
            rests_on=(command.lasts,),
        )


def _unsendable(operation: Operation | None, command: SentCommand) -> Iterator[Hit]:
    if operation is None:
        return  # a name that nothing declares: another rule says so
    streams = operation.stream_taken, operation.stream_given
    if any(streams):
        yield Hit(
            command.named,
            found=f"`{operation.name}` takes or gives a stream, which no command carries",
            mend="await it in a handler",
            rests_on=(command.named, *(stream.node for stream in streams if stream is not None)),
        )
    elif not operation.takes_idempotency_key:
        yield Hit(
            command.named,
            found=f"`{operation.name}` takes no `Idempotency-Key`, so that it cannot be sent twice with one effect",
            mend="command an operation that does, or await this one in a handler if it only reads",
            rests_on=(command.named, *operation.places_of_parameters),
        )


RULE = Rule(
    summary="A command is sent that its peer cannot be sent more than once, or for longer than it is remembered.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Correlatividad (Interoperability) Architecture",
    scope=Scope.ECOSYSTEM,
    cause="a command",
    check=check,
    stage=Stage.USE,
    needs=(Role.MANIFEST,),
    vocabulary=True,
)
