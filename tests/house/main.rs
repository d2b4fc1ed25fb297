//! The house as it is built: which room may name which, that no files name each other in a circle, and that only the kit
//! says how large something is.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets something unexpected has to fail"
)]

mod graph;
mod packaging;
mod sizes;

use graph::{Graph, is_within};

/// What a room may name beside itself. A lower floor never names a higher one, and none of one floor names another.
const ROOMS: [(&str, &[&str]); 8] = [
    ("app", &["desk", "domain"]),
    ("desk", &["api", "store", "workbench", "credentials", "domain", "sandbox"]),
    ("api", &["domain"]),
    ("store", &["domain"]),
    ("workbench", &["domain"]),
    ("credentials", &["domain"]),
    ("domain", &[]),
    ("sandbox", &[]),
];

#[test]
fn a_room_names_only_rooms_below_it() {
    let graph = Graph::read();
    let mut wrong = Vec::new();
    for (file, named) in graph.edges() {
        let Some((_, may)) = ROOMS.iter().find(|(room, _)| is_within(file, room)) else { continue };
        let room = file.split("::").next().unwrap_or_default();
        let other = named.split("::").next().unwrap_or_default();
        if other != room && !may.contains(&other) {
            wrong.push(format!("{file} names {named}"));
        }
    }
    assert!(graph.edges().count() > 900, "the names are read");
    assert!(wrong.is_empty(), "{} of them:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn no_files_name_each_other_in_a_circle() {
    let circles = Graph::read().circles();
    let told: Vec<String> = circles.iter().map(|circle| circle.join(" -> ")).collect();
    assert!(circles.is_empty(), "{} of them:\n{}", told.len(), told.join("\n"));
}

#[test]
fn every_file_begins_with_what_lives_there() {
    let bare: Vec<_> = graph::sources().into_iter().filter(|(_, text)| !text.starts_with("//!")).collect();
    let names: Vec<_> = bare.iter().map(|(name, _)| name.as_str()).collect();
    assert!(names.iter().all(|name| name.ends_with("tests")), "{names:?}");
}

#[test]
fn a_circle_is_found_and_a_parent_with_its_child_is_none() {
    let graph = Graph::of(&[
        ("a", "use crate::b::{self, c::D};"),
        ("b", "mod c;\nuse super::a;"),
        ("b::c", "use super::X;\nfn f() { crate::d::g() }"),
        ("d", "//! crate::a::not_this\nuse crate::b::c;\n#[cfg(test)]\nmod tests {\n    use crate::a;\n}"),
    ]);
    assert_eq!(graph.circles(), [vec!["a".to_owned(), "b".to_owned()], vec!["b::c".to_owned(), "d".to_owned()]]);
}

#[test]
fn only_the_kit_says_how_large_something_is() {
    let (mut wrong, mut pages) = (Vec::new(), 0);
    for (file, text) in graph::sources() {
        if is_within(&file, "app") && !is_within(&file, "app::kit") {
            pages += 1;
            wrong.extend(sizes::bare(&graph::without_tests(&text)).into_iter().map(|line| format!("{file}: {line}")));
        }
    }
    assert!(pages > 50, "the pages are read");
    assert!(wrong.is_empty(), "{} of them:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_bare_size_is_found_and_a_name_is_none() {
    let bare = [
        "ui.add_space(4.0);",
        "ui.spacing_mut().item_spacing = vec2(0.0, 6.0);",
        "ui.spacing_mut().item_spacing.y = 8.0;",
        "Stroke::new(1.5, line)",
        "frame.inner_margin(Margin::symmetric(0, 12))",
        "frame.inner_margin(8)",
        "Margin { left: if right { 4 } else { 0 }, ..Margin::ZERO }",
        "frame.corner_radius(10)",
        "theme::bold(38.0)",
        "FontId::proportional(17.0)",
    ];
    for line in bare {
        assert!(!sizes::bare(line).is_empty(), "{line}");
    }
    let named = [
        "ui.add_space(space::NEAR);",
        "ui.add_space((room / 2.0).max(0.0)); ui.set_width(40.0);",
        "ui.spacing_mut().item_spacing = vec2(space::NEAR, 0.0); let wide = 900.0;",
        "(width - ui.spacing().item_spacing.x).max(40.0);",
        "frame.inner_margin(theme::inset(space::WIDE, FORM.1)).show(ui, |ui| ui.set_width(20.0))",
        "frame.corner_radius(size::CARD_RADIUS)",
    ];
    for line in named {
        assert_eq!(sizes::bare(line), Vec::<String>::new(), "{line}");
    }
}
