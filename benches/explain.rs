//! From a question to the account of every request, with short and with very long lists.

use std::collections::BTreeMap;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use goproxy_wizard::explain::{Command, Machine, Query, Scene, World};

/// A machine whose lists have so many entries.
fn machine(entries: usize) -> Machine {
    let list = |one: &dyn Fn(usize) -> String| (0..entries).map(one).collect::<Vec<_>>().join(",");
    let variables = [
        ("GOPROXY", list(&|i| format!("https://proxy-{i}.corp.example"))),
        ("GOPRIVATE", list(&|i| format!("git.corp.example/team-{i}"))),
        ("NO_PROXY", list(&|i| format!("host-{i}.corp.example"))),
        ("HTTPS_PROXY", "http://proxy.corp.example:3128".to_owned()),
    ];
    Machine::with(variables.into_iter().map(|(name, value)| (name.to_owned(), value)).collect::<BTreeMap<_, _>>())
}

fn explain(c: &mut Criterion) {
    let query = Query::parse("github.com/acme/tool@v1.2.3", Command::Download).expect("a valid question");
    let world = World::default();
    let mut group = c.benchmark_group("one explanation");
    let short = machine(1);
    let scene = Scene { machine: &short, world: &world, query: &query, private: &[] };
    group.bench_function("with its story, leaks and picture", |b| b.iter(|| scene.explain().story.requests()));
    for entries in [1, 10, 100, 1_000] {
        let machine = machine(entries);
        group.throughput(Throughput::Elements(entries as u64));
        group.bench_with_input(BenchmarkId::new("entries in each list", entries), &machine, |b, machine| {
            let scene = Scene { machine, world: &world, query: &query, private: &[] };
            b.iter(|| scene.run().events.len());
        });
    }
    group.finish();
}

criterion_group!(benches, explain);
criterion_main!(benches);
