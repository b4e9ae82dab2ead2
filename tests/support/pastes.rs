//! What is pasted: real texts, and pieces to which some reader gives a meaning.

use goproxy_wizard::rules::docs;
use serde_json::Value;

/// The pieces, parted by blanks; `␤` stands for the end of a line, `␣` for a blank.
const PIECES: &str = "␤ ␤␤ ␤$␣ ␤#␣ ␤>␣ ␤C:\\> ␤PS␣C:\\>␣ ␤[root@h␣go]#␣ ␤➜␣ ␤me@h:~$␣ ␤#␣~/.netrc␤ ␤$␣cat␣daemon.json␤ ``` ~~~ ' \" \\ ` ^ \\␤ \
    `␤ ^␤ ␣\\␣␤ \\\" '' \"\" $ $( ${ ( ) { } [ ] [Service] [wsl2] [url␣\" < > << <<EOF ␤EOF␤ <<-'E' >> 2>&1 &> | || & && ; , : \
    :␣ = == - -␣ ␣␣ ␉ # // /* */ ␤--- | |- > >+ & * ! % %% %40 @ :// http:// https://me:p@ss@h:3128 \
    https://goproxy.cn,direct direct off GOPROXY= GOPROXY=\" export set set␣-gx setx $env:GOPROXY= ENV ARG ␤FROM␣golang␤ \
    ␤RUN␣ ␤ENV␣GOPROXY␣ ␤COPY␣<<E␣/x␤ #escape=` Step␣1/2␣:␣RUN #7␣[2/3]␣RUN --mount=type=secret go␣env␣-w \
    go␣env␣GOPROXY␤ sudo env jobs: on: steps: run: uses: services: build: image: environment: variables: script: env: with: \
    \"proxies\": \"default\": \"httpProxy\": \"registry-mirrors\": \"go.toolsEnvVars\": \"remoteEnv\": true null 1 \
    Environment= EnvironmentFile= machine login password REM :: go:␣ i/o␣timeout x509: 410␣Gone dial␣tcp \
    lookup␣x␣on␣[::1]:53: exit␣status␣128: *␣Connected␣to <␣HTTP/1.1␣407 CONNECTED( -----BEGIN␣CERTIFICATE----- é 中文 ， \
    “ 😀 \u{a0} \u{feff} \u{0} \u{85} \u{2028} ␍␤ a x y 8";

/// The pieces.
pub(crate) fn pieces() -> Vec<String> {
    let shown = |piece: &str| piece.replace('␤', "\n").replace('␣', " ").replace('␉', "\t").replace('␍', "\r");
    PIECES.split(' ').filter(|piece| !piece.is_empty()).map(shown).collect()
}

/// Real pastes: the corpus and the rules' examples.
pub(crate) fn real() -> Vec<String> {
    let mut out = Vec::new();
    for file in ["failures", "negatives"] {
        let path = format!("{}/tests/corpus/{file}.json", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        let cases: Vec<Value> = serde_json::from_str(&text).expect("a list of cases");
        out.extend(cases.iter().filter_map(|case| case["input"].as_str()).map(str::to_owned));
    }
    out.extend(docs().flat_map(|(_, doc)| doc.bad.iter().chain(doc.good)).map(|example| example.text.to_owned()));
    out
}
