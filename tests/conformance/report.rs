//! What was proven, row by row: a file, the program it is for, in how many cases; as lines while it runs, and as a table.
//! Knows no program and no file.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::time::Instant;

/// The questions that are asked: about a file, and about what we say of go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// Does the program take it?
    Accepted,
    /// In a closed network, is it what makes the difference?
    Obeyed,
    /// Does real go do what the model of it says?
    Explained,
}

impl Part {
    /// All, in the order in which they are asked and shown.
    pub(crate) const ALL: [Part; 3] = [Part::Accepted, Part::Obeyed, Part::Explained];

    fn title(self) -> &'static str {
        match self {
            Part::Accepted => "Accepted by the programs",
            Part::Obeyed => "Obeyed in a closed network",
            Part::Explained => "Explained as real go does it",
        }
    }

    /// What a case is, and what its broken twin is.
    fn columns(self) -> [&'static str; 2] {
        match self {
            Part::Accepted => ["good files taken", "broken twins refused"],
            Part::Obeyed => ["with the files it works", "without them it fails"],
            Part::Explained => ["cases with the same requests and end", "with the same words, too"],
        }
    }

    /// What is said of them in a line.
    fn verbs(self) -> [&'static str; 2] {
        match self {
            Part::Explained => ["the same", "in the same words"],
            _ => ["taken", "refused"],
        }
    }

    /// How many programs there are in these rows, and how many networks; an obeying row names both, `a 1, b 2 in c`.
    fn programs(self, rows: &[&Row]) -> String {
        let all = rows.iter().map(|row| row.program.as_str());
        match self {
            Part::Accepted => format!("{} programs", all.collect::<BTreeSet<_>>().len()),
            Part::Obeyed => {
                let pairs = all.filter_map(|it| it.split_once(" in "));
                let (programs, networks): (BTreeSet<_>, BTreeSet<_>) = pairs.unzip();
                let programs: BTreeSet<_> = programs.iter().flat_map(|it| it.split(", ")).collect();
                format!("{} programs in {} networks", programs.len(), networks.len())
            }
            Part::Explained => format!("{} releases", rows.len()),
        }
    }
}

/// How a row ended.
#[derive(Debug)]
enum Outcome {
    Passed { cases: usize, twins: usize },
    Failed(String),
    Skipped(String),
}

#[derive(Debug)]
struct Row {
    part: Part,
    file: String,
    program: String,
    version: String,
    outcome: Outcome,
}

/// All rows so far, and which ones are wanted.
pub(crate) struct Report {
    rows: Vec<Row>,
    filters: Vec<String>,
    /// Whether a skipped row is a failure.
    is_required: bool,
    last: Instant,
}

impl Report {
    /// An empty report. Each filter is a part of the name of a file or of a program; without any, everything is wanted.
    pub(crate) fn new(filters: Vec<String>, is_required: bool) -> Self {
        Self { rows: Vec::new(), filters, is_required, last: Instant::now() }
    }

    /// Whether a row about this file and program is wanted.
    pub(crate) fn wants(&self, file: &str, program: &str) -> bool {
        self.filters.is_empty() || self.filters.iter().any(|it| file.contains(it) || program.contains(it))
    }

    /// The program took so many good files, and refused so many that were broken on purpose: without a broken twin
    /// nobody knows that the check bites.
    pub(crate) fn passed(&mut self, part: Part, file: &str, program: &str, version: &str, cases: usize, twins: usize) {
        let outcome = match (cases, twins) {
            (0, _) => Outcome::Failed("not a single case".to_owned()),
            (_, 0) => Outcome::Failed("not a single broken twin".to_owned()),
            _ => Outcome::Passed { cases, twins },
        };
        self.add(Row { part, file: file.into(), program: program.into(), version: version.into(), outcome });
    }

    /// A good file was refused or disobeyed, or a broken one was taken; `why` has the input and the program's words.
    pub(crate) fn failed(&mut self, part: Part, file: &str, program: &str, version: &str, why: &str) {
        let outcome = Outcome::Failed(why.to_owned());
        self.add(Row { part, file: file.into(), program: program.into(), version: version.into(), outcome });
    }

    /// This machine can't say; the reason is for its owner.
    pub(crate) fn skipped(&mut self, part: Part, file: &str, program: &str, reason: &str) {
        let outcome = if self.is_required {
            Outcome::Failed(format!("CONFORMANCE=required, but {reason}"))
        } else {
            Outcome::Skipped(reason.to_owned())
        };
        self.add(Row { part, file: file.into(), program: program.into(), version: String::new(), outcome });
    }

    fn add(&mut self, row: Row) {
        let seconds = self.last.elapsed().as_secs_f32();
        self.last = Instant::now();
        let name = format!("{} × {}", row.file, with_version(&row.program, &row.version));
        match &row.outcome {
            Outcome::Passed { cases, twins } => {
                let [taken, refused] = row.part.verbs();
                println!("ok      {name}: {cases} {taken}, {twins} {refused} ({seconds:.1} s)");
            }
            Outcome::Skipped(reason) => println!("skipped {name}: {reason}"),
            Outcome::Failed(why) => println!("FAILED  {name} ({seconds:.1} s)\n{why}\n"),
        }
        self.rows.push(row);
    }

    /// Whether nothing failed.
    pub(crate) fn is_green(&self) -> bool {
        !self.rows.iter().any(|row| matches!(row.outcome, Outcome::Failed(_)))
    }

    /// One line on all rows.
    pub(crate) fn summary(&self) -> String {
        let count = |wanted: fn(&Outcome) -> bool| self.rows.iter().filter(|row| wanted(&row.outcome)).count();
        let passed = count(|it| matches!(it, Outcome::Passed { .. }));
        let failed = count(|it| matches!(it, Outcome::Failed(_)));
        let skipped = count(|it| matches!(it, Outcome::Skipped(_)));
        let (explained, others): (Vec<_>, Vec<_>) = self.rows.iter().partition(|row| row.part == Part::Explained);
        let (cases, twins) = totals(others.into_iter());
        let explained = totals(explained.into_iter()).0;
        format!(
            "{passed} passed with {cases} cases, {twins} broken twins and {explained} explained, {failed} failed, {skipped} \
             skipped"
        )
    }

    /// The rows of a part; those of the second come from several threads, and are put in order.
    fn rows_of(&self, part: Part) -> Vec<&Row> {
        let mut rows: Vec<_> = self.rows.iter().filter(|row| row.part == part).collect();
        if part == Part::Obeyed {
            rows.sort_by_key(|row| (&row.program, &row.file));
        }
        rows
    }

    /// The rows of each part as a Markdown table; nothing in it changes from run to run.
    pub(crate) fn tables(&self) -> String {
        let mut out = String::new();
        for part in Part::ALL {
            let (rows, [case, twin]) = (self.rows_of(part), part.columns());
            let files: BTreeSet<_> = rows.iter().flat_map(|row| row.file.split(", ")).collect();
            let programs = part.programs(&rows);
            let (cases, twins) = totals(rows.iter().copied());
            let _ = writeln!(out, "## {}\n", part.title());
            let kinds =
                if part == Part::Explained { String::new() } else { format!("{} kinds of files, ", files.len()) };
            let _ = writeln!(out, "{kinds}{programs}; {case}: {cases}, {twin}: {twins}.\n");
            let _ = writeln!(out, "| file | program | {case} | {twin} | result |");
            let _ = writeln!(out, "| --- | --- | ---: | ---: | --- |");
            for row in rows {
                let program = with_version(&row.program, &row.version);
                let (cases, twins, result) = match &row.outcome {
                    Outcome::Passed { cases, twins } => (cases.to_string(), twins.to_string(), "passed".to_owned()),
                    Outcome::Skipped(reason) => (String::new(), String::new(), format!("skipped: {reason}")),
                    Outcome::Failed(_) => (String::new(), String::new(), "**failed**".to_owned()),
                };
                let _ = writeln!(out, "| {} | {program} | {cases} | {twins} | {result} |", row.file);
            }
            out.push('\n');
        }
        out
    }
}

fn totals<'a>(rows: impl Iterator<Item = &'a Row>) -> (usize, usize) {
    rows.fold((0, 0), |sum, row| match row.outcome {
        Outcome::Passed { cases, twins } => (sum.0 + cases, sum.1 + twins),
        _ => sum,
    })
}

fn with_version(program: &str, version: &str) -> String {
    if version.is_empty() { program.to_owned() } else { format!("{program} {version}") }
}
