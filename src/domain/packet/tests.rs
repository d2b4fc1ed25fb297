use super::*;

#[test]
fn letters_go_on_after_z() {
    assert_eq!([0, 1, 25, 26, 27, 701, 702].map(exhibit_letter), ["A", "B", "Z", "AA", "AB", "ZZ", "AAA"]);
}

#[test]
fn an_area_turns_with_its_page_and_back() {
    let area = Area { x: 0.1, y: 0.2, w: 0.3, h: 0.05 };
    assert_eq!(area.turned(Turn::quarter(2)), Area { x: 1.0 - 0.1 - 0.3, y: 1.0 - 0.2 - 0.05, w: 0.3, h: 0.05 });
    for quarters in 0..4 {
        let turn = Turn::quarter(quarters);
        let back = area.turned(turn).unturned(turn);
        assert!((back.x - area.x).abs() < 1e-6 && (back.y - area.y).abs() < 1e-6, "{quarters}: {back:?}");
    }
}

#[test]
fn an_area_is_cut_to_the_page_and_never_made_of_nonsense() {
    let area = Area::between((1.5, -1.0), (0.5, f32::NAN));
    assert!(area.x >= 0.0 && area.x + area.w <= 1.0 && area.is_empty());
    assert!(Area::between((0.0, 0.0), (1.0, 1.0)).covers(Area::between((0.2, 0.2), (0.4, 0.4))));
}

#[test]
fn pages_are_named_in_runs() {
    assert_eq!(page_list(&[1, 2, 3, 7]), "2–4, 8");
    assert_eq!(page_list(&[]), "");
}

#[test]
fn a_finding_names_its_file_and_page() {
    assert_eq!(place("a.pdf", &BTreeSet::from([1])), "a.pdf, page 2");
    assert_eq!(place("a.pdf", &BTreeSet::from([0, 1, 4])), "a.pdf, pages 1–2, 5");
    assert_eq!(place("a.pdf", &BTreeSet::new()), "a.pdf");
}

#[test]
fn a_packet_has_a_name_every_network_takes() {
    assert_eq!(packet_name("DIs7yQRkHDdMYzurMZ53", 0, 1), "packeturMZ53.pdf");
    for parts in [1, 8] {
        let name = packet_name("DIs7yQRkHDdMYzurMZ53", parts - 1, parts);
        assert!(name.len() <= 16 && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '.'), "{name}");
    }
}
