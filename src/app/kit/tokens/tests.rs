use super::*;

/// Relative luminance. Source: W3C WCAG 2.2.
fn luminance(color: Color32) -> f64 {
    let channel = |value: u8| {
        let value = f64::from(value) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(color.r()) + 0.7152 * channel(color.g()) + 0.0722 * channel(color.b())
}

fn contrast(a: Color32, b: Color32) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Each set, with what WCAG asks of text in it: AA, and AAA in high contrast.
const SETS: [(&str, &Tokens, f64); 4] =
    [("dark", &DARK, 4.5), ("light", &LIGHT, 4.5), ("high dark", &HIGH_DARK, 7.0), ("high light", &HIGH_LIGHT, 7.0)];

fn texts(tokens: &Tokens) -> [Color32; 8] {
    let Tokens { text, muted, faint, accent, red, amber, green, blue, .. } = *tokens;
    [text, muted, faint, accent, red, amber, green, blue]
}

/// What text of every colour stands on: pages, bars, cards, and what is chosen or pointed at.
fn grounds(tokens: &Tokens) -> [Color32; 5] {
    [tokens.background, tokens.panel, tokens.raised, tokens.grey_weak, tokens.accent_weak]
}

fn toned(tokens: &Tokens) -> [Color32; 4] {
    [tokens.red_weak, tokens.amber_weak, tokens.green_weak, tokens.blue_weak]
}

#[test]
fn every_text_can_be_read_on_everything_it_stands_on() {
    for (name, tokens, least) in SETS {
        let check = |text: Color32, behind: Color32| {
            let ratio = contrast(text, behind);
            assert!(ratio >= least, "{name}: {text:?} on {behind:?}: {ratio:.2}");
        };
        for behind in grounds(tokens) {
            for text in texts(tokens) {
                check(text, behind);
            }
        }
        // A message has its headline in its tone, and text, hints and links below it.
        for behind in toned(tokens) {
            for text in [tokens.text, tokens.muted, tokens.faint, tokens.accent] {
                check(text, behind);
            }
        }
        for tone in [Tone::Grey, Tone::Blue, Tone::Green, Tone::Amber, Tone::Red] {
            check(tone.strong(tokens), tone.weak(tokens));
        }
        check(tokens.on_accent, tokens.accent);
        // The number of a badge.
        check(tokens.on_red(), tokens.red);
    }
}

#[test]
fn in_high_contrast_every_border_is_seen() {
    for (name, tokens, _) in SETS.into_iter().filter(|(_, tokens, _)| tokens.has_borders) {
        for ground in grounds(tokens).into_iter().chain(toned(tokens)) {
            for line in [tokens.line, tokens.strong_line, tokens.accent] {
                let ratio = contrast(line, ground);
                assert!(ratio >= 3.0, "{name}: {line:?} on {ground:?}: {ratio:.2}");
            }
        }
    }
}

#[test]
fn the_set_that_was_put_in_is_the_one_that_is_used() {
    use crate::app::kit::theme::{LookOfAll, apply, install};
    use crate::desk::settings::Appearance;
    let ctx = egui::Context::default();
    install(&ctx);
    for (appearance, is_high_contrast, wanted) in [
        (Appearance::Dark, false, &DARK),
        (Appearance::Light, false, &LIGHT),
        (Appearance::Dark, true, &HIGH_DARK),
        (Appearance::Light, true, &HIGH_LIGHT),
    ] {
        apply(&ctx, LookOfAll { appearance, text_scale: 1.0, is_high_contrast, is_still: false });
        let mut used = Color32::TRANSPARENT;
        let output = ctx.run_ui(egui::RawInput::default(), |ui| used = tokens(ui).text);
        output.drop_without_applying_deltas();
        assert_eq!(used, wanted.text, "{appearance:?} {is_high_contrast}");
    }
}

#[test]
fn the_ring_of_the_focus_is_seen_on_every_ground() {
    for (name, tokens, _) in SETS {
        for ground in grounds(tokens).into_iter().chain(toned(tokens)) {
            let ratio = contrast(tokens.accent, ground);
            assert!(ratio >= 3.0, "{name}: on {ground:?}: {ratio:.2}");
        }
        // On a filled button the line between it and its ring tells them apart.
        assert!(contrast(tokens.panel, tokens.accent) >= 3.0, "{name}");
    }
}

#[test]
fn rows_stand_on_whole_pixels() {
    assert!(size::ROW.rem_euclid(2.0).abs() < f32::EPSILON);
}
