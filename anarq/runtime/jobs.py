"""The door of time: jobs that are due are done once, however many processes share the store.

A job's turn is taken in the store for as long as a lease, and ends in the commit of what the job did. One that was
missed is done once, late; one that fails is tried again after a pause that grows.
"""

import asyncio
import logging
import secrets
import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from anarq.ports.errors import PortError
from anarq.ports.store import Turn
from anarq.runtime import retention
from anarq.runtime.call import Refused
from anarq.runtime.inward import Arrival, Inward
from anarq.runtime.operation import Job
from anarq.runtime.pipeline import Pipeline
from anarq.wire import trace

_LOG: Final = logging.getLogger("anarq.jobs")
_NAMES: Final = uuid.UUID("0c3d7a0e-3f6d-5b57-8d3c-7a2f0f5a9b11")
_LONGEST_WAIT: Final = 5.0  # seconds between looks: another process may have given a turn back, the clock may be set
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 60.0  # seconds before a job that failed is tried again


class JobDoor:
    """Does the jobs of a module when they are due."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._inward = Inward(pipeline)
        self._ports = pipeline.ports
        self._lease = pipeline.spec.standard.lease
        self._jobs: Sequence[Job] = (*pipeline.spec.jobs, *retention.job_of(pipeline.spec))
        self._failures: Counter[str] = Counter()

    async def run(self) -> None:
        """Does jobs until it is cancelled."""
        async with asyncio.TaskGroup() as lanes:
            for job in self._jobs:
                lanes.create_task(self._lane(job))

    async def do_due(self) -> None:
        """Does the jobs that are due, each once.

        Raises:
            PortError: the store does not answer.
        """
        for job in self._jobs:
            await self.look(job)

    async def _lane(self, job: Job) -> None:
        while True:
            try:
                wait = await self.look(job)
            except Exception:  # noqa: BLE001 - the lane must outlive whatever goes wrong in one look
                _LOG.warning("%s: the job %s could not be done; it is tried again", job.module, job.name, exc_info=True)
                wait = _LONGEST_WAIT
            await asyncio.sleep(min(wait, _LONGEST_WAIT))

    async def look(self, job: Job) -> float:
        """Does the job when it is due and nobody does it; how many seconds until it is worth another look.

        Raises:
            PortError: the store does not answer.
        """
        now = self._now()
        wanted = Turn(job.name, secrets.token_hex(16), job.following(now, now), 0.0)
        turn = await self._ports.store.turn(wanted, now, now + self._lease)
        if not isinstance(turn, Turn):
            return turn - now
        await self._do(job, replace(turn, following=job.following(turn.due, now)))
        return 0.0

    async def _do(self, job: Job, turn: Turn) -> None:
        arrival = Arrival(
            entry=job,
            door="job",
            once=turn,
            # One time of a job has one id, so what it causes has the same ids, however often it is tried.
            request_id=str(uuid.uuid5(_NAMES, f"{job.module} {job.name} {turn.due!r}")),
            trace=trace.read({}),
        )
        try:
            await self._inward.carry_out(arrival)
        except (Refused, PortError):
            self._failures[job.name] += 1
            _LOG.warning("%s: the job %s failed; it is tried again", job.module, job.name, exc_info=True)
            await self._ports.store.postpone(turn, self._now() + _pause(self._failures[job.name]))
        else:
            del self._failures[job.name]

    def _now(self) -> float:
        return self._ports.clock.now().timestamp()


def _pause(failures: int) -> float:
    return min(_LONGEST_PAUSE, _FIRST_PAUSE * 2.0 ** min(failures - 1, 30))
