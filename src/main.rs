//! The page's entry: mounts its first view; knows nothing else.

fn main() {
    goproxy_wizard::page::setup::start();
}
