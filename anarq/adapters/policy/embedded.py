"""Rego in process, compiled once. Data is static in the engine; everything that changes is input (DECISIONS 21)."""

import importlib
import itertools
import logging
import threading
import weakref
from collections.abc import Callable, Mapping
from typing import Final, Protocol, Self

from anarq.adapters.policy.verdicts import PACKAGE, RULE, UNAVAILABLE, verdict_of
from anarq.ports.json import JsonObject, dumps, loads
from anarq.ports.policy import Verdict

_LOG: Final = logging.getLogger("anarq.policy")
_QUERY: Final = f"data.{PACKAGE}.{RULE}"


class _Machine(Protocol):
    """What is used of `regorus.Rvm`."""

    def set_input_json(self, input_json: str) -> object: ...

    def execute(self) -> str: ...


class _Machines(threading.local):
    """The machines of one thread, by the number of their policy."""

    def __init__(self) -> None:
        self.of = dict[int, _Machine]()


# A machine may neither run nor be dropped on another thread than its own, and the garbage collector runs on any. So
# machines belong to their threads and not to policies; of a policy that is gone each thread drops its machine itself.
_MACHINES: Final = _Machines()
_NUMBERS: Final = itertools.count()
_GONE: Final = set[int]()


class EmbeddedPolicy:
    """`anarq.ports.policy.Policy` over regorus. A machine may not leave its thread, so each thread has its own."""

    def __init__(self, make: Callable[[], _Machine]) -> None:
        self._make = make
        self._number = next(_NUMBERS)
        weakref.finalize(self, _GONE.add, self._number).atexit = False

    @classmethod
    def load(cls, sources: Mapping[str, str], data: JsonObject) -> Self:
        """Machines with these policies (Rego by path) and this static data.

        Raises:
            ImportError: the engine is not installed.
            ValueError: a policy or the data cannot be loaded.
        """
        regorus = importlib.import_module("regorus")  # an extra: it has no wheel for every platform
        text, modules = dumps(data), list(sources.items())

        def make() -> _Machine:
            machine = regorus.Rvm()
            machine.load_program(regorus.Program.compile_from_modules(text, modules, [_QUERY]))
            machine.set_data_json(text)
            made: _Machine = machine
            return made

        policy = cls(make)
        try:
            policy._machine()
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt | SystemExit):
                raise
            raise ValueError(f"policies cannot be loaded: {str(error).partition(chr(10))[0]}") from error
        return policy

    def _machine(self) -> _Machine:
        own = _MACHINES.of
        machine = own.get(self._number)
        if machine is None:
            for number in _GONE.intersection(own):
                del own[number]
            machine = own[self._number] = self._make()
        return machine

    async def decide(self, question: JsonObject) -> Verdict:
        """The verdict for one input document."""
        try:
            machine = self._machine()
            machine.set_input_json(dumps(question))
            return verdict_of(loads(machine.execute()))
        except BaseException as error:  # a panic of the engine is not an Exception, and must deny
            if isinstance(error, KeyboardInterrupt | SystemExit):
                raise
            _LOG.error("the policy engine failed: %s", type(error).__name__)
            return UNAVAILABLE

    async def ready(self) -> bool:
        """Whether the engine answers: the empty question must be denied, by the policy and not by its absence."""
        verdict = await self.decide({})
        return not verdict.allow and verdict != UNAVAILABLE
