//! Texts to try the view with: what people come with most, each as a link that brings it.

use yew::prelude::*;

use super::address::{self, Example};
use super::state::State;
use crate::page::words::Words;
use crate::read::Kind;

/// Their names in the catalogues, after `fix.example-`, and their texts.
pub(crate) const EXAMPLES: [(&str, Kind, &str); 4] = [
    ("timeout", Kind::ErrorText, TIMEOUT),
    ("410", Kind::ErrorText, GONE),
    ("daemon", Kind::Daemon, DAEMON),
    ("dockerfile", Kind::Dockerfile, DOCKERFILE),
];

const TIMEOUT: &str = "\
$ go mod download
go: downloading rsc.io/quote v1.5.2
go: rsc.io/quote@v1.5.2: Get \"https://proxy.golang.org/rsc.io/quote/@v/v1.5.2.info\": dial tcp 142.250.72.177:443: i/o timeout
";

const GONE: &str = "\
$ go get git.corp.example/team/lib@v1.2.0
go: downloading git.corp.example/team/lib v1.2.0
go: git.corp.example/team/lib@v1.2.0: verifying module: git.corp.example/team/lib@v1.2.0: reading https://sum.golang.org/lookup/git.corp.example/team/lib@v1.2.0: 410 Gone
\tserver response:
\tnot found: git.corp.example/team/lib@v1.2.0: unrecognized import path \"git.corp.example/team/lib\": https fetch: Get \"https://git.corp.example/team/lib?go-get=1\": dial tcp: lookup git.corp.example on 8.8.8.8:53: no such host
";

const DAEMON: &str = "\
{
  \"registry-mirrors\": [\"https://mirror.corp.example\"],
  \"proxies\": {
    \"default\": {
      \"httpProxy\": \"http://proxy.corp.example:3128\",
      \"httpsProxy\": \"http://proxy.corp.example:3128\",
      \"noProxy\": \"localhost,127.0.0.1\"
    }
  }
}
";

const DOCKERFILE: &str = "\
ARG GOPROXY=direct,https://goproxy.cn
FROM golang:1.25-alpine AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN go build -o /app .
";

/// A row of links; the one whose text is shown is marked.
pub(crate) fn examples(words: &Words, state: &State) -> Html {
    let link = |(name, kind, text): (&'static str, Kind, &'static str)| {
        let example = Example { kind: Some(kind), text: text.to_owned() };
        let is_shown = state.example.as_deref() == Some(&example);
        let link = address::write(&state.answers, state.speech.chosen(), Some(&example));
        html! {
            <li key={name}>
                <a class="chip" href={format!("#{link}")} data-example={name} aria-current={is_shown.then_some("true")}>
                    { words.get(&format!("fix.example-{name}")) }
                </a>
            </li>
        }
    };
    html! {
        <div class="fix-examples">
            <span class="help" id="fix-examples">{ words.get("fix.examples") }</span>
            <ul class="chips" aria-labelledby="fix-examples">{ for EXAMPLES.into_iter().map(link) }</ul>
        </div>
    }
}
