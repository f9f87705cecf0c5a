"""The ids under which is reported what no rule finds. What each means stands in `anarq/rules/internal_pages/`."""

from typing import Final

CRASHED: Final = "internal/check-crashed"
"""The id under which the crash of a check is reported."""

UNREADABLE: Final = "internal/unreadable-file"
"""The id under which a file that cannot be used is reported."""

FOUND_ELSEWHERE: Final = "internal/found-elsewhere"
"""The id under which a file is noted that does not lie at the right place."""

LEFT_OUT: Final = "internal/left-out-folder"
"""The id under which a folder is noted that looks like a module and is none."""

MENDED: Final = "internal/mended-in-baseline"
"""The id under which an entry of a baseline is reported whose finding is no longer there."""

NO_SCHEMA: Final = "internal/no-schema"
"""The id under which something is reported that was to be a schema and is not one."""

UNKNOWN_DIALECT: Final = "internal/unknown-dialect"
"""The id under which a schema is reported that is written in nobody knows what."""

UNRESOLVED: Final = "internal/unresolved-reference"
"""The id under which a reference is reported that leads nowhere."""

REFUSED: Final = "spec/refused-by-generators"
"""The id of the rule under which is reported what no target makes anything of: `anarq generate` says it itself."""
