"""What the measuring machine is."""

import os
import platform
import subprocess


def machine():
    return f"{processor()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}"


def processor():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            models = [line.split(":")[1].strip() for line in file if line.startswith("model name")]
        return models[0]
    except (OSError, IndexError):
        return platform.processor() or platform.machine()


def swift_version():
    output = subprocess.run(["swift", "--version"], capture_output=True, text=True, check=True)
    return output.stdout.splitlines()[0]
