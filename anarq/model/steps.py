"""The steps `.` and `..` in paths, as text: no folder is looked at."""


def without_steps(path: str) -> str:
    """The path without `.`, and without each `..` that has a folder before it; what is left of those climbs."""
    found: list[str] = []
    for part in path.split("/"):
        if part == ".." and found and found[-1] not in ("", ".."):
            found.pop()
        elif part != ".":
            found.append(part)
    return "/".join(found)


def climbs(path: str) -> bool:
    """Whether a path without steps leads out of the folder that it begins in."""
    return path == ".." or path.startswith("../")
