"""What a command costs: CPU seconds and peak memory, its children included."""

import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """User plus system CPU seconds, and the largest process's peak memory in megabytes (10^6 bytes)."""

    cpu_seconds: float
    peak_megabytes: float


def cost_of(command: Sequence[str], folder: Path, output_file: Path | None = None) -> Cost:
    """Run `command` in `folder`, its output into `output_file`; RuntimeError with its output where it fails."""
    # Where bytecode may not be kept, Python would compile every module anew in every round: not what people meet.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with (output_file or folder / ".output").open("w+") as output:
        child = subprocess.Popen(command, cwd=folder, env=environment, stdout=output, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            output.seek(0)
            raise RuntimeError(f"{command[0]} ended with {child.returncode}: {output.read()[-2000:]}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / 1e6)
