//! `Environment=` stands in no section, or beside the heading.

use crate::base::Span;
use crate::data::source;
use crate::facts::{Case, How, Setting};
use crate::read::Kind;
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP182",
    name: "no-section",
    cause: Cause::EnvSyntax,
    title: both("`Environment=` without `[Service]` above it", "`Environment=` 上面没有 `[Service]`"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "systemd reads an assignment only inside its section. A drop-in that begins with `Environment=` is passed over, with \
         `Assignment outside of section. Ignoring.` in the journal; a heading needs a line of its own.",
        "systemd 只认写在所属小节里的赋值。直接以 `Environment=` 开头的 drop-in 会被忽略，日志里是 `Assignment outside of section. Ignoring.`；\
         小节标题要独占一行。",
    ),
    bad: &[
        example(
            Kind::Systemd,
            "# /etc/systemd/system/docker.service.d/http-proxy.conf\nEnvironment=\"HTTP_PROXY=http://proxy.corp.example:3128\"\n\
             Environment=\"HTTPS_PROXY=http://proxy.corp.example:3128\"\n",
        ),
        example(
            Kind::Systemd,
            "# /etc/systemd/system/docker.service.d/http-proxy.conf\n[Service]Environment=\"HTTPS_PROXY=http://proxy.corp.example:3128\"\n",
        ),
    ],
    good: &[example(
        Kind::Systemd,
        "# /etc/systemd/system/docker.service.d/http-proxy.conf\n[Service]\nEnvironment=\"HTTP_PROXY=http://proxy.corp.example:3128\"\n\
         Environment=\"HTTPS_PROXY=http://proxy.corp.example:3128\"\n",
    )],
    sources: &[source::SYSTEMD_UNIT, source::DOCKER_DAEMON_PROXY],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let before = out.len();
    for document in case.of_kind(Kind::Systemd) {
        let Some(ini) = document.ini() else { continue };
        for section in &ini.sections {
            let rest = Span::new(section.end, case.line(*section).end);
            if rest.of(case.text).trim_start().starts_with(|ch: char| ch.is_ascii_alphabetic()) {
                let title = both("Put the heading on a line of its own", "让标题独占一行");
                let fix = Fix::safe(title, [Edit::insert(section.end, "\n")]);
                out.push(finding(*section, case).fix(fix));
            }
        }
        let lost = ini.entries.iter().find(|it| {
            it.key.of(case.text) == "Environment" && matches!(it.section.as_str(), "Unit" | "Install")
        });
        out.extend(lost.map(|it| finding(it.key, case)));
        let first = ini.entries.iter().find(|it| it.key.of(case.text) == "Environment");
        let Some(first) = first.filter(|it| it.section.is_empty() && ini.sections.is_empty()) else { continue };
        // One unquoted line is what `systemctl show` prints.
        let count = ini.entries.iter().filter(|it| it.key.of(case.text) == "Environment").count();
        let is_file = first.value.of(case.text).starts_with(['"', '\'']) || count > 1;
        if is_file {
            let title = both("Add `[Service]`", "加上 `[Service]`");
            out.push(finding(first.key, case).fix(Fix::safe(title, [Edit::insert(first.at.start, "[Service]\n")])));
        }
    }
    let said = case.says("assignment outside of section");
    if out.len() == before && let Some(at) = said.or_else(|| beside(case)) {
        out.push(finding(at, case));
    }
}

/// A script writes heading and assignment as one line.
fn beside(case: &Case) -> Option<Span> {
    case.says_any(&["[service]environment=", "[service] environment=", "[service]\tenvironment="])
}

fn finding(at: Span, case: &Case) -> Finding {
    // Where a `%` is what is wrong, the heading is only left out of what was copied.
    let is_percent = |it: &Setting| it.how == How::Unit && it.value_at.of(case.text).replace("%%", "").contains('%');
    let is_copied = case.settings.iter().any(is_percent);
    Finding::error(
        at,
        both("systemd ignores what stands outside of `[Service]`.", "systemd 会忽略 `[Service]` 之外的内容。"),
    )
    .weight(if is_copied { 80 } else { 99 })
    .why(both(
        "Every assignment belongs to the section above it, and a heading stands alone on its line.",
        "每条赋值都属于它上面的小节，而标题要独占一行。",
    ))
    .todo(both(
        "Write `[Service]` on a line of its own above, then `sudo systemctl daemon-reload` and restart the service.",
        "在上面单独写一行 `[Service]`，然后运行 `sudo systemctl daemon-reload` 并重启服务。",
    ))
}
