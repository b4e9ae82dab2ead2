//! Which authorities the go command itself trusts; knows no host.

use super::{Environment, Kind, Os, Read, Release, World};

/// The files that are looked for, the first one that is there counts (`crypto/x509/root_linux.go`).
const FILES: [&str; 6] = [
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/pki/tls/cacert.pem",
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    "/etc/ssl/cert.pem",
];

/// The folders of which every file is read.
const FOLDERS: [&str; 2] = ["/etc/ssl/certs", "/etc/pki/tls/certs"];

/// The authorities, or why they could not be read.
pub(crate) struct Trust(Result<Vec<String>, String>);

impl Trust {
    /// Reads them as `crypto/x509.loadSystemRoots` does; on macOS and Windows the platform's own, for which the world
    /// has the path `""`, unless a variable says otherwise to Go 1.27 or later.
    pub(crate) fn load(environment: &Environment, os: Os, release: Release, world: &dyn World) -> Self {
        let file = environment.variable("SSL_CERT_FILE");
        let folder = environment.variable("SSL_CERT_DIR");
        let platform = os != Os::Linux;
        if platform && (release.minor < 27 || (file.is_none() && folder.is_none())) {
            return Trust(Ok(world.authorities("")));
        }
        let files: Vec<&str> = match file {
            Some(file) => vec![file],
            None if platform => Vec::new(),
            None => FILES.to_vec(),
        };
        let folders: Vec<&str> = match folder {
            Some(list) => list.split(':').collect(),
            None if platform => Vec::new(),
            None => FOLDERS.to_vec(),
        };
        let mut roots = Vec::new();
        let mut first = None;
        for path in files {
            match world.read(path) {
                Read::File(_) => {
                    roots.extend(world.authorities(path));
                    break;
                }
                Read::Folder => first = first.or_else(|| Some(format!("read {path}: is a directory"))),
                Read::Denied => first = first.or_else(|| Some(format!("open {path}: permission denied"))),
                Read::Missing => {}
            }
        }
        for path in folders {
            match world.read(path) {
                Read::Folder => roots.extend(world.authorities(path)),
                Read::File(_) => first = first.or_else(|| Some(format!("readdirent {path}: not a directory"))),
                Read::Denied => first = first.or_else(|| Some(format!("open {path}: permission denied"))),
                Read::Missing => {}
            }
        }
        match first {
            Some(first) if roots.is_empty() => Trust(Err(first)),
            _ => Trust(Ok(roots)),
        }
    }

    /// What `x509.Certificate.Verify` says of a certificate, in its order.
    pub(crate) fn verify(
        &self,
        authority: &str,
        expired: bool,
        names_host: bool,
        host: &str,
    ) -> Result<(), (Kind, String)> {
        let failed = |kind, words: &str| Err((kind, format!("tls: failed to verify certificate: x509: {words}")));
        let roots = match &self.0 {
            Ok(roots) => roots,
            Err(why) => {
                let words = format!("failed to load system roots and no roots provided; {why}");
                return failed(Kind::NoRoots, &words);
            }
        };
        if expired {
            return failed(Kind::TlsExpired, "certificate has expired or is not yet valid");
        }
        if !names_host {
            let words = format!("certificate is valid for another name, not {host}");
            return failed(Kind::TlsWrongHost, &words);
        }
        if !roots.iter().any(|root| root == authority) {
            return failed(Kind::TlsUnknownAuthority, "certificate signed by unknown authority");
        }
        Ok(())
    }
}
