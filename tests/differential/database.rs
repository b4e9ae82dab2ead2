//! The scripted checksum database: a genuine log over the modules that exist, with the lies that a case wants.

use super::answers::{Body, Reply, Response, text};
use super::catalogue::{self, ALL, Module};
use super::checksum;
use super::scripted::DatabaseRole;

/// The answer to a request below the database's root, `/lookup/…` or `/tile/…`.
pub(crate) fn reply(role: &DatabaseRole, signer: &str, target: &str) -> Reply {
    let records: Vec<String> = ALL.iter().map(|it| record(role, it)).collect();
    let leaves: Vec<_> = records.iter().map(|it| checksum::leaf(it)).collect();
    if let Some(wanted) = target.strip_prefix("/lookup/") {
        let wanted = wanted.replace("%21", "!");
        let (path, version) = wanted.split_once('@').unwrap_or((&wanted, ""));
        let (path, version) = (catalogue::unescaped(path), catalogue::unescaped(version));
        let found = ALL.iter().position(|it| it.path == path && it.version == version);
        return match found {
            Some(id) if !role.lacks.contains(&path) => {
                let root = checksum::base64(&checksum::root(&leaves));
                let head = format!("go.sum database tree\n{}\n{root}\n", leaves.len());
                let (lines, signer) = (records[id].clone(), signer.to_owned());
                body(Body::Record { id, lines, head, signer, tree: leaves.len() })
            }
            _ => text(404, "not found: unknown revision"),
        };
    }
    // Fewer than 256 records: one tile holds all.
    let width = target.strip_prefix("/tile/8/0/000.p/").and_then(|it| it.parse::<usize>().ok());
    match width {
        Some(width) if width <= leaves.len() => body(Body::Tile(leaves[..width].concat())),
        _ => text(404, "not found"),
    }
}

fn body(body: Body) -> Reply {
    let content_type = "text/plain; charset=UTF-8";
    Reply::Response(Response { status: 200, location: String::new(), content_type, body, cut: false })
}

/// The go.sum lines of a module, as this database has them.
fn record(role: &DatabaseRole, it: &Module) -> String {
    let has = |list: &[String]| list.iter().any(|path| path == it.path);
    let lines = it.sums();
    if has(&role.forged) {
        return lines.replace("h1:", "h1:AAAA");
    }
    if has(&role.mixed_up) {
        return lines.replace(it.path, "corp.example/other");
    }
    lines
}
