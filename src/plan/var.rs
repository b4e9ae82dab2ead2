//! Environment variables that the go command reads, and what they are set to.

use super::Why;
use crate::base::Clean;

/// A variable of the go command (`go help environment`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Var {
    /// Where modules come from.
    GoProxy,
    /// Which modules are private: neither asked of a proxy nor of the checksum database.
    GoPrivate,
    /// Which modules are never asked of a proxy.
    GoNoProxy,
    /// Which checksum database is asked, and where.
    GoSumDb,
    /// Which modules are not asked of the checksum database.
    GoNoSumDb,
    /// Where credentials come from (Go 1.24 and later).
    GoAuth,
    /// Which toolchain runs.
    GoToolchain,
}

impl Var {
    /// The name.
    pub const fn name(self) -> &'static str {
        match self {
            Var::GoProxy => "GOPROXY",
            Var::GoPrivate => "GOPRIVATE",
            Var::GoNoProxy => "GONOPROXY",
            Var::GoSumDb => "GOSUMDB",
            Var::GoNoSumDb => "GONOSUMDB",
            Var::GoAuth => "GOAUTH",
            Var::GoToolchain => "GOTOOLCHAIN",
        }
    }
}

/// A variable, its value and the reason for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    /// The variable.
    pub var: Var,
    /// The value.
    pub value: Clean,
    /// The reason.
    pub why: Why,
}

impl Setting {
    /// A setting.
    pub fn new(var: Var, value: impl Into<Clean>, why: impl Into<Why>) -> Self {
        Self { var, value: value.into(), why: why.into() }
    }
}
