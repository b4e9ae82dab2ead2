"""Runs a program on a terminal of its own and answers its prompts, as a person would.

Reads {"argv": […], "env": {…}, "cwd": "…", "answers": [["prompt", "answer"], …]} from standard input,
prints {"status": n, "shown": "…"}.
"""
import json
import os
import pty
import select
import signal
import sys
import time

job = json.load(sys.stdin)
shown = b""


def read_some(terminal, seconds):
    """Whether the program goes on."""
    global shown
    ready, _, _ = select.select([terminal], [], [], seconds)
    if not ready:
        sys.exit(f"no answer within {seconds} s after: {shown!r}")
    try:
        some = os.read(terminal, 4096)
    except OSError:
        some = b""
    shown += some
    return bool(some)


process, terminal = pty.fork()
if process == 0:
    # A terminal's programs start with it, also where the tests run under nohup; fish waits for ever without.
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    os.chdir(job["cwd"])
    os.execve(job["argv"][0], job["argv"], job["env"])

seen = 0
for prompt, answer in job["answers"]:
    while shown.find(prompt.encode(), seen) < 0 and read_some(terminal, 20):
        pass
    seen = len(shown)
    # A person takes a moment, in which the program may turn the echo off.
    time.sleep(0.3)
    os.write(terminal, answer.encode() + b"\r")
while read_some(terminal, 20):
    pass
status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
json.dump({"status": status, "shown": shown.decode(errors="replace")}, sys.stdout)
