//! Settings that end at gopls: a real gopls is started with them, and must hand everything to the `go` that it runs.

use std::process::Command;

use goproxy_wizard::plan::{Plan, Var};
use serde_json::{Value, json};

use super::judge::{Given, Judge, Twin, Verdict, lay_out, swap};
use super::planned::{self, LOGIN, Variables};
use super::{parallel, programs};
use crate::folder::Folder;
use crate::tools;

fn version() -> Result<String, String> {
    tools::find("go/bin/go")?;
    tools::find("py/bin/python")?;
    tools::version(Command::new(tools::find("deb/usr/bin/gopls")?).arg("version"))
}

/// As the Go extension starts it: the variables go to gopls itself.
pub(super) const VSCODE: Judge = Judge {
    program: "gopls",
    files: &["vscode-workspace"],
    most: (6, 64),
    version,
    twins: &[
        Twin { what: "an unknown variable", spoil: |text| swap(text, "\"GO", "\"GOO") },
        Twin { what: "another value", spoil: |text| swap(text, "corp.example", "corp.invalid") },
    ],
    verdicts: |given| {
        let case = |it: &Given| {
            let read: Value = serde_json::from_str(&it.text).unwrap_or_default();
            let tools = read["go.toolsEnvVars"].to_string().replace("${env:HTTPS_PROXY}", LOGIN);
            let env: Value = serde_json::from_str(&tools).unwrap();
            json!({ "env": env, "settings": {}, "expected": expected(&it.plan, Some(LOGIN)) })
        };
        start(&given.iter().map(case).collect::<Vec<_>>())
    },
};

/// As any editor starts it: the variables are settings.
pub(super) const SETTINGS: Judge = Judge {
    files: &["gopls"],
    twins: &[
        Twin { what: "an unknown setting", spoil: |text| swap(text, "\"env\"", "\"enviro\"") },
        Twin { what: "another value", spoil: |text| swap(text, "corp.example", "corp.invalid") },
    ],
    verdicts: |given| {
        let case = |it: &Given| {
            let read: Value = serde_json::from_str(&it.text).unwrap_or_default();
            json!({ "env": {}, "settings": read["gopls"], "expected": expected(&it.plan, None) })
        };
        start(&given.iter().map(case).collect::<Vec<_>>())
    },
    ..VSCODE
};

/// As Neovim starts it, which reads the file from its own folder.
pub(super) const NEOVIM: Judge = Judge {
    program: "Neovim and gopls",
    files: &["neovim"],
    version: || Ok(format!("{} and {}", tools::version(nvim()?.arg("--version"))?, version()?)),
    twins: &[
        Twin { what: "an unknown setting", spoil: |text| swap(text, "env =", "enviro =") },
        Twin { what: "a brace too few", spoil: |text| swap(text, "  },\n", "\n") },
        Twin { what: "another section", spoil: |text| swap(text, "    gopls =", "    go =") },
    ],
    verdicts: |given| {
        let (folder, paths) = lay_out(given);
        let read = parallel::map(&paths, |path| settings(path).unwrap_or_else(|said| json!({ "problem": said })));
        let case = |(it, read): (&Given, &Value)| json!({ "env": {}, "settings": read["settings"]["gopls"], "expected": expected(&it.plan, None) });
        let verdicts = start(&given.iter().zip(&read).map(case).collect::<Vec<_>>())?;
        drop(folder);
        let both = |(verdict, read): (Verdict, &Value)| match read["problem"].as_str() {
            Some(problem) => Err(problem.to_owned()),
            None => verdict,
        };
        Ok(verdicts.into_iter().zip(&read).map(both).collect())
    },
    ..VSCODE
};

fn nvim() -> Result<Command, String> {
    let mut command = Command::new(tools::find("bin/nvim")?);
    command.env("VIMRUNTIME", tools::find("deb/usr/share/nvim/runtime")?);
    Ok(command)
}

/// What Neovim makes of all that it finds about gopls.
fn settings(path: &std::path::Path) -> Result<Value, String> {
    let config =
        path.ancestors().find(|it| it.ends_with("nvim")).and_then(|it| it.parent()).ok_or("not below nvim/")?;
    let print = "lua io.write(vim.json.encode(vim.lsp.config.gopls))";
    let mut command = nvim()?;
    command
        .args(["--headless", "-u", "NONE", "-c", print, "-c", "quit"])
        .env("XDG_CONFIG_HOME", config)
        .env("HOME", config);
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    serde_json::from_slice(&output.stdout).map_err(|error| format!("{error}: {said}"))
}

fn expected(plan: &Plan, address: Option<&str>) -> Variables {
    planned::both(planned::go(plan, &[Var::GoAuth]), planned::editor_proxy(plan, address))
}

fn start(cases: &[Value]) -> Result<Vec<Verdict>, String> {
    let folder = Folder::new();
    let job = json!({
        "gopls": tools::find("deb/usr/bin/gopls")?, "go": tools::find("go/bin/go")?, "folder": folder.join(""),
        "cases": cases,
    });
    let said = programs::python_program("gopls.py", &job)?;
    Ok(said.as_array().ok_or("no answer")?.iter().map(programs::no_problems).collect())
}
