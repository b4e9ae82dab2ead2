//! A server's process: started, waited for, ended.

use std::io::{Read, Seek};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A running server; it ends when dropped.
pub(crate) struct Server {
    child: Child,
    pub(crate) address: SocketAddr,
}

/// A port of loopback that nobody has.
pub(crate) fn port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// The program, if this machine has it. Where `HOSTING=required` it must.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let folders = std::env::var("PATH").unwrap_or_default();
    let folders = folders.split(':').chain(["/usr/sbin", "/usr/local/sbin"]);
    let found = folders.map(|folder| PathBuf::from(folder).join(program)).find(|path| path.is_file());
    if found.is_none() {
        let is_required = std::env::var_os("HOSTING").is_some_and(|it| it == "required");
        assert!(!is_required, "HOSTING=required, but there is no {program}: scripts/tools hosting");
        eprintln!("not tried, for there is no {program} here");
    }
    found
}

/// Starts it and waits until it listens.
pub(crate) fn start(command: &mut Command, port: u16) -> Server {
    let mut log = tempfile();
    command.stdin(Stdio::null()).stdout(log.try_clone().unwrap()).stderr(log.try_clone().unwrap());
    let child = command.spawn().unwrap();
    let address = SocketAddr::from(([127, 0, 0, 1], port));
    let mut server = Server { child, address };
    let since = Instant::now();
    while TcpStream::connect(address).is_err() {
        let ended = server.child.try_wait().unwrap();
        if ended.is_some() || since.elapsed() > Duration::from_secs(20) {
            let mut text = String::new();
            log.rewind().unwrap();
            log.read_to_string(&mut text).unwrap();
            panic!("{command:?} does not listen ({ended:?}):\n{text}");
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    server
}

fn tempfile() -> std::fs::File {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("server-{}.log", port()));
    let file = std::fs::OpenOptions::new().create(true).truncate(true).read(true).write(true).open(&path).unwrap();
    // A server that is nobody opens it anew, as /dev/stdout.
    file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666)).unwrap();
    let _ = std::fs::remove_file(path);
    file
}

impl Drop for Server {
    fn drop(&mut self) {
        // Asked to, it ends its workers too.
        let _ = Command::new("kill").arg(self.child.id().to_string()).status();
        let _ = self.child.wait();
    }
}
