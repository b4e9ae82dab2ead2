//! What the rules mend: their bad examples, with every fix applied, given to the program that reads such a text.

#[path = "mended/programs.rs"]
mod programs;

use goproxy_wizard::diagnose::{diagnose, mend};
use goproxy_wizard::read::Kind;
use goproxy_wizard::rules::docs;

use self::programs::{PROGRAMS, Program};
use crate::report::{Part, Report};

/// A bad example and what becomes of it.
struct Mended {
    name: String,
    kind: Kind,
    bad: String,
    text: String,
}

/// Every bad example that can be mended.
fn all() -> Vec<Mended> {
    let mut out = Vec::new();
    for (rule, doc) in docs() {
        for bad in doc.bad {
            let report = diagnose(bad.text, Some(bad.kind));
            let fixes: Vec<_> = report.findings.iter().filter_map(|it| it.finding.fix.as_ref()).collect();
            let (text, applied) = mend(bad.text, fixes);
            if !applied.is_empty() {
                out.push(Mended { name: rule.code.to_owned(), kind: bad.kind, bad: bad.text.to_owned(), text });
            }
        }
    }
    out
}

/// Asks each program about what is mended of its kinds.
pub(super) fn run(report: &mut Report) {
    let all = all();
    for program in PROGRAMS {
        let file = "mended examples of the rules";
        if !report.wants(file, program.name) {
            continue;
        }
        let own: Vec<_> =
            all.iter().filter(|it| program.kinds.contains(&it.kind) && (program.reads)(&it.text)).collect();
        if own.is_empty() {
            continue;
        }
        match (program.version)() {
            Err(reason) => report.skipped(Part::Accepted, file, program.name, &reason),
            Ok(version) => match judge(program, &own) {
                Ok(refused) => {
                    report.passed(Part::Accepted, file, program.name, &version, own.len(), refused);
                }
                Err(why) => report.failed(Part::Accepted, file, program.name, &version, &why),
            },
        }
    }
}

/// The number of bad and spoilt texts that the program refuses. A mended one must give it no reason that it did not have
/// before: what else an excerpt lacks is no fault of the fix.
fn judge(program: &Program, own: &[&Mended]) -> Result<usize, String> {
    let mut texts: Vec<String> = own.iter().map(|it| it.text.clone()).collect();
    texts.extend(own.iter().map(|it| it.bad.clone()));
    texts.push((program.spoil)(&own[0].text));
    let said = (program.complaints)(&texts)?;
    let (mended, others) = said.split_at(own.len());
    let (bad, spoilt) = others.split_at(own.len());
    for ((it, now), before) in own.iter().zip(mended).zip(bad) {
        if let Some(new) = now.iter().find(|complaint| !before.contains(*complaint)) {
            return Err(format!("{} mended: {new}\n{}", it.name, it.text));
        }
    }
    if !spoilt.iter().all(|it| it.iter().any(|complaint| !mended[0].contains(complaint))) {
        return Err(format!("taken although spoilt:\n{}", texts[texts.len() - 1]));
    }
    Ok(1 + bad.iter().zip(mended).filter(|(before, now)| before.len() > now.len()).count())
}
