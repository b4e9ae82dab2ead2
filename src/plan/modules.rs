//! Where modules come from and how they are verified: the variables of the go command.

use super::{Plan, Reason, Setting, Var};
use crate::ask::{AirGap, Answers, Blocked, Have, ModuleLogin, OnError, Relay, Serves, Toolchain, VcsLogin};
use crate::base::Clean;
use crate::data::mirrors;
use crate::door::Door;

/// The settings, in the order in which they are written.
pub(super) fn settings(answers: &Answers) -> Vec<Setting> {
    let mut out = Vec::new();
    out.extend(go_proxy(answers));
    let patterns = || Clean::join(answers.private.iter().map(Door::text), ",");
    let has_patterns = !answers.private.is_empty();
    if answers.private_from_vcs() && has_patterns {
        out.push(Setting::new(Var::GoPrivate, patterns(), Reason::GoPrivate));
    }
    if answers.has(Have::AirGap) {
        out.push(Setting::new(Var::GoNoProxy, "none", Reason::GoNoProxyNone));
    }
    out.extend(go_sum_db(answers));
    if answers.private_from_proxy() && has_patterns {
        out.push(Setting::new(Var::GoNoSumDb, patterns(), Reason::GoNoSumDb));
    }
    if answers.has(Have::AirGap) {
        out.push(Setting::new(Var::GoToolchain, "local", Reason::GoToolchainAirGap));
    } else if answers.toolchain == Toolchain::Local {
        out.push(Setting::new(Var::GoToolchain, "local", Reason::GoToolchainLocal));
    }
    out
}

fn go_proxy(answers: &Answers) -> Option<Setting> {
    let set = |value: Clean, reason: Reason| Some(Setting::new(Var::GoProxy, value, reason));
    if answers.has(Have::AirGap) {
        return match answers.air_gap {
            AirGap::Mirror => set(answers.module_proxy.text().clone(), Reason::GoProxyAirGapMirror),
            AirGap::Files => set(answers.file_tree.file_url(), Reason::GoProxyAirGapFiles),
            AirGap::Vendor => set(Clean::of("off"), Reason::GoProxyOff),
        };
    }
    if answers.has(Have::ModuleProxy) {
        let own = answers.module_proxy.text();
        return match answers.serves {
            Serves::All | Serves::Public => set(own.clone(), Reason::GoProxyOwn),
            Serves::Private => {
                let public = public_hops(answers);
                let hops: Vec<_> = std::iter::once(own).chain(&public).collect();
                set(Clean::join(hops, ","), Reason::GoProxyOwnFirst)
            }
        };
    }
    if answers.asks_mirror() {
        let hops = public_hops(answers);
        return match answers.on_error {
            OnError::Stop if hops.len() == 1 => set(hops[0].clone(), Reason::GoProxyMirrorAlone),
            OnError::Stop => set(Clean::join(&hops, ","), Reason::GoProxyMirror),
            OnError::Next => set(Clean::join(&hops, "|"), Reason::GoProxyMirrorNext),
        };
    }
    let is_blocked = answers.blocked.has(Blocked::ModuleMirror);
    is_blocked.then(|| Setting::new(Var::GoProxy, "direct", Reason::GoProxyDirect))
}

/// Where public modules come from, in order.
fn public_hops(answers: &Answers) -> Vec<Clean> {
    let mut hops = Vec::new();
    if answers.asks_mirror() {
        hops.push(Clean::of(answers.mirror.facts().url));
        if answers.on_error == OnError::Next && !answers.has(Have::ModuleProxy) {
            let second = mirrors::MIRRORS.iter().find(|it| it.name != answers.mirror.facts().name);
            hops.extend(second.map(|mirror| Clean::of(mirror.url)));
        }
    } else if !answers.blocked.has(Blocked::ModuleMirror) {
        hops.push(Clean::of("https://proxy.golang.org"));
    }
    if !answers.blocked.has(Blocked::Sources) {
        hops.push(Clean::of("direct"));
    }
    hops
}

/// `sum.golang.google.cn` is the same database at another host; go knows it by name and asks it directly, past every
/// module proxy (`cmd/go/internal/modfetch/sumdb.go`, `dbDial`).
fn go_sum_db(answers: &Answers) -> Option<Setting> {
    if answers.has(Have::AirGap) {
        return None;
    }
    let is_relayed = (answers.asks_module_proxy() && answers.relay == Relay::Yes)
        || (answers.asks_mirror() && answers.mirror.facts().relays_sumdb);
    let is_out_of_reach = answers.has(Have::China) || answers.blocked.has(Blocked::SumDb);
    let reason = if answers.asks_mirror() { Reason::GoSumDbMirror } else { Reason::GoSumDbBlocked };
    (is_out_of_reach && !is_relayed).then(|| Setting::new(Var::GoSumDb, "sum.golang.google.cn", reason))
}

/// Where the jobs of a CI system run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Where {
    /// In this network.
    Inside,
    /// On machines that reach the internet and nothing of this network.
    Outside,
}

impl Plan {
    /// What a CI job is given. Outside, a mirror or another address of the checksum database would only be a detour.
    pub fn job_settings(&self, place: Where) -> Vec<Setting> {
        let is_needed = |it: &&Setting| match it.var {
            Var::GoProxy => self.answers.has(Have::ModuleProxy) || self.answers.has(Have::AirGap),
            Var::GoSumDb => false,
            _ => true,
        };
        let settings = self.go.iter().filter(|it| place == Where::Inside || is_needed(it));
        settings.map(|it| Setting { value: self.job_value(it, place), ..it.clone() }).collect()
    }

    /// Behind a module proxy for private modules alone, jobs outside ask Go's mirror for the others.
    fn job_value(&self, setting: &Setting, place: Where) -> Clean {
        let a = &self.answers;
        let is_chain = setting.var == Var::GoProxy && a.has(Have::ModuleProxy) && a.serves == Serves::Private;
        if place == Where::Outside && is_chain && !a.has(Have::AirGap) {
            return a.module_proxy.text().then(&Clean::of(",https://proxy.golang.org,direct"));
        }
        setting.value.clone()
    }
}

impl Answers {
    /// Whether private modules come from a module proxy, so that they must not be asked of the checksum database but
    /// must be asked of the proxy.
    pub(super) fn private_from_proxy(&self) -> bool {
        let own = self.has(Have::ModuleProxy) && (self.has(Have::AirGap) || self.serves != Serves::Public);
        own || (self.has(Have::AirGap) && self.has(Have::Private))
    }

    /// Whether go gets its logins from git's credential store.
    pub(crate) fn uses_goauth(&self) -> bool {
        (self.private_from_vcs() && self.vcs_login == VcsLogin::GoAuth)
            || (self.asks_module_proxy() && self.module_login == ModuleLogin::GoAuth)
    }
}
