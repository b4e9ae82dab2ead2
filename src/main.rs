//! The page's entry: mounts the app; knows nothing else.

fn main() {
    goproxy_wizard::page::start();
}
