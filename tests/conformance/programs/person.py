"""Types lines at a shell's prompt on a terminal of its own and answers what they ask, as a person would.

Reads {"argv": […], "lines": [{"type": "…", "answers": [["prompt", "answer"], …]}, …]} from standard input. The shell must
print a line `@status@ready` before each of its prompts. Prints [{"status": n, "shown": "…", "from": t, "to": t}, …], one
for each line, with times in seconds since 1970.
"""
import fcntl
import json
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time

READY = re.compile(rb"@(\d+)@ready\r?\n")
# A download may take its time; longer is a failure.
SECONDS = 60

job = json.load(sys.stdin)
terminal, inner = pty.openpty()
# Wide enough that no line is broken.
fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 4000, 0, 0))
shell = subprocess.Popen(job["argv"], stdin=inner, stdout=inner, stderr=inner)
os.close(inner)
shown = b""


def give_up(wanted):
    shell.kill()
    sys.exit(f"waited in vain for {wanted!r} after: {shown[-3000:].decode(errors='replace')}")


def wait_for(pattern, start):
    """The first match in what was shown from there on."""
    global shown
    end = time.monotonic() + SECONDS
    while not (found := pattern.search(shown, start)):
        ready, _, _ = select.select([terminal], [], [], end - time.monotonic())
        try:
            some = os.read(terminal, 65536) if ready else b""
        except OSError:
            some = b""
        if not some:
            give_up(pattern.pattern)
        shown += some
    return found


def type_in(text):
    os.write(terminal, text.encode() + b"\r")


done = []
place = wait_for(READY, 0).end()
for line in job["lines"]:
    start, began = place, time.time()
    type_in(line["type"])
    for prompt, answer in line.get("answers", []):
        place = wait_for(re.compile(re.escape(prompt.encode())), place).end()
        # A person takes a moment, in which the program may turn the echo off.
        time.sleep(0.2)
        type_in(answer)
    found = wait_for(READY, place)
    place = found.end()
    text = shown[start : found.start()].decode(errors="replace")
    done.append({"status": int(found[1]), "shown": text, "from": began, "to": time.time()})
shell.kill()
json.dump(done, sys.stdout)
