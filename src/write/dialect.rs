//! What the writers of YAML for one program share; each program says for itself how text stays text.

use std::marker::PhantomData;

use super::body::Body;
use super::posix::Posix;
use super::yaml::{self, Scalar, Yaml};

/// A value for the program `F`.
#[derive(Clone, Debug, PartialEq)]
pub struct Node<F, W>(yaml::Node<W>, PhantomData<F>);

/// A key with its value and reason.
#[derive(Clone, Debug, PartialEq)]
pub struct Member<F, W>(yaml::Member<W>, PhantomData<F>);

impl<F, W> Member<F, W> {
    /// A member; the key is ours.
    pub fn new(key: &'static str, node: Node<F, W>, why: W) -> Self {
        Self(yaml::Member { key, node: node.0, why }, PhantomData)
    }
}

impl<F, W> Node<F, W> {
    pub(super) fn of(node: yaml::Node<W>) -> Self {
        Self(node, PhantomData)
    }

    /// Words of ours in one row: `[main]`.
    pub fn words(words: &[&'static str]) -> Self {
        Self::of(yaml::Node::Words(words.iter().map(|word| Scalar::text(word)).collect()))
    }

    /// Names with values.
    pub fn map(members: Vec<Member<F, W>>) -> Self {
        Self::of(yaml::Node::Map(inner(members)))
    }

    /// A list of mappings.
    pub fn seq(items: Vec<Vec<Member<F, W>>>) -> Self {
        Self::of(yaml::Node::Seq(items.into_iter().map(inner).collect()))
    }

    /// A script that is run as a whole.
    pub fn script(body: Body<Posix, W>) -> Self {
        Self::of(yaml::Node::Script(body))
    }

    /// No value: the key alone.
    pub fn empty() -> Self {
        Self::of(yaml::Node::Empty)
    }
}

fn inner<F, W>(members: Vec<Member<F, W>>) -> Vec<yaml::Member<W>> {
    members.into_iter().map(|member| member.0).collect()
}

/// Prints a file.
pub fn print<F, W: Clone>(members: Vec<Member<F, W>>) -> Body<Yaml, W> {
    yaml::print(&inner(members))
}
