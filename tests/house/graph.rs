//! Who names whom, read from the sources: `use` lines and paths that begin with `crate` or `super`, tests left out.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Files by their module path, and the files each names. What a parent and its child name of each other is left out.
pub struct Graph(BTreeMap<String, BTreeSet<String>>);

/// True for a module of a room.
pub fn is_within(file: &str, room: &str) -> bool {
    file == room || file.strip_prefix(room).is_some_and(|rest| rest.starts_with("::"))
}

/// Every source with its module path.
pub fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("listed") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|kind| kind == "rs") {
                let inside = path.strip_prefix(&root).expect("inside").with_extension("");
                let mut parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy().into_owned()).collect();
                parts.retain(|part| part != "mod");
                found.push((parts.join("::"), std::fs::read_to_string(path).expect("read")));
            }
        }
    }
    found.sort();
    found
}

impl Graph {
    /// That of this project.
    pub fn read() -> Self {
        let sources = sources();
        let files: Vec<(&str, &str)> = sources.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        Self::of(&files)
    }

    /// That of some files.
    pub fn of(files: &[(&str, &str)]) -> Self {
        let names: BTreeSet<&str> = files.iter().map(|(name, _)| *name).collect();
        let mut graph = BTreeMap::new();
        for (name, text) in files {
            let mut others = BTreeSet::new();
            for path in paths(&without_tests(text)) {
                if let Some(path) = whole(name, &path)
                    && let Some(file) = file_of(&names, &path)
                    && !is_within(&file, name)
                    && !is_within(name, &file)
                {
                    others.insert(file);
                }
            }
            graph.insert((*name).to_owned(), others);
        }
        Self(graph)
    }

    /// Who names whom.
    pub fn edges(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().flat_map(|(file, others)| others.iter().map(move |other| (file.as_str(), other.as_str())))
    }

    /// Files that reach each other, as the groups they are, each in order.
    pub fn circles(&self) -> Vec<Vec<String>> {
        let reach: BTreeMap<&str, BTreeSet<&str>> =
            self.0.keys().map(|file| (file.as_str(), self.reach(file))).collect();
        let mut circles = BTreeSet::new();
        for (file, reached) in &reach {
            let circle: Vec<String> = reached
                .iter()
                .filter(|other| reach.get(*other).is_some_and(|back| back.contains(file)))
                .map(|other| (*other).to_owned())
                .collect();
            if circle.len() > 1 {
                circles.insert(circle);
            }
        }
        circles.into_iter().collect()
    }

    fn reach(&self, file: &str) -> BTreeSet<&str> {
        let mut seen = BTreeSet::new();
        let mut next: Vec<&str> = vec![file];
        while let Some(file) = next.pop() {
            for other in self.0.get(file).into_iter().flatten() {
                if seen.insert(other.as_str()) {
                    next.push(other);
                }
            }
        }
        seen
    }
}

/// The text without comments and without the module of tests at its end.
pub fn without_tests(text: &str) -> String {
    let end = text.find("#[cfg(test)]\nmod tests {").or_else(|| {
        let end = text.rfind("#[cfg(test)]\n#[allow")?;
        text.get(end..)?.contains("mod tests {").then_some(end)
    });
    let kept = text.get(..end.unwrap_or(text.len())).unwrap_or(text);
    kept.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// Every path that begins with `crate`, `self` or `super`, with what stands in braces after it spelled out.
fn paths(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for start in ["crate::", "super::", "self::"] {
        for (at, _) in text.match_indices(start) {
            let before = text.get(..at).and_then(|before| before.chars().next_back());
            if !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
                spell_out(text.get(at..).unwrap_or_default(), "", &mut found);
            }
        }
    }
    // A file beside this one, named by a `use` that begins with its name, is a child and does not count.
    found
}

/// Reads one path from the beginning of a text; gives how long it is.
fn spell_out(text: &str, before: &str, found: &mut Vec<String>) -> usize {
    let length = text.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).unwrap_or(text.len());
    let head = format!("{before}{}", text.get(..length).unwrap_or_default());
    if !text.get(length..).is_some_and(|rest| rest.starts_with('{')) || !head.ends_with("::") {
        found.push(head);
        return length;
    }
    let mut at = length + 1;
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let skipped = rest.len() - rest.trim_start_matches([' ', '\n', ',']).len();
        at += skipped;
        match text.get(at..).and_then(|rest| rest.chars().next()) {
            None | Some('}') => return at + 1,
            Some(c) if c.is_alphanumeric() || c == '_' => {
                at += spell_out(text.get(at..).unwrap_or_default(), &head, found);
            }
            Some(c) => at += c.len_utf8(),
        }
    }
}

/// The path from the root, of one that is others inside a file.
fn whole(file: &str, path: &str) -> Option<Vec<String>> {
    let mut here: Vec<String> = file.split("::").map(str::to_owned).collect();
    let mut parts = path.split("::").filter(|part| !part.is_empty()).peekable();
    match parts.next()? {
        "crate" => here.clear(),
        "self" => {}
        _ => {
            here.pop()?;
        }
    }
    while parts.next_if_eq(&"super").is_some() {
        here.pop()?;
    }
    here.extend(parts.filter(|part| *part != "self").map(str::to_owned));
    Some(here)
}

/// The file a path leads into.
fn file_of(files: &BTreeSet<&str>, path: &[String]) -> Option<String> {
    (1..=path.len())
        .rev()
        .filter_map(|length| path.get(..length))
        .map(|part| part.join("::"))
        .find(|name| files.contains(name.as_str()))
}
