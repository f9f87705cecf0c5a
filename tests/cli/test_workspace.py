"""A workspace: modules outside of this repository, whose code goes into packages of their own."""

import importlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from anarq.cli.main import main

DOCK = Path(__file__).parents[1] / "mock" / "qdock"
FILE = "modules:\n  dock: {folder: ., package: harbour.dock}\n"
PROVIDED = "\nimplementation: {language: python, operations: [getBerth]}\n"


def run(*arguments):
    return CliRunner().invoke(main, arguments)


@pytest.fixture
def workspace(tmp_path, monkeypatch):
    """A workspace that is a module itself, in a folder of another name."""
    root = tmp_path / "checkout"
    shutil.copytree(DOCK, root)
    for path in (path for path in root.rglob("*") if path.is_file()):
        path.write_text(path.read_text("utf-8").replace("qdock", "dock"), "utf-8")
    with (root / "module.yaml").open("a") as file:
        file.write(PROVIDED)
    (root / "anarq.yaml").write_text(FILE)
    monkeypatch.chdir(root)
    monkeypatch.syspath_prepend(str(root / "src"))
    yield root
    for name in [name for name in sys.modules if name.partition(".")[0] == "harbour"]:
        del sys.modules[name]


def test_code_goes_into_the_package_and_can_be_imported_at_once(workspace):
    done = run("generate")
    assert (done.exit_code, done.output.count("src/harbour/dock/_gen/handlers.py")) == (0, 1)
    script = "import harbour.dock._gen.client.client; from harbour.dock._gen import spec; print(spec.MODULE.name)"
    ran = subprocess.run(
        [sys.executable, "-c", script], cwd=workspace / "src", capture_output=True, text=True, check=True
    )
    assert ran.stdout == "dock\n"
    assert run("generate", "--check").exit_code == 0


def test_only_what_the_modules_need_is_generated_and_nothing_of_this_repository(workspace):
    run("generate")
    assert not (workspace / "anarq").exists()
    assert not (workspace / "docs").exists()
    text = (workspace / "src" / "harbour" / "dock" / "_gen" / "handlers.py").read_text("utf-8")
    assert "from anarq.clients._gen.squid import models as squid_models" in text
    assert "from harbour.dock._gen.models import Berth" in text


def test_targets_are_those_that_the_workspace_names(workspace):
    (workspace / "anarq.yaml").write_text(f"{FILE}targets: [markdown]\n")
    run("generate")
    assert (workspace / "events" / "catalog.md").is_file()
    assert not (workspace / "src").exists()


@pytest.mark.parametrize("command", ["generate", "check"])
def test_a_target_that_does_not_exist_is_refused_where_it_is_named(workspace, command):
    (workspace / "anarq.yaml").write_text(f"{FILE}targets: [markdwn]\n")
    done = run(command)
    assert (done.exit_code, "no target `markdwn`\n  mend: did you mean `markdown`?" in done.output) == (2, True)
    assert f"anarq.yaml:{FILE.count(chr(10)) + 1}:11 " in done.output


def test_what_is_left_over_is_removed_and_what_is_written_by_hand_stays(workspace):
    run("generate")
    package = workspace / "src" / "harbour" / "dock"
    (package / "_gen" / "old.py").write_text("")
    (package / "handlers.py").write_text("# mine\n")
    assert "orphan src/harbour/dock/_gen/old.py" in run("generate", "--check").output
    run("generate")
    assert not (package / "_gen" / "old.py").exists()
    assert (package / "handlers.py").read_text("utf-8") == "# mine\n"


def test_the_module_has_the_name_that_the_workspace_says_and_not_that_of_the_folder(workspace):
    assert "all good: 1 module" in run("check").output
    (workspace / "anarq.yaml").unlink()
    assert "checkout" in run("check").output


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("modules: {dock: {folder: ., package: Dock}}", '`package` is `"Dock"`'),
        ("modules: {dock: {folder: ../dock, package: dock}}", '`folder` is `"../dock"`'),
        ("modules: {dock: {package: dock}}", "lacks `folder`"),
        ("modules: {dock: {folder: ., package: dock}}\nsauce: src", "did you mean `source`"),
        ("modules: {}", "`modules` is `{}`"),
        ("modules: [dock]", "`modules` is an array"),
    ],
)
def test_a_file_off_its_schema_is_told_with_its_place(workspace, text, told):
    (workspace / "anarq.yaml").write_text(text)
    done = run("generate")
    assert done.exit_code == 2
    assert "anarq.yaml:" in done.output
    assert told in done.output


def test_a_module_without_a_service_is_mocked_by_name_by_folder_and_from_below(workspace, monkeypatch):
    run("generate")
    for module in ("dock", ".", str(workspace)):
        served = run("serve", module, "--check")
        assert (served.exit_code, "mocked, by the contract alone: all of it" in served.output) == (0, True), module
    monkeypatch.chdir(workspace / "events")
    assert run("serve", "dock", "--check").exit_code == 0


HANDLERS = """
from harbour.dock._gen.handlers import Handlers
from harbour.dock._gen.spec import MODULE
from anarq.runtime import serve

__all__ = ["MODULE", "build"]


class DockHandlers:
    async def get_berth(self, call, *, berth_id): ...
    async def on_squid_deactivated(self, call, data): ...
    async def run_watch_weather(self, call): ...


def build(settings, peers=None, common=None):
    return serve.build(MODULE, lambda ports: DockHandlers(), settings, common=common)
"""


@pytest.fixture
def service(workspace):
    run("generate")
    importlib.invalidate_caches()  # the folder was not there when it was first looked for
    (workspace / "src" / "harbour" / "dock" / "app.py").write_text(HANDLERS)
    return workspace


def test_a_service_is_served_by_its_own_package(service):
    for module in ("dock", ".", str(service)):
        served = run("serve", module, "--check")
        assert (served.exit_code, "operations provided: 1 of 18;" in served.output) == (0, True), served.output
        assert "mocked, by the contract alone" not in served.output
    assert "mocked, by the contract alone: listBerths" in run("serve", "dock", "--mock-rest", "--check").output


def test_a_service_in_a_package_that_nobody_names_is_not_mocked_in_silence(service):
    file = service / "anarq.yaml"
    file.write_text(file.read_text().replace("package: harbour.dock", "package: harbour.dokc"))
    told = "anarq.yaml:2:21 error internal/unresolved-reference"
    for command in ("check", "generate --check", "new contract berth-list", "serve dock --check"):
        done = run(*command.split())
        assert (done.exit_code, told in done.stderr) == (2, True), done.stderr
        assert "did you mean `harbour.dock`?" in done.stderr
    assert run("serve", "dock", "--mock", "--check").exit_code == 0


def test_a_service_that_lacks_a_handler_is_told_which(service):
    path = service / "src" / "harbour" / "dock" / "app.py"
    path.write_text(path.read_text("utf-8").replace("run_watch_weather", "run_nothing"))
    served = run("serve", "dock", "--check")
    assert (served.exit_code, "has no method run_watch_weather" in served.output) == (2, True)


def test_ones_own_runs_beside_ours(service):
    together = run("up", "dock", "squid", "--check")
    assert together.exit_code == 0
    assert "dock 1.0.0  http://127.0.0.1:8000/dock" in together.output
    assert "sQuid 1.0.0  http://127.0.0.1:8000/squid" in together.output
    assert "dock 1.0.0" in run("up", "--no-mock", "--check").output


def test_ones_own_is_called_by_its_name(service):
    assert "getBerth  GET /berths/{berthId}" in run("call", "dock").output


def test_outside_of_everything_the_way_in_is_told(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = run("generate")
    assert (done.exit_code, "no workspace here" in done.output) == (2, True)


def test_peers_of_the_installation_are_looked_at_as_generate_does(workspace):
    text = (workspace / "module.yaml").read_text("utf-8")
    assert "needs peers" not in run("check").output

    (workspace / "module.yaml").write_text(text.replace("squid.deactivated.v1", "squid.deactivatd.v1"))

    checked, generated = run("check"), run("generate", "--check")
    assert (checked.exit_code, checked.output.count("names/undeclared-name")) == (
        1,
        2,
    )  # with the page that explains it
    assert "`q.squid.deactivatd.v1`, which no module declares" in checked.output
    assert "did you mean `q.squid.deactivated.v1`?" in checked.output
    assert generated.exit_code != 0


def test_what_is_wrong_with_peers_is_not_told_to_who_only_uses_them(workspace):
    assert all("squid/" not in line for line in run("check", "--verbose").output.splitlines())


def test_where_no_folder_is_named_the_modules_of_the_workspace_are_checked_and_no_other(workspace):
    (workspace / "specs").mkdir()
    for path in [path for path in workspace.iterdir() if path.name not in ("specs", "anarq.yaml")]:
        path.rename(workspace / "specs" / path.name)
    (workspace / "anarq.yaml").write_text(FILE.replace("folder: .", "folder: specs"))
    (workspace / "docs").mkdir()
    (workspace / "docs" / "openapi.yaml").write_text("openapi: 3.0.3\ninfo: {title: Old, version: '1'}\npaths: {}\n")

    assert "docs" in run("check", ".").output
    assert "docs" not in run("check").output
    assert "1 module" in run("check").output
