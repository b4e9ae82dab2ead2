//! The entry of the judge, which the view Fix runs beside the page; knows nothing else.

fn main() {
    goproxy_wizard::page::fix::start_judge();
}
