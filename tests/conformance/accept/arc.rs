//! Values for the runners' chart, read by two readers of YAML and held to the chart's own names: Helm itself is in no
//! registry that this machine reaches.

use goproxy_wizard::ask::Have;
use goproxy_wizard::base::Clean;
use goproxy_wizard::door::Door as _;
use goproxy_wizard::plan::Plan;
use serde_json::{Map, Value, json};

use super::judge::{Given, Judge, Twin, Verdict, swap};
use super::programs;

pub(super) const JUDGE: Judge = Judge {
    program: "two readers of YAML (PyYAML, ruamel.yaml)",
    files: &["arc-values"],
    most: (usize::MAX, usize::MAX),
    version: || {
        let first = programs::pypi_version("PyYAML")?;
        Ok(format!("{first} and {}", programs::pypi_version("ruamel.yaml")?))
    },
    twins: &[
        Twin { what: "an unknown key", spoil: |text| swap(text, "noProxy:", "no_proxy:") },
        Twin { what: "another form", spoil: |text| swap(text, "    url:", "    - url:") },
        Twin { what: "another value", spoil: |text| swap(text, "corp.example", "corp.invalid") },
        Twin { what: "a wrong indent", spoil: |text| swap(text, "  http:", " http:") },
    ],
    verdicts: judge,
};

fn judge(given: &[Given]) -> Result<Vec<Verdict>, String> {
    let texts: Vec<_> = given.iter().map(|it| it.text.as_str()).collect();
    let said = programs::python_program("arc_values.py", &json!(texts))?;
    let verdict = |(it, said): (&Given, &Value)| {
        let expected = json!({ "values": expected(&it.plan) });
        if *said == expected { Ok(()) } else { Err(format!("{said}\ninstead of {expected}")) }
    };
    Ok(given.iter().zip(said.as_array().ok_or("no answer")?).map(verdict).collect())
}

fn expected(plan: &Plan) -> Value {
    let mut out = Map::new();
    if let Some(forward) = &plan.forward {
        let mut server = json!({ "url": forward.proxy.text().as_str() });
        if forward.has_login {
            server["credentialSecretRef"] = json!("go-proxy-login");
        }
        let direct: Vec<_> = forward.direct.iter().map(Clean::as_str).filter(|it| !it.starts_with('[')).collect();
        out.insert("proxy".to_owned(), json!({ "http": server, "https": server, "noProxy": direct }));
    }
    if plan.answers.has(Have::Inspection) {
        let from = json!({ "configMapKeyRef": { "name": "corp-ca", "key": "corp-ca.crt" } });
        let tls = json!({ "certificateFrom": from, "runnerMountPath": "/usr/local/share/ca-certificates/" });
        out.insert("githubServerTLS".to_owned(), tls);
    }
    Value::Object(out)
}
