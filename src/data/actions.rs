//! The inputs of actions that Go projects use, by major version, from their `action.yml`.

/// An action.
#[derive(Clone, Copy, Debug)]
pub struct ActionFacts {
    /// `owner/name`.
    pub name: &'static str,
    /// The newest major version that the list is known for.
    pub newest: u8,
    /// Its inputs.
    pub inputs: &'static [Input],
}

/// An input.
#[derive(Clone, Copy, Debug)]
pub struct Input {
    /// Its name.
    pub name: &'static str,
    /// The first major version that has it.
    pub from: u8,
    /// The last one; nothing if the newest still has it.
    pub to: Option<u8>,
}

const fn always(name: &'static str) -> Input {
    Input { name, from: 1, to: None }
}

const fn since(name: &'static str, from: u8) -> Input {
    Input { name, from, to: None }
}

const fn until(name: &'static str, to: u8) -> Input {
    Input { name, from: 1, to: Some(to) }
}

impl ActionFacts {
    /// The action of this name.
    pub fn named(name: &str) -> Option<&'static Self> {
        ACTIONS.iter().find(|it| it.name.eq_ignore_ascii_case(name))
    }

    /// Whether it has an input in a version; where none is named, in any.
    pub fn has(&self, input: &str, major: Option<u8>) -> bool {
        self.inputs.iter().any(|it| {
            it.name.eq_ignore_ascii_case(input)
                && major.is_none_or(|major| it.from <= major && it.to.is_none_or(|to| major <= to))
        })
    }
}

/// Every action whose inputs are known.
pub const ACTIONS: &[ActionFacts] = &[
    ActionFacts {
        name: "actions/setup-go",
        newest: 7,
        inputs: &[
            always("go-version"),
            until("version", 1),
            until("stable", 2),
            always("go-version-file"),
            always("check-latest"),
            always("token"),
            always("cache"),
            always("cache-dependency-path"),
            always("architecture"),
            since("go-download-base-url", 6),
        ],
    },
    ActionFacts {
        name: "actions/checkout",
        newest: 7,
        inputs: &[
            always("repository"),
            always("ref"),
            always("token"),
            always("ssh-key"),
            always("ssh-known-hosts"),
            always("ssh-strict"),
            always("ssh-user"),
            always("persist-credentials"),
            always("path"),
            always("clean"),
            always("filter"),
            always("sparse-checkout"),
            always("sparse-checkout-cone-mode"),
            always("fetch-depth"),
            always("fetch-tags"),
            always("show-progress"),
            always("lfs"),
            always("submodules"),
            always("set-safe-directory"),
            always("github-server-url"),
            always("allow-unsafe-pr-checkout"),
        ],
    },
    ActionFacts {
        name: "golangci/golangci-lint-action",
        newest: 9,
        inputs: &[
            always("version"),
            always("args"),
            always("working-directory"),
            always("github-token"),
            always("only-new-issues"),
            until("skip-go-installation", 2),
            until("skip-pkg-cache", 4),
            until("skip-build-cache", 4),
            since("skip-cache", 3),
            since("skip-save-cache", 4),
            since("install-mode", 3),
            Input { name: "annotations", from: 5, to: Some(5) },
            since("cache-invalidation-interval", 5),
            since("problem-matchers", 6),
            since("verify", 6),
            since("install-only", 7),
            since("version-file", 7),
            since("debug", 7),
            since("experimental", 7),
        ],
    },
    ActionFacts {
        name: "docker/build-push-action",
        newest: 7,
        inputs: &[
            until("username", 1),
            until("password", 1),
            until("registry", 1),
            until("repository", 1),
            until("tag_with_ref", 1),
            until("tag_with_sha", 1),
            until("path", 1),
            until("dockerfile", 1),
            until("always_pull", 1),
            until("build_args", 1),
            until("cache_froms", 1),
            until("add_git_labels", 1),
            always("tags"),
            always("target"),
            always("labels"),
            always("push"),
            since("add-hosts", 2),
            since("allow", 2),
            since("annotations", 2),
            since("attests", 2),
            since("build-args", 2),
            since("build-contexts", 2),
            since("builder", 2),
            since("cache-from", 2),
            since("cache-to", 2),
            since("call", 2),
            since("cgroup-parent", 2),
            since("context", 2),
            since("file", 2),
            since("load", 2),
            since("network", 2),
            since("no-cache", 2),
            since("no-cache-filters", 2),
            since("outputs", 2),
            since("platforms", 2),
            since("provenance", 2),
            since("pull", 2),
            since("sbom", 2),
            since("secrets", 2),
            since("secret-envs", 2),
            since("secret-files", 2),
            since("shm-size", 2),
            since("ssh", 2),
            since("ulimit", 2),
            since("github-token", 2),
        ],
    },
    ActionFacts {
        name: "docker/setup-buildx-action",
        newest: 4,
        inputs: &[
            always("version"),
            always("driver"),
            always("driver-opts"),
            always("buildkitd-flags"),
            always("buildkitd-config"),
            always("buildkitd-config-inline"),
            always("config"),
            always("config-inline"),
            always("install"),
            always("use"),
            always("name"),
            always("endpoint"),
            always("platforms"),
            always("append"),
            always("cache-binary"),
            always("cleanup"),
            always("keep-state"),
        ],
    },
];
