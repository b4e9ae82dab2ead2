//! The command-line twin of the page.

fn main() -> std::process::ExitCode {
    goproxy_wizard::cli::run()
}
