"""Asks oasdiff, which compares OpenAPI documents: each schema becomes the body of a request. One JSON line per case."""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

LIMIT = 5


def document(schema: Any) -> Any:
    """An OpenAPI document in which the schema describes what clients send."""
    plain = {name: value for name, value in schema.items() if name != "$schema"} if isinstance(schema, dict) else schema
    body = {"required": True, "content": {"application/json": {"schema": plain}}}
    operation = {"requestBody": body, "responses": {"204": {"description": "done"}}}
    return {"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {"/t": {"post": operation}}}


def answer(program: str, folder: Path, pair: list[Any]) -> bool | None:
    """Whether new servers take what old clients send; nothing when the program fails."""
    files = []
    for name, schema in zip(("old.json", "new.json"), pair, strict=True):
        files.append(folder / name)
        files[-1].write_text(json.dumps(document(schema)), "utf-8")
    command = [program, "breaking", "--format", "json", *map(str, files)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        return None
    if done.returncode:
        return None
    return not json.loads(done.stdout or "[]")


def main(program: str, cases: str) -> None:
    """Answer all cases."""
    with tempfile.TemporaryDirectory() as folder:
        for pair in json.loads(Path(cases).read_text("utf-8")):
            started = time.perf_counter()
            found = answer(program, Path(folder), pair)
            sys.stderr.write(json.dumps([found, time.perf_counter() - started]) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
