from dataclasses import dataclass
from typing import Final

from anarq.source.port import MAX_BYTES

SPLIT: Final = "split it into several files, and refer from one to the other"
FLATTEN: Final = "give what lies deep a file of its own, and refer to it"
"""How to mend what is over a limit."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one load may cost. The values hold for documents that people write, with room to spare.

    Attributes:
        max_bytes: largest file, in bytes.
        max_markdown_bytes: largest Markdown file, in bytes: its parser takes 40 µs for a byte at the worst.
        max_depth: deepest nesting of lists and mappings, aliases expanded.
        max_nodes: most values in one document.
        max_alias_nodes: most values that aliases may add; a hundred characters of text count as one value more.
        max_digits: longest number, in characters.
        max_files: most files in one folder.
        max_folder_bytes: most bytes in one folder.
    """

    max_bytes: int = MAX_BYTES
    max_markdown_bytes: int = 1024 * 1024
    max_depth: int = 100
    max_nodes: int = 1_000_000
    max_alias_nodes: int = 100_000
    max_digits: int = 1_000
    max_files: int = 10_000
    max_folder_bytes: int = 256 * 1024 * 1024
