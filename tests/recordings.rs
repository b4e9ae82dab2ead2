//! The model of go held against recordings of real go: no go is needed.

// Shared with the real runs; not all of it is used here.
#[allow(dead_code)]
#[path = "differential/account.rs"]
mod account;
#[path = "differential/answers.rs"]
mod answers;
#[allow(dead_code)]
#[path = "differential/catalogue.rs"]
mod catalogue;
#[allow(dead_code)]
#[path = "differential/checksum.rs"]
mod checksum;
#[path = "differential/database.rs"]
mod database;
#[path = "differential/model.rs"]
mod model;
#[path = "differential/recordings.rs"]
mod recordings;
#[path = "differential/scripted.rs"]
mod scripted;
#[path = "differential/surroundings.rs"]
mod surroundings;

/// The recordings of a file on which the model and real go disagree, for people.
fn disagreements(name: &str) -> Vec<String> {
    let show = |(place, it): (String, recordings::Recording)| {
        let model = model::explain(&it.case);
        let differences = model.differences(&it.real);
        let (said, line) = (differences.join("; "), it.case.line());
        (!differences.is_empty()).then(|| {
            format!("{place}: {said}\n{line}\nthe model:\n{}go {}:\n{}", model.show(), it.case.go, it.real.show())
        })
    };
    recordings::read(name).into_iter().filter_map(show).collect()
}

#[test]
fn real_go_did_what_the_model_says() {
    for name in [recordings::RANDOM, recordings::FOUND] {
        let found = disagreements(name);
        assert!(found.is_empty(), "{} in {name}:\n\n{}", found.len(), found.join("\n\n"));
    }
}

/// The words are a second score: a few are not worth a rule of their own in the model.
#[test]
fn almost_always_in_the_same_words() {
    let all = [recordings::RANDOM, recordings::FOUND].map(recordings::read).into_iter().flatten();
    let failed: Vec<_> = all.filter(|(_, it)| it.real.end != "ok").collect();
    let other = failed.iter().filter(|(_, it)| model::explain(&it.case).comparable() != it.real.comparable());
    let places: Vec<_> = other.map(|(place, _)| place.as_str()).collect();
    assert!(places.len() * 50 < failed.len(), "{} of {}: {}", places.len(), failed.len(), places.join(", "));
}

/// The comparison bites: without its last request, or with another end, an account is another.
#[test]
fn a_wrong_account_is_told_from_a_right_one() {
    for (place, it) in recordings::read(recordings::RANDOM) {
        let right = model::explain(&it.case);
        let mut wrong = right.clone();
        if wrong.at_once || wrong.requests.pop().is_none() {
            wrong.end.push('?');
        }
        assert!(!wrong.differences(&it.real).is_empty(), "{place}");
        assert!(right.differences(&it.real).is_empty(), "{place}");
    }
}
