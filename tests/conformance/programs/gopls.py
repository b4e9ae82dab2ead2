"""Starts a real gopls for each of many settings, as an editor does: JSON on both sides. In: the programs, a folder to work in, and for each
case the variables that gopls is started with, its section of the settings, and what must arrive at the `go` that it runs.
Out: what gopls has against the settings, and what did not arrive."""

import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor

job = json.load(sys.stdin)
# Writes down its variables, and goes on as the real one.
STAND_IN = '#!/bin/sh\nenv -0 >"$RECORD/$$.new"\nmv "$RECORD/$$.new" "$RECORD/$$"\nexec {go} "$@"\n'


WARNING = 2


class Editor:
    """One end of the language server protocol."""

    def __init__(self, folder, env, settings):
        self.settings, self.messages, self.seen = settings, [], threading.Event()
        self.answers, self.number = {}, 0
        self.gopls = subprocess.Popen(
            [job["gopls"], "serve"], cwd=folder, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, start_new_session=True,
        )
        threading.Thread(target=self.read, daemon=True).start()

    def send(self, **message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.gopls.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.gopls.stdin.flush()

    def ask(self, method, params):
        self.number += 1
        self.answers[self.number] = threading.Event()
        self.send(id=self.number, method=method, params=params)
        assert self.answers[self.number].wait(60), f"no answer to {method}"

    def read(self):
        while line := self.gopls.stdout.readline():
            length = int(line.split(b":")[1])
            self.gopls.stdout.readline()
            message = json.loads(self.gopls.stdout.read(length))
            method = message.get("method")
            if method == "workspace/configuration":
                self.send(id=message["id"], result=[self.settings for _ in message["params"]["items"]])
            elif "id" in message and method:
                self.send(id=message["id"], result=None)
            elif method == "window/showMessage" and message["params"]["type"] <= WARNING:
                self.messages.append(message["params"]["message"])
            elif method == "textDocument/publishDiagnostics":
                self.seen.set()
            elif not method:
                self.answers[message["id"]].set()


def judge(case):
    # What gopls started may still be writing when it is gone; the folder around goes later.
    with tempfile.TemporaryDirectory(dir=job["folder"], ignore_cleanup_errors=True) as name:
        folder = pathlib.Path(name)
        for path, text in {
            "bin/go": STAND_IN.format(go=job["go"]),
            ".config/go/telemetry/mode": "off",
            "main/main.go": "package main\n\nfunc main() {}\n",
            "main/go.mod": "module example.com/main\n\ngo 1.20\n",
        }.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text)
        (folder / "bin/go").chmod(0o755)
        (folder / "record").mkdir()
        own = {"HOME": name, "PATH": f"{folder}/bin:/usr/bin:/bin", "RECORD": f"{folder}/record", "GOCACHE": f"{job['folder']}/cache"}
        editor = Editor(folder / "main", {**own, **case["env"]}, case["settings"])
        uri = (folder / "main").as_uri()
        capabilities = {"workspace": {"configuration": True}}
        editor.ask("initialize", {
            "processId": os.getpid(), "rootUri": uri, "capabilities": capabilities,
            "workspaceFolders": [{"uri": uri, "name": "main"}],
        })
        editor.send(method="initialized", params={})
        text = (folder / "main/main.go").read_text()
        document = {"uri": f"{uri}/main.go", "languageId": "go", "version": 1, "text": text}
        editor.send(method="textDocument/didOpen", params={"textDocument": document})
        # It has run go by the time that it says something about the file.
        is_done = editor.seen.wait(60)
        os.killpg(editor.gopls.pid, signal.SIGKILL)
        editor.gopls.wait()
        problems = editor.messages + ([] if is_done else ["gopls says nothing about the file"])
        # Some of its questions must not reach the network; those go with other variables.
        records = [read(path) for path in (folder / "record").iterdir() if path.suffix != ".new"]
        if not any(case["expected"].items() <= record.items() for record in records):
            problems.append(f"go got none of this: {case['expected']}, but {records[:1]}")
        return problems


def read(path):
    return dict(pair.split("=", 1) for pair in path.read_bytes().decode().split("\0") if "=" in pair)


with ThreadPoolExecutor(os.cpu_count()) as pool:
    json.dump(list(pool.map(judge, job["cases"])), sys.stdout)
