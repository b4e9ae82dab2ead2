"""Opens a Go file in a real Helix for each of many homes, with a stand-in for gopls that writes down its variables: JSON
on both sides. In: the command of Helix and the homes. Out: the variables of each, or null where gopls was not started."""

import json
import os
import pathlib
import pty
import signal
import sys
import time
from concurrent.futures import ThreadPoolExecutor

job = json.load(sys.stdin)
STAND_IN = '#!/bin/sh\nenv -0 >"$RECORD.new"\nmv "$RECORD.new" "$RECORD"\nexec sleep 60\n'
PATIENCE = 10


def judge(name):
    home = pathlib.Path(name)
    (home / "bin").mkdir()
    (home / "bin/gopls").write_text(STAND_IN)
    (home / "bin/gopls").chmod(0o755)
    (home / "main.go").write_text("package main\n")
    record = home / "record"
    env = {"HOME": name, "PATH": f"{home}/bin:/usr/bin:/bin", "TERM": "xterm", "RECORD": str(record), **job["env"]}
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(home)
        os.execve(job["helix"], [job["helix"], "main.go"], env)
    os.set_blocking(terminal, False)
    end = time.monotonic() + PATIENCE
    shown = b""
    while time.monotonic() < end and not record.exists():
        time.sleep(0.02)
        try:
            shown += os.read(terminal, 65536)
        except BlockingIOError:
            pass
        except OSError:
            break
        if b"Press <ENTER>" in shown:
            break
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(terminal)
    if not record.exists():
        return None
    pairs = record.read_bytes().decode().split("\0")
    return dict(pair.split("=", 1) for pair in pairs if "=" in pair)


with ThreadPoolExecutor(os.cpu_count()) as pool:
    json.dump(list(pool.map(judge, job["homes"])), sys.stdout)
