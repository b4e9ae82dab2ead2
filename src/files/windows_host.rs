//! How a shell in WSL2 finds the Windows around it, where the forward proxy listens; knows the modes of its network.

use crate::base::Clean;
use crate::plan::{Forward, Reason, Why};
use crate::write::posix::Word;
use crate::write::{fish, posix};

/// The variable that holds the address of Windows while the proxy's is put together.
const HOST: &str = "goproxy_wizard_host";

/// What stands before and after the host.
fn around(forward: &Forward) -> (Clean, Clean) {
    let clean = |text: String| Clean::new(text).unwrap_or_else(|_| Clean::of(""));
    (clean(format!("{}://", forward.proxy.scheme())), clean(format!(":{}", forward.proxy.port())))
}

/// For bash and zsh. In a mode that shares no address with Windows, and outside WSL, nothing is set.
pub(super) fn posix(script: posix::Script<Why>, forward: &Forward) -> posix::Script<Why> {
    let (mode, other) = (Why::from(Reason::WslMode), Why::from(Reason::WslOther));
    let (before, after) = around(forward);
    let script = script
        .script("case \"$(wslinfo --networking-mode 2>/dev/null)\" in", &mode)
        .script("  mirrored | wsl1) goproxy_wizard_host=127.0.0.1 ;;", &Reason::WslMirrored.into())
        .script(
            "  nat) goproxy_wizard_host=$(ip -4 route show default | awk '$2 == \"via\" { print $3; exit }') ;;",
            &Reason::WslNat.into(),
        )
        .script("  *) goproxy_wizard_host='' ;;", &other)
        .script("esac", &mode);
    let (test, address) = if forward.has_login {
        let test = "if [ -n \"$goproxy_wizard_host\" ] && [ -r \"$HOME/.config/goproxy-wizard/proxy-url\" ]; then";
        let read = "HTTPS_PROXY=$(cat \"$HOME/.config/goproxy-wizard/proxy-url\")";
        let address = Word::script("\"${HTTPS_PROXY%@*}\"@").and_var(HOST).and_lit(after);
        (
            test,
            posix::Script::default().script(read, &Reason::ProxyLoginFile.into()).export_word(
                "HTTPS_PROXY",
                &address,
                &Reason::WslAddress.into(),
            ),
        )
    } else {
        let address = Word::lit(before).and_var(HOST).and_lit(after);
        let export = posix::Script::default().export_word("HTTPS_PROXY", &address, &Reason::WslAddress.into());
        ("if [ -n \"$goproxy_wizard_host\" ]; then", export)
    };
    let inner = super::posix_shell::same_address(address);
    script.script(test, &other).nested(inner).script("fi", &other).script("unset goproxy_wizard_host", &mode)
}

/// For fish.
pub(super) fn fish(script: fish::Script<Why>, forward: &Forward) -> fish::Script<Why> {
    let (mode, other) = (Why::from(Reason::WslMode), Why::from(Reason::WslOther));
    let (before, after) = around(forward);
    let script = script
        .script("set -l goproxy_wizard_mode", &mode)
        .script("set -l goproxy_wizard_host", &mode)
        .script("if command -q wslinfo", &other)
        .script("  set goproxy_wizard_mode (wslinfo --networking-mode)", &mode)
        .script("end", &other)
        .script("switch \"$goproxy_wizard_mode\"", &mode)
        .script("  case mirrored wsl1", &Reason::WslMirrored.into())
        .script("    set goproxy_wizard_host 127.0.0.1", &Reason::WslMirrored.into())
        .script("  case nat", &Reason::WslNat.into())
        .script(
            "    set goproxy_wizard_host (ip -4 route show default | awk '$2 == \"via\" { print $3; exit }')",
            &Reason::WslNat.into(),
        )
        .script("end", &mode);
    let (test, address) = if forward.has_login {
        let test = "if test -n \"$goproxy_wizard_host\" -a -r $HOME/.config/goproxy-wizard/proxy-url";
        let read =
            "set -l goproxy_wizard_login (string replace -r '@[^@]*$' @ <$HOME/.config/goproxy-wizard/proxy-url)";
        let address = fish::Script::default().script(read, &Reason::ProxyLoginFile.into()).export_joined(
            "HTTPS_PROXY",
            &["goproxy_wizard_login", HOST],
            &after,
            &Reason::WslAddress.into(),
        );
        (test, address)
    } else {
        let scheme = fish::Script::default().set_local("goproxy_wizard_scheme", &before, &Reason::WslAddress.into());
        let address =
            scheme.export_joined("HTTPS_PROXY", &["goproxy_wizard_scheme", HOST], &after, &Reason::WslAddress.into());
        ("if test -n \"$goproxy_wizard_host\"", address)
    };
    let inner = super::fish::same_address(address);
    script.script(test, &other).nested(inner).script("end", &other)
}
