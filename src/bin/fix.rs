//! The entry of the page's view Fix, loaded when it is opened; knows nothing else.

fn main() {
    goproxy_wizard::page::fix::start();
}
