"""Whether statements hold of an instance, which may nest as deeply as schemas do."""

import inspect
import sys
from typing import Any

from anarq.contracts import with_room
from anarq.contracts.budget import Budget, Meter
from anarq.contracts.confirm.formats import Formats
from anarq.contracts.graph.evaluate import Evaluator
from anarq.contracts.graph.nodes import TRUE, Graph, Kind
from anarq.contracts.graph.regular import Languages
from anarq.contracts.graph.tags import Tags


class Watching(Meter):
    """A meter that keeps the longest chain of calls in which something was spent."""

    chain: tuple[Any, ...] = ()

    def spend(self, steps: int = 1) -> None:
        """Count, and look around."""
        frame, codes = sys._getframe(1), []
        while frame is not None:
            codes.append(frame.f_code)
            frame = frame.f_back
        self.chain = max(self.chain, tuple(codes), key=len)


def test_a_level_of_an_instance_takes_few_frames_and_none_of_a_generator() -> None:
    """Between two levels a generator takes stack of the interpreter, so that a step deep down would cost more."""
    graph, literal, value = Graph(), TRUE, None
    for _ in range(100):
        literal = graph.every(
            (graph.add(Kind.MIN_ITEMS, 1), graph.add(Kind.ITEMS, 0, (literal,)) if literal != TRUE else TRUE)
        )
        value = [value]
    meter = Watching(Budget())
    evaluator = Evaluator(graph, Languages(meter), Formats(), Tags(graph, meter.spend))
    assert with_room(evaluator.holds, literal, value) is True
    assert len(meter.chain) < 9 * 100
    assert not any(code.co_flags & inspect.CO_GENERATOR for code in meter.chain)
