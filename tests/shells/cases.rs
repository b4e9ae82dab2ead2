//! The answers that the shells are tried with: every preset, and values that shells give a meaning.

use goproxy_wizard::ask::{Answers, PRESETS, link};

/// Answers as links; the module proxy and the file tree hold every character that their doors let through.
const HOSTILE: [&str; 8] = [
    "have=air-gap&air-gap=files&file-tree=/srv/go%20mod/it's%20$HOME%20%22x%22%20%60y%60%20100%25%20%231%20%7C%20%C3%A9",
    "have=air-gap&air-gap=files&file-tree=/%5Cn$(id)%24%7BHOME%7D%5C&proxy=http://p:1",
    "have=module-proxy,forward-proxy&module-proxy=https://h.example:8443/a$%26'()*%2B%3D~!b%2541&proxy=socks5h://[::1]:1080",
    "have=module-proxy&serves=private&module-login=goauth&module-proxy=http://h/$HOME/$(id)/~/*&relay=no",
    "have=china,private&private=git.corp.example/~x,*.corp.example,github.com/a[a-z]%3F*/[%5Eb],c.example&vcs-login=goauth",
    "have=china,private,forward-proxy&mirror=aliyun&on-error=next&toolchain=local&no-proxy=10.0.0.0/8,fd00::1,corp.example",
    "have=china,forward-proxy,private&go-settings=go-env&vcs-login=ssh",
    "have=china,forward-proxy,inspection&ca=a/%C3%A9 b ~%2B@%3D.crt&runner=self-hosted&blocked=github.com",
];

/// Every case, with what it is called in failures.
pub(super) fn all() -> Vec<(String, Answers)> {
    let presets = PRESETS.iter().map(|preset| (preset.name.to_owned(), preset.answers()));
    presets.chain(HOSTILE.iter().map(|text| ((*text).to_owned(), read(text)))).collect()
}

/// The answers of a link that must be understood in full.
pub(super) fn read(text: &str) -> Answers {
    let (answers, remarks) = link::read(text, &[]);
    assert!(remarks.is_empty(), "{text}: {remarks:?}");
    answers
}
