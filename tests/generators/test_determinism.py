import hashlib

from anarq.generators.disk import read
from anarq.generators.interface import Interfaces
from anarq.generators.targets import targets

CODE = """
import hashlib, sys
from pathlib import Path
from anarq.generators.disk import read
from anarq.generators.interface import Interfaces
from anarq.generators.targets import targets
ecosystem = read(Path(sys.argv[1]))
found = hashlib.sha256()
for target in targets():
    for file in target.generate(Interfaces(ecosystem)):
        found.update(f"{file.path}\\0{file.text}\\0".encode())
print(found.hexdigest())
"""


def test_two_runs_with_other_hashes_give_equal_bytes(repository, run_python):
    runs = [run_python(repository, "-c", CODE, str(repository), PYTHONHASHSEED=seed) for seed in ("1", "2", "77")]
    assert len({run.stdout for run in runs}) == 1


def test_generating_twice_in_one_process_gives_equal_bytes(repository):
    ecosystem = read(repository)
    assert digest(ecosystem) == digest(ecosystem)


def test_the_same_interfaces_serve_every_target_in_any_order(repository):
    interfaces = Interfaces(read(repository))
    shared = {target.name: list(target.generate(interfaces)) for target in reversed(targets())}
    for target in targets():
        assert shared[target.name] == list(target.generate(Interfaces(interfaces.ecosystem)))


def digest(ecosystem):
    found = hashlib.sha256()
    for target in targets():
        for file in target.generate(Interfaces(ecosystem)):
            found.update(f"{file.path}\0{file.text}\0".encode())
    return found.hexdigest()
