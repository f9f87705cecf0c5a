"""What a new project may be like: the words in which its example says what it is about."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Like:
    """One kind of module.

    Attributes:
        summary: what such a module is, for help texts.
        thing: what it keeps, as one word.
        things: several of them.
        prefix: of their identifiers.
        told: what is told of them: the name of the file of the topic.
        action: the same in the name of the topic.
        about: sentences of the specs, by the name that the templates use.
    """

    summary: str
    thing: str
    things: str
    prefix: str
    told: str
    action: str
    about: dict[str, str]


LIKES: Final = {
    "crud": Like(
        summary="keeps things: they are made, read, listed",
        thing="entry",
        things="entries",
        prefix="ent",
        told="entry-created",
        action="entry.created",
        about={
            "summary": "Entries that somebody wrote.",
            "summary_lower": "entries that somebody wrote.",
            "purpose": "Keeps entries for whoever wrote them, and shows them to nobody else.",
            "meaning": "Keeps entries, and finds them again.",
            "create": "Write an entry",
            "created": "The entry is kept.",
            "a_thing": "an entry",
            "A_thing": "An entry",
            "contract": "An entry that somebody wrote.",
            "request": "An entry to be written.",
            "text": "What it says.",
            "told": "Somebody wrote an entry.",
            "required": '"text"',
            "example": '"text": "Bread, milk and apples"',
            "kept": '"text": "Bread, milk and apples", ',
        },
    ),
    "worker": Like(
        summary="takes tasks and does them later, in a job",
        thing="task",
        things="tasks",
        prefix="tsk",
        told="task-done",
        action="task.done",
        about={
            "summary": "Tasks that are done one after the other.",
            "summary_lower": "tasks that are done one after the other.",
            "purpose": "Takes tasks, answers at once, and does them in a job; whoever gave one asks, or hears of it.",
            "meaning": "Takes tasks, and does them.",
            "create": "Give a task",
            "created": "The task waits; ask for it.",
            "a_thing": "a task",
            "A_thing": "A task",
            "contract": "A task, and what came of it.",
            "request": "A task to be done.",
            "text": "The text whose words are counted.",
            "told": "A task is done.",
            "required": '"text", "status"',
            "example": '"text": "Bread, milk and apples", "status": "DONE"',
            "kept": '"text": "Bread, milk and apples", "status": "QUEUED", ',
        },
    ),
    "gateway": Like(
        summary="asks another module, and keeps what it answered",
        thing="lookup",
        things="lookups",
        prefix="lkp",
        told="lookup-made",
        action="lookup.made",
        about={
            "summary": "What keys of the index point to, asked once.",
            "summary_lower": "what keys of the index point to, asked once.",
            "purpose": "Asks Qindex what a key points to, and keeps the answer for whoever asked.",
            "meaning": "Asks Qindex, and keeps the answers.",
            "create": "Look a key up",
            "created": "The answer is kept.",
            "a_thing": "a lookup",
            "A_thing": "A lookup",
            "contract": "What a key pointed to when it was looked up.",
            "request": "A key to be looked up.",
            "text": "",
            "told": "Somebody looked a key up.",
            "required": '"type", "key", "cid"',
            "example": (
                '"type": "page", "key": "start", "cid": "bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy"'
            ),
            "kept": (
                '"type": "page", "key": "start", "cid": "bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy", '
            ),
        },
    ),
}
"""By what is written behind `--like`."""
