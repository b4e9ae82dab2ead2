//! What JSON and YAML files set, one by one.

use crate::facts::{Case, How, Place};
use crate::read::Kind;

/// What a file sets: `NAME=value`, how and where.
type Expected<'a> = &'a [(&'a str, How, Place)];

/// Each setting as `NAME=value`, with how and where; its place must hold the value.
fn found(kind: Kind, text: &str) -> Vec<(String, How, Place)> {
    let case = Case::of(text, Some(kind));
    let settings = case.settings.iter().map(|it| {
        let written = it.value_at.of(text);
        assert!(
            written == it.value || it.quote.is_some() || written.contains('\\'),
            "{written:?} is not {:?}",
            it.value
        );
        assert!(it.at.contains(it.value_at) && it.at.contains(it.name_at), "{it:?}");
        (format!("{}={}", it.name, it.value), it.how, it.place)
    });
    settings.collect()
}

#[test]
fn files_set_what_their_programs_read() {
    use How::{BuildArg, Environment, GoEnvWrite, JsonEnv, JsonKey};
    use Place::{BuildArgs, Builder, Ci, Container, DockerClient, Editor, Engine};
    let cases: &[(Kind, &str, Expected)] = &[
        (
            Kind::Settings,
            "{\"go.toolsEnvVars\": {\"GOPROXY\": \"a\"}, \"gopls\": {\"build.env\": {\"GOFLAGS\": \"b\"}}, \"http.proxy\": \
             \"http://c:1\", \"terminal.integrated.env.linux\": {\"X\": \"d\"}}",
            &[
                ("GOPROXY=a", JsonEnv, Editor),
                ("GOFLAGS=b", JsonEnv, Editor),
                ("HTTPS_PROXY=http://c:1", JsonKey, Editor),
                ("X=d", JsonEnv, Place::Shell),
            ],
        ),
        (
            Kind::Devcontainer,
            "{\"runArgs\": [\"-e\", \"R=1\", \"--env=S=2\"], \"containerEnv\": {\"A\": \"b\"}, \"build\": {\"args\": {\"C\": \"d\"}}, \"customizations\": {\"vscode\": \
             {\"settings\": {\"go.toolsEnvVars\": {\"E\": \"f\"}}}}}",
            &[
                ("R=1", Environment, Container),
                ("S=2", Environment, Container),
                ("A=b", JsonEnv, Container),
                ("C=d", BuildArg, BuildArgs),
                ("E=f", JsonEnv, Editor),
            ],
        ),
        (
            Kind::DockerClient,
            "{\"proxies\": {\"default\": {\"httpProxy\": \"http://a:1\", \"noProxy\": \"b\"}}, \"httpsProxy\": \"x\"}",
            &[("HTTP_PROXY=http://a:1", JsonKey, DockerClient), ("NO_PROXY=b", JsonKey, DockerClient)],
        ),
        (
            Kind::Daemon,
            "{\"proxies\": {\"https-proxy\": \"http://a:1\"}, \"no-proxy\": \"x\"}",
            &[("HTTPS_PROXY=http://a:1", JsonKey, Engine)],
        ),
        (
            Kind::Compose,
            "services:\n  a:\n    build:\n      args:\n        - B=c\n        - D\n    environment:\n      E: 'f'\n  g:\n    \
             environment:\n      - \"H=i j\"\n",
            &[("B=c", BuildArg, BuildArgs), ("E=f", Environment, Container), ("H=i j", Environment, Container)],
        ),
        (
            Kind::Workflow,
            "env:\n  A: b\njobs:\n  j:\n    runs-on: x\n    environment: prod\n    env: {C: d}\n    services:\n      s:\n        env:\n          \
             E: f\n    steps:\n      - run: |\n          go env -w GOPROXY=g\n          echo \"H=i\" >> $GITHUB_ENV\n        env:\n          \
             K: l\n      - uses: docker/build-push-action@v6\n        with:\n          build-args: |\n            M=n\n      - uses: \
             docker/setup-buildx-action@v3\n        with:\n          driver-opts: |\n            env.o=p\n            \"env.q=r,s\"\n",
            &[
                ("A=b", Environment, Ci),
                ("C=d", Environment, Ci),
                ("E=f", Environment, Container),
                ("GOPROXY=g", GoEnvWrite, Ci),
                ("H=i", Environment, Ci),
                ("K=l", Environment, Ci),
                ("M=n", BuildArg, BuildArgs),
                ("o=p", Environment, Builder),
                ("q=r,s", Environment, Builder),
            ],
        ),
        (
            Kind::GitlabCi,
            "variables:\n  A: b\n  C:\n    value: d\n    description: e\nj:\n  environment:\n    name: prod\n  script:\n    - export F=g\n",
            &[("A=b", Environment, Ci), ("C=d", Environment, Ci), ("F=g", How::Export, Ci)],
        ),
        (
            Kind::Compose,
            "kind: Deployment\nspec:\n  containers:\n    - image: a\n      env:\n        - name: B\n          value: \"c\"\n        \
             - name: D\n          valueFrom: {secretKeyRef: {name: e}}\n",
            &[("B=c", Environment, Container)],
        ),
    ];
    for (kind, text, expected) in cases {
        let expected: Vec<_> = expected.iter().map(|(said, how, place)| ((*said).to_owned(), *how, *place)).collect();
        assert_eq!(found(*kind, text), expected, "{text}");
    }
}
