//! The entry of the page's view Explain, loaded when it is opened; knows nothing else.

fn main() {
    goproxy_wizard::page::explain::start();
}
