//! The answers that a paste gives to Set up's questions: where go runs, what the network has, and its addresses. No secret
//! comes through, for the doors take none.

mod places;
mod settings;
mod troubles;

use super::Judged;
use crate::ask::{Answers, Blocked, Have, Set};
use crate::door::Door;
use crate::facts::Case;
use crate::rules::Cause;

/// What has been read so far.
struct Reading {
    answers: Answers,
    have: Vec<Have>,
    blocked: Vec<Blocked>,
}

/// The answers, if the paste says anything of its network.
pub(super) fn answers(case: &Case, findings: &[Judged]) -> Option<Answers> {
    let causes: Vec<_> = findings.iter().take(3).map(|it| it.rule.cause).collect();
    let mut it = Reading { answers: Answers::default(), have: Vec::new(), blocked: Vec::new() };
    it.settings(case, causes.contains(&Cause::GoproxyIsNotAForwardProxy));
    it.troubles(case, &causes);
    if it.have.is_empty() && it.blocked.is_empty() {
        return None;
    }
    it.places(case);
    it.answers.have = Set::of(&it.have);
    it.answers.blocked = Set::of(&it.blocked);
    Some(it.answers)
}

/// A value as its door takes it, or as the door proposes instead.
fn through<T: Door>(typed: &str) -> Option<T> {
    let mut text = typed.trim().to_owned();
    for _ in 0..3 {
        match T::parse(&text) {
            Ok(it) => return Some(it),
            Err(no) => text = no.instead?,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ask::{CiSystem, Works, link};
    use crate::base::Span;
    use crate::facts::{Address, Doing, Failure, How, Place, Setting, Trouble};
    use crate::read::Kind;

    /// A paste of a kind that sets variables.
    fn case(kind: Kind, variables: &[(&str, &str)]) -> Case<'static> {
        let mut case = Case::of("", Some(kind));
        case.settings = variables.iter().map(|(name, value)| setting(name, value)).collect();
        case
    }

    fn setting(name: &str, value: &str) -> Setting {
        Setting {
            name: name.to_owned(),
            value: value.to_owned(),
            how: How::Export,
            place: Place::Shell,
            at: Span::default(),
            name_at: Span::default(),
            value_at: Span::default(),
            quote: None,
            is_remark: false,
        }
    }

    fn failure(host: &str, trouble: Trouble) -> Failure {
        Failure {
            at: Span::default(),
            words: Span::default(),
            doing: Doing::ModuleProxy,
            trouble,
            address: Some(Address { host: host.to_owned(), ..Address::default() }),
            peer: None,
            on_way_to_proxy: false,
            module: None,
            is_remark: false,
        }
    }

    fn read(case: &Case) -> String {
        answers(case, &[]).map(|it| link::write(&it)).unwrap_or_default()
    }

    #[test]
    fn what_says_nothing_answers_nothing() {
        assert_eq!(answers(&case(Kind::Dockerfile, &[("CGO_ENABLED", "0")]), &[]), None);
        assert_eq!(answers(&case(Kind::Shell, &[("GOPROXY", "https://proxy.golang.org,direct")]), &[]), None);
        assert_eq!(answers(&case(Kind::Shell, &[("GOPROXY", "$MIRROR"), ("HTTPS_PROXY", "")]), &[]), None);
    }

    #[test]
    fn a_mirror_and_what_stands_behind_it() {
        assert_eq!(
            read(&case(Kind::Shell, &[("GOPROXY", "https://mirrors.aliyun.com/goproxy/|direct")])),
            "v=1&works=terminal&mirror=aliyun&on-error=next"
        );
    }

    #[test]
    fn a_company_s_module_proxy_without_its_login() {
        let link = read(&case(
            Kind::Dockerfile,
            &[
                ("GOPROXY", "https://ci:s3cret@nexus.corp.example/repository/go/,direct"),
                ("GOPRIVATE", "*.corp.example"),
            ],
        ));
        assert_eq!(
            link,
            "v=1&works=build&have=module-proxy,private&server=nexus&module-proxy=https://nexus.corp.example/repository/go\
             &module-login=netrc&private=*.corp.example"
        );
    }

    #[test]
    fn a_forward_proxy_its_login_and_what_goes_past_it() {
        let link = read(&case(
            Kind::Daemon,
            &[
                ("HTTP_PROXY", "http://me:p%40ss@proxy.corp.example:8080"),
                ("HTTPS_PROXY", "https://me:p%40ss@proxy.corp.example:8080"),
                ("NO_PROXY", "localhost,127.0.0.1,*.corp.example,10.0.0.0/8,registry.lan:5000,${HOST}"),
            ],
        ));
        assert_eq!(
            link,
            "v=1&works=pull&have=forward-proxy&proxy=http://proxy.corp.example:8080&proxy-login=basic\
             &no-proxy=corp.example,10.0.0.0/8,registry.lan"
        );
    }

    #[test]
    fn a_forward_proxy_in_the_wrong_variable() {
        let case = case(Kind::Shell, &[("GOPROXY", "http://127.0.0.1:7890")]);
        let mut it = Reading { answers: Answers::default(), have: Vec::new(), blocked: Vec::new() };
        it.settings(&case, true);
        assert_eq!(it.have, [Have::ForwardProxy]);
        assert_eq!(it.answers.proxy.text().as_str(), "http://127.0.0.1:7890");
    }

    #[test]
    fn failures_tell_of_the_network() {
        let mut it = case(Kind::ErrorText, &[]);
        it.failures = vec![failure("proxy.golang.org", Trouble::Timeout)];
        assert_eq!(read(&it), "v=1&preset=china-mirror");
        it.failures = vec![failure("registry-1.docker.io", Trouble::Timeout)];
        it.failures[0].doing = Doing::Registry;
        assert_eq!(read(&it), "v=1&works=pull&have=&blocked=docker.io");
        it.failures = vec![failure("goproxy.corp.example", Trouble::Status(500))];
        assert_eq!(read(&it), "");
    }

    #[test]
    fn kinds_say_where_go_runs() {
        let works = |kind| {
            let it = answers(&case(kind, &[("GOPROXY", "https://goproxy.cn,direct")]), &[]).unwrap();
            (it.works.iter().collect::<Vec<_>>(), it.ci.iter().collect::<Vec<_>>())
        };
        let github = vec![CiSystem::GitHub];
        assert_eq!(works(Kind::Compose).0, [Works::Build, Works::Container]);
        assert_eq!(works(Kind::GitlabCi), (vec![Works::Ci], vec![CiSystem::GitLab]));
        assert_eq!(works(Kind::Settings), (vec![Works::Editor], github));
    }
}
