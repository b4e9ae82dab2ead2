//! A real Docker engine, in a network of its own that leads nowhere; started once, when the first judge wants it.

use std::collections::BTreeSet;
use std::fs;
use std::io::{Read as _, Write as _};
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, OnceLock};
use std::thread::sleep;
use std::time::Duration;

use crate::folder::Folder;
use crate::tools;

const START: &str = include_str!("../programs/engine.sh");
/// An engine that starts at all has done so by then.
const PATIENCE: Duration = Duration::from_secs(60);
/// Where the system has its own programs.
pub(super) const PATH: &str = "/usr/sbin:/usr/bin:/sbin:/bin";
/// The image that stands for every other: there is nothing in it.
pub(super) const NOTHING: &str = "nothing:latest";

/// The engine.
pub(super) struct Engine {
    folder: Folder,
    child: Mutex<Child>,
}

static ENGINE: OnceLock<Result<Engine, String>> = OnceLock::new();

/// The engine, or why there is none on this machine.
pub(super) fn engine() -> Result<&'static Engine, String> {
    ENGINE.get_or_init(Engine::start).as_ref().map_err(Clone::clone)
}

/// Ends the engine, if it was started.
pub(super) fn stop() {
    if let Some(Ok(engine)) = ENGINE.get() {
        let mut child = engine.child.lock().unwrap();
        let _ = Command::new("kill").arg(child.id().to_string()).status();
        let _ = child.wait();
        let _ = fs::remove_dir_all(engine.folder.join(""));
    }
}

/// The version of the engine's client and server, which are of one source.
pub(super) fn version() -> Result<String, String> {
    let output = engine()?.docker().args(["version", "--format", "{{.Server.Version}}"]).output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    Ok(text.split('+').next().unwrap_or_default().to_owned())
}

impl Engine {
    fn start() -> Result<Self, String> {
        tools::namespaces()?;
        let tree = tools::find("deb")?;
        for program in ["setpriv", "ip", "runc"] {
            tools::system(program)?;
        }
        let folder = Folder::new();
        let log = fs::File::create(folder.join("log")).unwrap();
        let mut command = Command::new("setpriv");
        command.env_clear().env("PATH", PATH);
        // Nothing of it outlives this process.
        command.args(["--pdeathsig", "KILL", "unshare", "--net", "--mount", "--propagation", "private"]);
        command.args(["bash", "-c", START, "engine"]).arg(folder.join("")).arg(&tree);
        command.stdin(Stdio::null()).stdout(log.try_clone().unwrap()).stderr(log);
        let child = Mutex::new(command.spawn().map_err(|error| format!("setpriv: {error}"))?);
        let engine = Self { folder, child };
        engine.link_plugins(&tree);
        engine.wait()?;
        let import = engine.docker().args(["import", "-", NOTHING]).stdin(Stdio::piped()).stdout(Stdio::null()).spawn();
        let mut import = import.unwrap();
        // The end of an archive, and nothing before.
        import.stdin.take().unwrap().write_all(&[0; 1024]).unwrap();
        let is_good = import.wait().unwrap().success();
        is_good.then_some(engine).ok_or_else(|| "the engine takes no image".to_owned())
    }

    fn link_plugins(&self, tree: &std::path::Path) {
        fs::create_dir_all(self.config()).unwrap();
        let plugins = tree.join("usr/libexec/docker/cli-plugins");
        std::os::unix::fs::symlink(plugins, self.config().join("cli-plugins")).unwrap();
    }

    fn wait(&self) -> Result<(), String> {
        let step = Duration::from_millis(50);
        for _ in 0..PATIENCE.as_millis() / step.as_millis() {
            if UnixStream::connect(self.socket()).is_ok()
                && self.docker().arg("version").output().unwrap().status.success()
            {
                return Ok(());
            }
            if self.child.lock().unwrap().try_wait().unwrap().is_some() {
                break;
            }
            sleep(step);
        }
        let log = fs::read_to_string(self.folder.join("log")).unwrap_or_default();
        Err(format!("no Docker engine starts here: {}", log.lines().last().unwrap_or_default()))
    }

    fn socket(&self) -> PathBuf {
        self.folder.join("docker.sock")
    }

    /// The folder of the client's own settings.
    pub(super) fn config(&self) -> PathBuf {
        self.folder.join("config")
    }

    /// The command line of this engine, with nothing else of this machine in its environment.
    pub(super) fn docker(&self) -> Command {
        let mut command = Command::new(tools::folder().join("deb/usr/bin/docker"));
        command.env_clear().env("PATH", PATH).env("HOME", self.folder.join(""));
        command.env("DOCKER_HOST", format!("unix://{}", self.socket().display())).env("DOCKER_CONFIG", self.config());
        command
    }

    /// Gives the image with nothing in it all the names that Dockerfiles ask for, so that nobody looks them up.
    pub(super) fn name_images<'a>(&self, dockerfiles: impl Iterator<Item = &'a str>) {
        let lines = dockerfiles.flat_map(str::lines).filter_map(|line| line.strip_prefix("FROM "));
        let names: BTreeSet<_> =
            lines.filter_map(|rest| rest.split(' ').next()).filter(|it| *it != "scratch").collect();
        for name in names {
            // A name that is none shows when it is used.
            let (image, tag) = name.rsplit_once(':').unwrap_or((name, "latest"));
            self.post(&format!("/images/{NOTHING}/tag?repo={image}&tag={tag}"));
        }
    }

    /// A request to the engine itself, which is much faster than a client for each.
    fn post(&self, path: &str) {
        let mut stream = UnixStream::connect(self.socket()).unwrap();
        write!(stream, "POST {path} HTTP/1.1\r\nHost: engine\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            .unwrap();
        stream.read_to_end(&mut Vec::new()).unwrap();
    }
}
