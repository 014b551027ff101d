"""The law as arithmetic needs Python and nothing else."""

import json
import subprocess
import sys

from django.conf import settings

LOAD = """
import json, pkgutil, sys
sys.path.insert(0, sys.argv[1])
import customs_act
for found in pkgutil.walk_packages(customs_act.__path__, "customs_act."):
    __import__(found.name)
print(json.dumps(sorted(sys.modules)))
"""


def loaded_with_the_law():
    """Return the modules of a Python that knows its own library and this folder, with the law."""
    command = [sys.executable, "-I", "-S", "-c", LOAD, str(settings.BASE_DIR)]
    answer = subprocess.run(command, capture_output=True, check=False, text=True)  # noqa: S603
    assert answer.returncode == 0, answer.stderr
    return json.loads(answer.stdout)


def test_the_law_loads_nothing_but_the_standard_library():
    loaded = loaded_with_the_law()

    others = {name.partition(".")[0] for name in loaded} - sys.stdlib_module_names
    assert others == {"__main__", "customs_act"}
    assert {"customs_act.fees.amounts", "customs_act.deadlines.tables.transit"} <= set(loaded)
