//! From answers to all files, with few and with very many private modules.

use criterion::{Criterion, criterion_group, criterion_main};
use goproxy_wizard::ask::{Answers, Have, Set};
use goproxy_wizard::door::{Door, ModulePattern};
use goproxy_wizard::files::files;
use goproxy_wizard::plan::Plan;

/// Everything at once: the situation with the most files.
fn answers(patterns: usize) -> Answers {
    let pattern = |i| ModulePattern::parse(&format!("git.corp.example/team-{i}")).expect("a valid pattern");
    Answers {
        have: Set::of(&[Have::ForwardProxy, Have::Inspection, Have::Private]),
        private: (0..patterns).map(pattern).collect(),
        ..Answers::default()
    }
}

fn generate(c: &mut Criterion) {
    let mut group = c.benchmark_group("answers to files");
    for patterns in [1, 100, 10_000] {
        let answers = answers(patterns);
        group.bench_function(format!("{patterns} private patterns"), |b| {
            b.iter(|| {
                let files = files(&Plan::of(&answers));
                files.iter().map(|file| file.text().len()).sum::<usize>()
            });
        });
    }
    group.finish();
}

criterion_group!(benches, generate);
criterion_main!(benches);
