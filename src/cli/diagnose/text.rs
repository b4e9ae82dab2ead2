//! Findings as text for people.

use super::Looked;
use super::ink::{Ink, Style, shown, width};
use crate::base::Lines;
use crate::base::Span;
use crate::diagnose::{Differ, Judged};
use crate::rules::{Care, Confidence, Finding, Severity, rules};
use crate::text::{Both, Lang, both};

/// How many columns of a line are shown at most.
const WIDE: usize = 110;
/// How many of them at most before what is marked.
const BEFORE: usize = 40;
/// How many variables are named.
const NAMED: usize = 8;

/// All findings, and what was recognised and checked.
pub(super) fn text(all: &[Looked], lang: Lang, ink: Ink) -> String {
    let mut out = Text { out: String::new(), lang, ink };
    let lines: Vec<_> = all.iter().map(|it| Lines::of(&it.report.covered.text)).collect();
    let differs: Vec<_> = all.iter().map(|it| Differ::of(&it.report.covered.text)).collect();
    let mut count = 0;
    for (i, judged) in super::ranked(all) {
        out.finding(&all[i], &lines[i], &differs[i], judged);
        count += 1;
    }
    for looked in all {
        out.checked(looked);
    }
    let safe = |it: &&Judged| it.finding.fix.as_ref().is_some_and(|fix| fix.care == Care::Safe);
    let safe: usize = all.iter().map(|it| it.report.findings.iter().filter(safe).count()).sum();
    out.end(count, safe);
    out.out
}

struct Text {
    out: String,
    lang: Lang,
    ink: Ink,
}

impl Text {
    /// A line of our own words and of others', which can't do anything to the terminal.
    fn line(&mut self, indent: usize, style: Style, text: &str) {
        for line in text.split('\n') {
            let line = shown(line.trim_end_matches('\r'));
            let line = line.trim_end();
            if !line.is_empty() {
                self.out.push_str(&" ".repeat(indent));
                self.out.push_str(&self.ink.paint(style, line));
            }
            self.out.push('\n');
        }
    }

    /// A text behind its label.
    fn labelled(&mut self, label: Both, text: &str) {
        let label = label.of(self.lang);
        let gap = if label.is_ascii() { " " } else { "" };
        self.line(2, Style::Plain, &format!("{label}{gap}{text}"));
    }

    fn finding(&mut self, looked: &Looked, lines: &Lines, differ: &Differ, judged: &Judged) {
        let (finding, lang) = (&judged.finding, self.lang);
        let style = match finding.severity {
            Severity::Error => Style::Error,
            Severity::Warning => Style::Warning,
            Severity::Note => Style::Note,
        };
        let place = lines.place(finding.at.start);
        let head = format!("{}:{}:{}: {}", looked.input.name, place.line, place.column, finding.what.of(lang));
        self.line(0, Style::Strong, &head);
        self.quoted(lines, &looked.report.covered.text, finding, style);
        self.labelled(both("Why:", "为什么："), &finding.why.of(lang));
        self.labelled(both("What helps:", "怎么办："), &finding.todo.of(lang));
        if let Some(decider) = &finding.decide {
            let (command, reading) = (&decider.command, decider.reading.of(lang));
            let text = match (command.is_empty(), lang) {
                (true, _) => reading,
                (false, Lang::En) => format!("run `{command}`. {reading}"),
                (false, Lang::ZhCn) => format!("运行 `{command}`。{reading}"),
            };
            self.labelled(both("To be sure:", "要确定："), &text);
        }
        if let Some(fix) = &finding.fix {
            let label = match fix.care {
                Care::Safe => both("Safe change:", "可放心的修改："),
                Care::Review => both("Change to look at first:", "需要先看一眼的修改："),
            };
            self.labelled(label, &fix.title.of(lang));
            let diff = differ.unified(looked.input.shown(), &fix.edits);
            for line in diff.iter().flat_map(|it| it.lines()).skip(2) {
                let style = match line.as_bytes().first() {
                    Some(b'-') => Style::Old,
                    Some(b'+') => Style::New,
                    Some(b'@') => Style::Faint,
                    _ => Style::Plain,
                };
                self.line(4, style, line);
            }
        }
        let (code, name) = (judged.rule.code, judged.rule.name);
        let (severity, sure) = (self.severity(finding), self.sure(finding));
        let rule = match lang {
            Lang::En => format!("{code} {name}: {severity}, {sure}"),
            Lang::ZhCn => format!("{code} {name}：{severity}，{sure}"),
        };
        self.line(2, Style::Faint, &rule);
        self.out.push('\n');
    }

    fn severity(&self, finding: &Finding) -> &'static str {
        match finding.severity {
            Severity::Error => both("error", "错误"),
            Severity::Warning => both("warning", "警告"),
            Severity::Note => both("note", "提示"),
        }
        .of(self.lang)
    }

    fn sure(&self, finding: &Finding) -> &'static str {
        match finding.confidence {
            Confidence::High => both("certain", "确定"),
            Confidence::Medium => both("likely", "很可能"),
            Confidence::Low => both("possible", "有可能"),
        }
        .of(self.lang)
    }

    /// The line that the finding is in, what it is about marked below it.
    fn quoted(&mut self, lines: &Lines, text: &str, finding: &Finding, style: Style) {
        let number = lines.place(finding.at.start).line;
        let line = lines.line(number);
        let (from, to) = (finding.at.start.min(line.end), finding.at.end.clamp(finding.at.start, line.end));
        let cut = Cut::of(text, line, Span::new(from, to.max(from)));
        let margin = " ".repeat(number.to_string().len());
        self.line(4, Style::Plain, &format!("{number} | {}", cut.text));
        let mark = format!("{margin} | {}{}", " ".repeat(cut.before), "^".repeat(cut.marked.max(1)));
        self.line(4, style, &mark);
    }

    fn checked(&mut self, looked: &Looked) {
        let report = &looked.report;
        let comma = both(", ", "、").of(self.lang);
        let join = |names: Vec<&str>| names.join(comma);
        let kinds = join(report.kinds.iter().map(|kind| kind.name()).collect());
        let text = both("Recognised and checked: {name} as {kinds}", "识别并检查了：{name}，类型 {kinds}");
        let mut said = crate::text::Said::from(text)
            .with("name", looked.input.title(self.lang))
            .with("kinds", kinds)
            .of(self.lang);
        if !report.variables.is_empty() {
            let mut names = join(report.variables.iter().take(NAMED).map(String::as_str).collect());
            if report.variables.len() > NAMED {
                names.push_str(both(", …", "等").of(self.lang));
            }
            said.push_str(&both("; it sets {names}", "；其中设置了 {names}").with("names", names).of(self.lang));
        }
        if report.failures > 0 {
            let text = both("; messages of failures: {count}", "；报错信息 {count} 条");
            said.push_str(&text.with("count", report.failures).of(self.lang));
        }
        said.push_str(both(".", "。").of(self.lang));
        self.line(0, Style::Plain, &said);
    }

    fn end(&mut self, count: usize, safe: usize) {
        let checks = rules().count();
        let text = match (count, safe) {
            (0, _) => both(
                "None of {checks} rules finds anything. That does not prove that it works: rules see only what is in \
                 the text. If something fails, give the output of what fails, too.",
                "{checks} 条规则都没有发现问题。这不能证明它一定可用：规则只看得到文本里的内容。如果有命令失败，请把它的输出也交给它。",
            ),
            (_, 0) => both("Findings: {count}.", "发现 {count} 处问题。"),
            _ => both(
                "Findings: {count}. Safe changes that `--fix` makes: {safe}.",
                "发现 {count} 处问题，其中 {safe} 处可以用 `--fix` 放心地修改。",
            ),
        };
        let said = text.with("checks", checks).with("count", count).with("safe", safe);
        self.line(0, Style::Plain, &said.of(self.lang));
    }
}

/// The part of a line that is shown.
struct Cut {
    text: String,
    /// The columns before what is marked, and those of what is marked.
    before: usize,
    marked: usize,
}

impl Cut {
    fn of(text: &str, line: Span, marked: Span) -> Self {
        let columns = |text: &str| shown(text).chars().map(width).sum::<usize>();
        let before = if line.end - line.start <= WIDE { WIDE } else { BEFORE };
        // Counted back from the mark, so that a long line costs no more than what is shown of it.
        let (mut start, mut used) = (marked.start, 0);
        for ch in Span::new(line.start, marked.start).of(text).chars().rev() {
            used += width(ch);
            if used > before {
                break;
            }
            start -= ch.len_utf8();
        }
        let (mut end, mut used) = (start, 0);
        for ch in Span::new(start, line.end).of(text).chars() {
            used += width(ch);
            if used > WIDE {
                break;
            }
            end += ch.len_utf8();
        }
        let ahead = if start > line.start { "… " } else { "" };
        let behind = if end < line.end { " …" } else { "" };
        Self {
            text: format!("{ahead}{}{behind}", Span::new(start, end).of(text)),
            before: ahead.chars().count() + columns(Span::new(start, marked.start).of(text)),
            marked: columns(Span::new(marked.start, marked.end.min(end)).of(text)),
        }
    }
}
