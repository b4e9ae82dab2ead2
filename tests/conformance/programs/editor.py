"""Opens a project with gopls as VS Code's Go extension does, and runs the command behind its button "Tidy".

Reads {"start": […], "root": "…", "folder": "…", "env": {…}, "settings": {…}} from standard input: the words that lead to
the machine, its file system seen from here, the project there, the editor's environment, and settings.json. Prints
{"before": […], "tidy": "" or an error, "after": […], "messages": […]}: what was wrong with main.go before and after.
"""
import json
import os
import pathlib
import queue
import re
import subprocess
import sys
import threading
import time

job = json.load(sys.stdin)
here = pathlib.Path(job["root"] + job["folder"])
uri = "file://" + job["folder"]


def substituted(value):
    """${env:NAME} and ${workspaceFolder}, as the extension fills them in (vscode-go, util.ts)."""
    value = re.sub(r"\$\{env:([^}]+)\}", lambda found: job["env"].get(found[1].strip(), ""), value)
    return value.replace("${workspaceFolder}", job["folder"])


# gopls gets the editor's environment, changed by go.toolsEnvVars, and http.proxy over all (vscode-go, goEnv.ts).
env = dict(job["env"])
for name, value in job["settings"].get("go.toolsEnvVars", {}).items():
    env[name] = substituted(value)
if proxy := job["settings"].get("http.proxy"):
    env.update({name: proxy for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY")})

argv = job["start"] + ["env", "-i", "-C", job["folder"]] + [f"{name}={value}" for name, value in env.items()]
gopls = subprocess.Popen(argv + ["gopls", "serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
answers, diagnostics, messages = queue.Queue(), {}, []
lock = threading.Lock()


def send(**message):
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    with lock:
        gopls.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        gopls.stdin.flush()


def apply(edit):
    """Writes an edit to disk, as an editor that saves at once."""
    for change in edit.get("documentChanges", []):
        file = pathlib.Path(job["root"] + change["textDocument"]["uri"].removeprefix("file://"))
        text = file.read_text() if file.exists() else ""
        lines = text.splitlines(True)

        def offset(place):
            return sum(map(len, lines[: place["line"]])) + place["character"]

        for one in sorted(change["edits"], key=lambda one: offset(one["range"]["start"]), reverse=True):
            text = text[: offset(one["range"]["start"])] + one["newText"] + text[offset(one["range"]["end"]) :]
        file.write_text(text)


def answer(message):
    """What gopls asks of the editor."""
    if message["method"] == "workspace/configuration":
        return [job["settings"].get("gopls", {}) for _ in message["params"]["items"]]
    if message["method"] == "workspace/applyEdit":
        apply(message["params"]["edit"])
        return {"applied": True}
    return None


def listen():
    while True:
        length = 0
        while line := gopls.stdout.readline().strip():
            if line.lower().startswith(b"content-length"):
                length = int(line.split(b":")[1])
        if not length:
            return
        message = json.loads(gopls.stdout.read(length))
        if "id" in message and "method" in message:
            send(id=message["id"], result=answer(message))
        elif message.get("method") == "textDocument/publishDiagnostics":
            diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif message.get("method") in ("window/showMessage", "window/logMessage"):
            messages.append(message["params"]["message"])
        elif "id" in message:
            answers.put(message)


threading.Thread(target=listen, daemon=True).start()
numbers = iter(range(1, 99))


def ask(method, **params):
    number = next(numbers)
    send(id=number, method=method, params=params)
    while (message := answers.get(timeout=120))["id"] != number:
        pass
    return message


ask(
    "initialize",
    processId=None,
    rootUri=uri,
    workspaceFolders=[{"uri": uri, "name": "app"}],
    initializationOptions=job["settings"].get("gopls", {}),
    capabilities={
        "workspace": {"configuration": True, "applyEdit": True, "workspaceEdit": {"documentChanges": True}},
        "window": {"showDocument": {"support": True}},
    },
)
send(method="initialized", params={})
for name, language in (("main.go", "go"), ("go.mod", "go.mod")):
    document = {"uri": f"{uri}/{name}", "languageId": language, "version": 1, "text": (here / name).read_text()}
    send(method="textDocument/didOpen", params={"textDocument": document})


def wait_until(is_so):
    end = time.monotonic() + 60
    while not is_so() and time.monotonic() < end:
        time.sleep(0.05)


def problems():
    return [it["message"].strip() for it in diagnostics.get(f"{uri}/main.go", [])]


# It has something to say as soon as it knows the packages.
wait_until(lambda: f"{uri}/main.go" in diagnostics)
before = problems()
tidy = ask("workspace/executeCommand", command="gopls.tidy", arguments=[{"URIs": [f"{uri}/go.mod"]}])
error = tidy.get("error", {}).get("message", "")
if not error:
    changes = [{"uri": f"{uri}/{name}", "type": 2} for name in ("go.mod", "go.sum")]
    send(method="workspace/didChangeWatchedFiles", params={"changes": changes})
    wait_until(lambda: not problems())
json.dump({"before": before, "tidy": error, "after": problems(), "messages": messages}, sys.stdout)
sys.stdout.flush()
gopls.kill()
os._exit(0)
