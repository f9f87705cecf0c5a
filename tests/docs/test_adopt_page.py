"""The page on adopting a module shows what happens to the folder that it describes."""

import re
from pathlib import Path
from typing import Final

import pytest
from click.testing import CliRunner

from anarq.cli.main import main
from anarq.cli.workspace import workspace_at

PAGE: Final = Path(__file__).parents[2] / "docs" / "how-to" / "adopt-a-module.md"
FENCE: Final = re.compile(r'^```(\w+)(?: title="([^"]+)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL)


def test_the_page_shows_what_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shown = []
    for language, title, text in FENCE.findall(PAGE.read_text("utf-8")):
        if language == "console":
            command, _, output = text.removeprefix("$ anarq ").partition("\n")
            done = CliRunner().invoke(main, command.split())
            assert done.output.partition("\n\n")[0] == output.rstrip("\n")
        elif Path(title).exists():
            assert Path(title).read_text("utf-8") == text
            shown.append(title)
        else:
            Path(title).parent.mkdir(parents=True, exist_ok=True)
            Path(title).write_text(text, "utf-8")
    assert shown == ["modules/album/module.yaml"]
    assert [*workspace_at(Path()).modules] == ["album"]
    assert "operationId: getPicture  # guessed" in Path("modules/album/openapi.yaml").read_text("utf-8")
