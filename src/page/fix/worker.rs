//! The judge beside the page: a program of its own in a Web Worker, which hears requests and answers each.

use std::cell::RefCell;
use std::rc::Rc;

use super::carry::{pack, unpack};
use super::judge::Judge;
use crate::page::browser::Beside;

/// Listens to the page, and tells it so.
pub(crate) fn start() {
    let judge = Rc::new(RefCell::new(Judge::default()));
    Beside::listen(move |request, text| {
        let request = unpack(&request)?;
        let (reply, text) = judge.borrow_mut().answer(request, text);
        Some((pack(&reply), text))
    });
}
