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
fn a_packet_is_called_by_its_day_and_its_order_in_letters_every_system_takes() {
    let day = Some(jiff::civil::date(2026, 11, 27));
    let title = |order| packet_title(day, order, "DIs7yQRkHDdMYzurMZ53");
    assert_eq!(title(Some("1042")), "Evidence 2026-11-27 order-1042");
    assert_eq!(title(Some("Order #1042/b")), "Evidence 2026-11-27 Order-1042-b");
    assert_eq!(title(None), "Evidence 2026-11-27 DIs7yQRkHDdMYzurMZ53");
    assert_eq!(title(Some("注文 ..")), title(None));
    let long = packet_name(&title(Some(&"../CON:7 ".repeat(40))), 6, 8);
    assert!(long.len() < 100 && long.ends_with(" part 7 of 8.pdf"), "{long}");
    assert!(long.chars().all(|c| c.is_ascii_alphanumeric() || " -.".contains(c)) && !long.contains(".."), "{long}");
    assert_eq!(packet_name("Evidence", 0, 1), "Evidence.pdf");
}
