//! What the window says about itself, as it was at one moment.

use serde::Deserialize;

/// One widget.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Node {
    pub depth: usize,
    pub role: String,
    pub name: String,
    /// What is typed into it.
    pub text: String,
    pub x: i32,
    pub y: i32,
    pub w: i32,
    pub h: i32,
    pub states: Vec<String>,
}

impl Node {
    pub fn is(&self, state: &str) -> bool {
        self.states.iter().any(|known| known == state)
    }

    pub fn center(&self) -> (i32, i32) {
        (self.x + self.w / 2, self.y + self.h / 2)
    }

    /// A `*` in the pattern stands for anything.
    fn matches(&self, role: &str, pattern: &str) -> bool {
        let fits = match pattern.split_once('*') {
            None => self.name == pattern,
            Some((start, end)) => {
                self.name.len() >= start.len() + end.len() && self.name.starts_with(start) && self.name.ends_with(end)
            }
        };
        self.role == role && fits
    }
}

/// Every widget, from the outside in and from front to back as the window drew them.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(transparent)]
pub struct Tree(pub Vec<Node>);

impl Tree {
    pub fn all<'a>(&'a self, role: &'a str, pattern: &'a str) -> impl Iterator<Item = &'a Node> {
        self.0.iter().filter(move |node| node.matches(role, pattern))
    }

    pub fn find(&self, role: &str, pattern: &str) -> Option<&Node> {
        self.0.iter().find(|node| node.matches(role, pattern))
    }

    /// The same, but only where a person sees it: what is scrolled out of the window is in the tree as well.
    pub fn in_sight<'a>(&'a self, role: &'a str, pattern: &'a str) -> Option<&'a Node> {
        let frame = self.find("frame", "*")?;
        let is_inside = |node: &&Node| {
            let (x, y) = node.center();
            (frame.x..frame.x + frame.w).contains(&x) && (frame.y..frame.y + frame.h).contains(&y)
        };
        self.all(role, pattern).find(is_inside)
    }

    /// For people who read why a journey failed.
    pub fn to_text(&self) -> String {
        let line = |node: &Node| {
            let Node { role, name, text, x, y, w, h, states, .. } = node;
            format!(
                "{:indent$}{role} {name:?} {text:?} {x},{y} {w}x{h} {}\n",
                "",
                states.join(" "),
                indent = node.depth * 2
            )
        };
        self.0.iter().map(line).collect()
    }
}
