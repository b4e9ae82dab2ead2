# The commands of this project; each does its work in scripts/.
.DEFAULT_GOAL := help
PORT ?= 8080
export PORT

# Folders are in the list so that a deleted file counts as a change.
page_sources := $(shell find src static -not -path '*/snapshots*' -not -path 'src/bin*') \
	src/bin/explain.rs src/bin/fix.rs src/bin/judge.rs src/bin/offline.rs src/bin/pages.rs Cargo.toml Cargo.lock Trunk.toml index.html \
	scripts/common.sh scripts/dist scripts/pages scripts/offline scripts/compress

.PHONY: help serve test conformance corpus dist single cli ready fuzz bench load facts shots

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-11s  %s\n", $$1, $$2 }' Makefile

serve: dist/index.html ## build the page if needed and serve it on loopback (PORT=8080, or the next free one)
	@scripts/serve

test: ## run all tests, the browser's included
	@scripts/test

conformance: ## generated files given to their programs and tried in a closed network; go explained as it is
	@scripts/conformance

corpus: ## how many real failures get their cause first; prints the others
	cargo run --quiet --release --example corpus -- tests/corpus/failures.json tests/corpus/negatives.json
	cargo run --quiet --release --example corpus -- --detect tests/corpus/failures.json tests/corpus/negatives.json

dist: dist/index.html ## build the production page into dist/ and weigh it
	@scripts/size

single: dist/index.html ## make one HTML file of the page, for a mail or a share: dist-single/goproxy-wizard.html
	@scripts/single

cli: dist/index.html ## build the command line, with the page inside: target/release/goproxy-wizard
	cargo build --release --features carry --bin goproxy-wizard

ready: ## everything a change must pass: format, lints, spelling, documentation, all tests
	@scripts/lint
	@scripts/test

fuzz: ## feed changed pastes to diagnose for ten minutes (SECONDS_TO_FUZZ=600); needs cargo-fuzz
	@scripts/fuzz

bench: ## measure how fast files are written and requests explained
	cargo bench

load: dist/index.html ## measure how many visits one nginx on this machine serves (SECONDS_EACH=10)
	@scripts/load

facts: ## list the facts that nobody has checked for 180 days
	@cargo run --quiet --bin goproxy-wizard -- facts

shots: dist/index.html ## take pictures of the page
	@scripts/shots

dist/index.html: $(page_sources)
	@scripts/dist
