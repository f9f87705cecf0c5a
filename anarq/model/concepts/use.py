from enum import IntEnum, StrEnum


class Use(StrEnum):
    """What a shape is there for. Shapes of different uses may well differ.

    REQUEST     the body that asks for something
    ARGUMENTS   all that a call takes: the body, and parameters of path and query
    RESPONSE    what an operation answers with
    STORED      the thing itself, as it is kept and shown
    TOLD        the data of an event
    """

    REQUEST = "request"
    ARGUMENTS = "arguments"
    RESPONSE = "response"
    STORED = "stored"
    TOLD = "told"

    @property
    def comes_in(self) -> bool:
        """Whether callers write such values."""
        return self in (Use.REQUEST, Use.ARGUMENTS)


class Source(IntEnum):
    """Where a shape stands. Of shapes of one concept the one with the lowest is what the others are held to.

    CONTRACT    a file of its own
    COMPONENT   the HTTP document, under a name
    OPERATION   an operation
    TOPIC       the file of a topic
    REGISTRY    what the registry of tools says of a topic
    TOOL        a tool
    VIEW        what an operation shows of something
    """

    CONTRACT = 0
    COMPONENT = 1
    OPERATION = 2
    TOPIC = 3
    REGISTRY = 4
    TOOL = 5
    VIEW = 6

    @property
    def may_leave_out(self) -> bool:
        """Whether such a shape may say less: a tool takes fewer arguments than its operation, and answers with less."""
        return self in (Source.REGISTRY, Source.TOOL, Source.VIEW)
