//! The program that carries the page: `serve` sends the very files of `dist/`, and only to this machine.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use flate2::read::GzDecoder;

/// A running program; it ends when dropped.
struct Program {
    child: Child,
    address: SocketAddr,
}

impl Program {
    fn start(port: &str) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_goproxy-wizard"));
        // The page is inside: the folder that it was built from is not looked at.
        command.args(["serve", "--port", port]).current_dir("/").stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("http://").and_then(|it| it.strip_suffix('/')).unwrap().parse().unwrap();
        Self { child, address }
    }

    /// What is answered: status, headers by their names in small letters, body.
    fn ask(&self, request: &str) -> (u16, BTreeMap<String, String>, Vec<u8>) {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.write_all(format!("{request}Connection: close\r\n\r\n").as_bytes()).unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let end = bytes.windows(4).position(|it| it == b"\r\n\r\n").unwrap();
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let (first, rest) = head.split_once("\r\n").unwrap();
        let headers = rest.lines().filter_map(|line| line.split_once(": "));
        let headers = headers.map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned())).collect();
        (first.split(' ').nth(1).unwrap().parse().unwrap(), headers, bytes[end + 4..].to_vec())
    }

    fn get(&self, path: &str, more: &str) -> (u16, BTreeMap<String, String>, Vec<u8>) {
        self.ask(&format!("GET /{path} HTTP/1.1\r\nHost: localhost:{}\r\n{more}", self.address.port()))
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The files of the built page, without their compressed twins and what other servers read.
fn files(folder: &Path, out: &mut Vec<PathBuf>) {
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let is_twin = path.extension().is_some_and(|ending| ending == "gz" || ending == "br");
        if path.is_dir() {
            files(&path, out);
        } else if !is_twin && path.file_name().is_some_and(|name| name != "_headers") {
            out.push(path);
        }
    }
}

#[test]
fn the_page_inside_is_the_one_that_was_built() {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
    let program = Program::start("0");
    let mut all = Vec::new();
    files(&dist, &mut all);
    assert!(all.len() > 400, "only {} files", all.len());
    for file in all {
        let path = file.strip_prefix(&dist).unwrap().to_str().unwrap();
        let expected = fs::read(&file).unwrap();
        let (status, headers, plain) = program.get(path, "");
        assert_eq!((status, headers.get("content-encoding")), (200, None), "{path}");
        assert!(plain == expected, "{path} is not the one of dist/: build it again");
        assert_ne!(headers["content-type"], "application/octet-stream", "{path}: no type for its ending");
        let (status, headers, packed) = program.get(path, "Accept-Encoding: gzip, br\r\n");
        assert_eq!((status, packed.len()), (200, headers["content-length"].parse().unwrap()), "{path}");
        if headers.contains_key("content-encoding") {
            let mut plain = Vec::new();
            GzDecoder::new(&*packed).read_to_end(&mut plain).unwrap();
            assert!(plain == expected, "{path} as gzip");
        }
        for (name, value) in goproxy_wizard::web::headers(path) {
            assert_eq!(headers.get(&name.to_ascii_lowercase()), Some(&value), "{path}: {name}");
        }
        let seen = format!("Accept-Encoding: gzip\r\nIf-None-Match: {}\r\n", headers["etag"]);
        let (status, _, body) = program.get(path, &seen);
        assert_eq!((status, body.len()), (304, 0), "{path}");
    }
}

#[test]
fn only_names_of_this_machine_are_answered() {
    let program = Program::start("0");
    assert!(program.address.ip().is_loopback());
    for (host, status) in [("goproxy.example", 421), ("127.0.0.1:1", 200), ("[::1]", 200)] {
        assert_eq!(program.ask(&format!("GET / HTTP/1.1\r\nHost: {host}\r\n")).0, status, "{host}");
    }
    assert_eq!(program.ask("GET / HTTP/1.1\r\n").0, 400);
    let (status, headers, body) = program.ask("HEAD / HTTP/1.1\r\nHost: localhost\r\n");
    assert!(status == 200 && body.is_empty() && headers["content-length"].parse::<usize>().unwrap() > 500);
    let (status, headers, body) = program.get("none/at/all", "");
    assert_eq!((status, &*headers["cache-control"]), (404, "no-cache"));
    assert!(String::from_utf8(body).unwrap().contains("首页"));
}

#[test]
fn a_taken_port_gives_way_to_the_next() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let program = Program::start(&port.to_string());
    assert!((port + 1..=port.saturating_add(20)).contains(&program.address.port()), "{}", program.address);
}
