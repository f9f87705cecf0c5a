"""The job of retention in a process that is killed: run by `test_kill.py`, not a test itself.

    killed_retention.py FOLDER OFFSET COUNT [FAIL_POINT HIT]

Puts COUNT notes into the store, once; then archives them, three in a turn. OFFSET is added to the clock: leases of the
dead are over after a restart.
"""

import asyncio
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace

sys.path.insert(0, str(Path(__file__).parent))

from conftest import SPEC, TestClock  # the fixtures beside this file
from killed_service import Killer
from test_retention import DAY, NOTES, keeping

from anarq.adapters.local.content import LocalContent
from anarq.adapters.local.keys import LocalKeys
from anarq.adapters.memory.bus import MemoryBus
from anarq.adapters.memory.limits import MemoryLimits
from anarq.adapters.memory.telemetry import MemoryTelemetry
from anarq.adapters.policy.embedded import EmbeddedPolicy
from anarq.adapters.policy.sources import packaged
from anarq.adapters.sql.shared import SharedState
from anarq.adapters.sql.store import SqlStore
from anarq.ports.store import Change, Unit
from anarq.runtime import retention
from anarq.runtime.jobs import JobDoor
from anarq.runtime.keeping import Keeping
from anarq.runtime.pipeline import Pipeline
from anarq.runtime.wiring import Ports

_ARCHIVED = Keeping(
    resource="notes", period=NOTES.period, archival="ARCHIVE", collections=NOTES.collections, legal_hold=True
)


async def main(folder: Path, offset: float, number: int, killer: Killer) -> None:
    spec = keeping(_ARCHIVED, page=3, spec=SPEC)
    clock = TestClock()
    with TemporaryDirectory() as blocks:
        filling = SqlStore.sqlite(folder / "kept.sqlite")
        async with filling.snapshot() as snapshot:
            filled = await snapshot.get("filled", "once") is not None
        if not filled:
            names = [f"note-{index}" for index in range(number)]
            notes = [Change("note", name, {"text": name}, 0) for name in names]
            await filling.commit(Unit(now=clock.now(), changes=(*notes, Change("filled", "once", {}, 0))))
        await filling.close()
        store, shared = SqlStore.sqlite(folder / "kept.sqlite", "FULL", killer.at("")), SharedState.sqlite(":memory:")
        ports = Ports(
            store=store,
            bus=MemoryBus(),
            content=LocalContent(Path(blocks)),
            policy=EmbeddedPolicy.load(packaged("lib", "authz"), spec.policy),
            revocations=shared,
            identities=shared,
            keys=LocalKeys(None, "test"),
            limits=MemoryLimits(clock),
            nonces=shared,
            clock=clock,
            telemetry=MemoryTelemetry(),
        )
        (job,) = retention.job_of(spec)
        handlers = SimpleNamespace(**dict.fromkeys((one.handler for one in spec.operations), lambda *_, **__: None))
        door = JobDoor(Pipeline(spec, handlers, ports))
        await door.look(job)  # makes the job known
        clock.time += 40 * DAY + offset
        while (wait := await door.look(job)) < 1:
            clock.time += wait
        await store.close()
        await shared.close()


if __name__ == "__main__":
    killed_at = (sys.argv[4], int(sys.argv[5])) if len(sys.argv) > 4 else ("", 0)
    asyncio.run(main(Path(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3]), Killer(*killed_at)))
