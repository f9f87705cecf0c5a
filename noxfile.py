"""The workflow of this repository. `nox` runs the gates and never writes; `nox -l` lists the rest.

Sessions run in the environment that runs nox, so that a fresh clone needs one installation. Those that must prove
something about an empty environment make their own.
"""

import os
import shutil
import sys
import tarfile
from pathlib import Path

import nox
import yaml

nox.options.sessions = ["gates"]
nox.options.default_venv_backend = "none"

ROOT = Path(__file__).parent
GATES = yaml.safe_load((ROOT / "spec" / "gates.yaml").read_text())["gates"]


@nox.session
def gates(session: nox.Session) -> None:
    """Every quality gate, as a table."""
    session.run(sys.executable, "-m", "anarq", "gates", *session.posargs)


def _gate(name: str) -> None:
    def run(session: nox.Session) -> None:
        session.run(sys.executable, "-m", "anarq", "gates", name, "--verbose")

    run.__doc__ = next(gate["question"] for gate in GATES if gate["name"] == name)
    nox.session(run, name=name)


for gate in GATES:
    _gate(gate["name"])


@nox.session
def tests(session: nox.Session) -> None:
    """The tests."""
    session.run(sys.executable, "-m", "pytest", "-n", "auto", *session.posargs)


SEARCHES = (
    *("tests/agreement", "tests/facts", "tests/contracts/test_soundness.py", "tests/runtime/test_kill.py"),
    *("tests/checks/test_mutants.py", "tests/reference/test_instances.py", "tests/reference/qwallet/test_books.py"),
    *("tests/checks/test_once.py", "tests/checks/test_slips.py", "tests/rules/test_unread_files.py"),
    *("tests/generators/test_hostile_text.py", "tests/generators/test_determinism.py", "tests/mutation"),
    *("tests/scaffold/test_orders.py", "tests/specs"),
)
"""Tests that search by the hundred what others cover case by case: to trace them takes minutes for no line more."""


@nox.session
def coverage(session: nox.Session) -> None:
    """The tests again, but for searches, with line and branch coverage; fails below 95 %. Takes half an hour."""
    ignored = [f"--ignore={path}" for path in SEARCHES]
    session.run(sys.executable, "-m", "coverage", "erase")
    session.run(sys.executable, "-m", "coverage", "run", "-m", "pytest", "-n", "auto", *ignored, *session.posargs)
    session.run(sys.executable, "-m", "coverage", "combine", "--quiet")
    session.run(sys.executable, "-m", "coverage", "report", "--fail-under=95")


@nox.session
def orders(session: nox.Session) -> None:
    """What `anarq new` adds to a module and `anarq remove` takes away, in an order of each kind of module."""
    environment = {"ANARQ_ORDERS": os.environ.get("ANARQ_ORDERS", "1")}
    session.run(sys.executable, "-m", "pytest", "-n", "auto", "tests/scaffold/test_orders.py", env=environment)


def _for_node(session: nox.Session, wanted: Path, folder: Path) -> None:
    """Installs into a folder what a `package.json` asks for, where npm is."""
    if not shutil.which("npm"):
        session.warn("npm is not here: what is for Node is left out")
        return
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(wanted / name, folder)
    with session.chdir(folder):
        session.run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent", external=True)


@nox.session
def clients(session: nox.Session) -> None:
    """What official clients make of the MCP door and the proxy, the parser of AsyncAPI of events, and the schema of
    SARIF of reports, where npm is.
    """
    _for_node(session, ROOT / "tests" / "e2e" / "node", ROOT / ".nox" / "clients")
    session.run(
        sys.executable,
        "-m",
        "pytest",
        "-n",
        "0",
        "-rs",
        *(f"tests/e2e/test_official_{of}.py" for of in ("clients", "parsers")),
        "tests/report/test_official_schema.py",
        *session.posargs,
    )


@nox.session
def generate(session: nox.Session) -> None:
    """Write everything that follows from the specs. The one session that changes the tree."""
    session.run(sys.executable, "-m", "anarq", "generate", *session.posargs)


def _on_the_page(heading: str, **places: Path) -> str:
    """What the page on installing types below a heading, as a script, with the places that it leaves open."""
    page = (ROOT / "docs" / "how-to" / "install.md").read_text("utf-8")
    section = page.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    script = "\n".join(line[2:] for line in section.splitlines() if line.startswith("$ "))
    for name, place in places.items():
        script = script.replace(name, str(place))
    return script


@nox.session(venv_backend="venv")
def wheel(session: nox.Session) -> None:
    """Install the wheel into an empty environment and use it from another folder."""
    folder = Path(session.create_tmp())
    dist = folder / "dist"
    shutil.rmtree(dist, ignore_errors=True)
    session.run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(dist), str(ROOT))
    session.install(f"{next(dist.glob('*.whl'))}[services]")
    outside = folder / "outside"
    shutil.rmtree(outside, ignore_errors=True)
    shutil.copytree(ROOT / "modules" / "qwallet", outside / "qwallet")
    session.chdir(outside)
    session.run("anarq", "--version")
    session.run("anarq", "check", "qwallet")
    session.run("anarq", "explain", "http/write-without-idempotency-key", silent=True)
    session.run("anarq", "rules", silent=True)
    session.run("anarq", "serve", "qwallet", "--check")
    session.run("anarq", "call", "qwallet", silent=True)


@nox.session(venv_backend="venv")
def tools(session: nox.Session) -> None:
    """Install by every way that the page on installing shows, uv and pipx among them, and use the command."""
    session.install("uv", "pipx")
    folder = Path(session.create_tmp()).resolve()
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "bin").mkdir(parents=True)
    env = {"PIP_QUIET": "1"}
    for name in ("UV_TOOL_DIR", "PIPX_HOME"):
        env[name] = str(folder / name)
    for name in ("UV_TOOL_BIN_DIR", "PIPX_BIN_DIR"):
        env[name] = str(folder / "bin" / name)
    programs = [folder / ".venv" / "bin", *(Path(env[name]) for name in ("UV_TOOL_BIN_DIR", "PIPX_BIN_DIR"))]
    with session.chdir(folder):
        for script in (
            _on_the_page("Into an environment", **{"PATH/TO/THE/CHECKOUT": ROOT}),
            ". .venv/bin/activate\n" + _on_the_page("From a wheel", **{"PATH/TO/THE/CHECKOUT": ROOT}),
            _on_the_page("As a tool of its own", **{"/PATH/TO": folder, "PATH/TO": folder}),
        ):
            session.run("bash", "-euo", "pipefail", "-c", script, env=env, external=True)
    for bin_ in programs:
        anarq, notes = str(bin_ / "anarq"), folder / f"notes of {bin_.name}"
        session.run(anarq, "new", "notes", "--path", str(notes), external=True, silent=True)
        with session.chdir(notes):
            session.run(anarq, "check", "--fail-on", "warning", external=True)
            session.run(anarq, "new", "operation", "countEntries", external=True, silent=True)
            session.run(anarq, "serve", "notes", "--check", external=True)


@nox.session(venv_backend="venv")
def newcomer(session: nox.Session) -> None:
    """An empty folder, a fresh environment: a module is made, passes its gates, is served, called, used over MCP."""
    folder = Path(session.create_tmp())
    for name in ("dist", "here"):
        shutil.rmtree(folder / name, ignore_errors=True)
    dist, here = folder / "dist", folder / "here"
    session.run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(dist), str(ROOT))
    session.install(f"{next(dist.glob('*.whl'))}[services]", "mypy", "nox", "pytest", "pytest-asyncio", "ruff")
    here.mkdir()
    session.chdir(here)
    session.run("anarq", silent=True)
    session.run("anarq", "new", "notes")
    session.chdir("notes")
    session.run("nox", env={"NOX_DEFAULT_VENV_BACKEND": "none"})
    session.run("python", str(ROOT / "benchmarks" / "newcomer" / "calls.py"))


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation; a broken link fails. Then it is looked at, in Chromium and by axe where they are."""
    session.run(
        *(sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", ".nox/site"),
        env={"NO_MKDOCS_2_WARNING": "1"},
    )
    _for_node(session, ROOT / "tests" / "docs" / "node", ROOT / ".nox" / "site-clients")
    session.run(sys.executable, "-m", "pytest", "-n", "0", "-rs", "tests/docs/test_site.py", *session.posargs)


@nox.session
def conformance(session: nox.Session) -> None:
    """The official test suite of JSON Schema, downloaded, as questions to the schema comparison."""
    folder = Path(session.create_tmp()) / "suite"
    session.run(sys.executable, "benchmarks/compat/suite.py", "--folder", str(folder), *session.posargs)


@nox.session
def agreement(session: nox.Session) -> None:
    """2,000 broken specs: what `check` passes, `generate` and `serve --check` take, and what they refuse it finds."""
    session.run(sys.executable, "benchmarks/agreement/agree.py", "--mutants", "2000", *session.posargs)


@nox.session
def facts(session: nox.Session) -> None:
    """Facts of every kind in spec/ and modules/ are changed, one at a time: something must follow of each."""
    session.run(sys.executable, "benchmarks/facts/session.py", *session.posargs)


@nox.session
def mutation(session: nox.Session) -> None:
    """200 small changes of the code, one at a time: of 20 the tests notice 19, and of those by hand all."""
    left = [f"--leave={path}" for path in SEARCHES]
    session.run(sys.executable, "benchmarks/mutation/session.py", *left, *session.posargs)


@nox.session
def slips(session: nox.Session) -> None:
    """Seeded changes of the spec of each module: of each, twenty are noticed at their place, by ten rules or more."""
    session.run(sys.executable, "benchmarks/specs/slips.py", *session.posargs)


@nox.session
def mutants(session: nox.Session) -> None:
    """320 changes that break a spec: 19 of 20 are told at their place. 320 that break nothing: none is told."""
    session.run(sys.executable, "benchmarks/specs/corpus.py", *session.posargs)


@nox.session
def chaos(session: nox.Session) -> None:
    """A service, its jobs, sagas and payments are killed at a hundred random moments: nothing lost, nothing twice."""
    kills = {"CHAOS_KILLS": "100"}
    session.run(sys.executable, "-m", "pytest", "tests/runtime/test_kill.py", "-q", *session.posargs, env=kills)


@nox.session
def beside(session: nox.Session) -> None:
    """What `check` costs beside Redocly and Spectral, on our documents, on one of 13 MB, and on 1,000 modules."""
    _for_node(session, ROOT / "benchmarks" / "peers" / "node", ROOT / ".nox" / "peers")
    session.run(sys.executable, "benchmarks/peers/beside.py", "--peers", ".nox/peers", *session.posargs)


@nox.session
def releases(session: nox.Session) -> None:
    """Two releases of a document of 11 MB, downloaded: every break is confirmed, and a search shows no other.

    Beside it oasdiff is asked in the same run, where it is installed or Go can install it.
    """
    folder = Path(session.create_tmp())
    package = "@octokit/openapi@23.0.2"
    session.run("npm", "pack", package, "--silent", "--pack-destination", str(folder), external=True)
    with tarfile.open(next(folder.glob("octokit-openapi-*.tgz"))) as archive:
        archive.extractall(folder, filter="data")
    files = [str(folder / "package" / "generated" / f"ghes-{version}.json") for version in ("3.18", "3.19")]
    script = "benchmarks/compat/documents.py"
    program = _oasdiff(session, folder)
    beside = ("--beside", program) if program else ()
    session.run(sys.executable, script, *files, "--check", "--search", "1", *beside, *session.posargs)


def _oasdiff(session: nox.Session, folder: Path) -> str | None:
    """The program, of a fixed version where Go can install it; none where it is not to be had."""
    if shutil.which("go"):
        place = {"GOBIN": str((folder / "bin").resolve())}
        session.run(
            "go", "install", "github.com/oasdiff/oasdiff@v1.37.0", external=True, env=place, success_codes=[0, 1]
        )
    program = shutil.which("oasdiff", path=str((folder / "bin").resolve())) or shutil.which("oasdiff")
    if program is None:
        session.warn("oasdiff is not here, and Go cannot install it: nothing is compared with it")
    return program


@nox.session
def soundness(session: nox.Session) -> None:
    """30,000 generated pairs of schemas: no proof with a counter-example, no witness that does not hold, no crash."""
    session.run(sys.executable, "benchmarks/compat/soundness.py", "--pairs", "10000", *session.posargs)
    session.run(sys.executable, "benchmarks/compat/fuzz.py", "--pairs", "20000", *session.posargs)
