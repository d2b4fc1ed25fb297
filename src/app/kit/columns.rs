//! The columns of a form page: cards side by side where there is room, one under the other where there is not.

use super::widgets;
use egui::{Align, Frame, Layout, Margin, ScrollArea, Ui, vec2};

/// Below this the columns stand one under the other, so that nothing is cut at large text sizes.
const NARROW: f32 = 760.0;
const GAP: f32 = 16.0;

/// Which column is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The form.
    First,
    /// The result; takes the room that is left.
    Second,
    /// The history, where there is one.
    Third,
}

/// Two or three columns.
#[must_use = "call show()"]
pub struct Columns {
    first: f32,
    third: Option<f32>,
    is_bare: bool,
}

impl Columns {
    /// Two columns, the first of this width.
    pub fn new(first: f32) -> Self {
        Self { first, third: None, is_bare: false }
    }

    /// A third column of this width on the right.
    pub fn with_third(mut self, width: f32) -> Self {
        self.third = Some(width);
        self
    }

    /// The second column is no card: it holds cards of its own, and is no wider than a form.
    pub fn bare(mut self) -> Self {
        self.is_bare = true;
        self
    }

    /// Draws them; each is asked for its content once.
    pub fn show(self, ui: &mut Ui, name: &str, mut add: impl FnMut(&mut Ui, Column)) {
        Frame::new().inner_margin(Margin::same(16)).show(ui, |ui| {
            if ui.available_width() < NARROW {
                ScrollArea::vertical().id_salt(name).auto_shrink([false, false]).show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = GAP;
                    for column in self.columns() {
                        let mut content = |ui: &mut Ui| {
                            ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
                            ui.set_width(ui.available_width());
                            add(ui, column);
                        };
                        if self.is_bare && column != Column::First {
                            content(ui);
                        } else {
                            widgets::card(ui, content);
                        }
                    }
                });
                return;
            }
            let height = ui.available_height();
            let third = self.third.map_or(0.0, |third| third + GAP);
            let second = ui.available_width() - self.first - GAP - third;
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = GAP;
                for column in self.columns() {
                    let width = match column {
                        Column::First => self.first,
                        Column::Second => second,
                        Column::Third => self.third.unwrap_or_default(),
                    };
                    let salt = (name, column as u8);
                    let content = |ui: &mut Ui| add(ui, column);
                    if self.is_bare && column != Column::First {
                        bare_ui(ui, width, height, salt, content);
                    } else {
                        column_ui(ui, width, height, salt, content);
                    }
                }
            });
        });
    }

    fn columns(&self) -> impl Iterator<Item = Column> + use<> {
        let third = self.third.map(|_| Column::Third);
        [Column::First, Column::Second].into_iter().chain(third)
    }
}

/// A card that fills the height and scrolls inside.
fn column_ui(ui: &mut Ui, width: f32, height: f32, salt: (&str, u8), add: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(vec2(width, height), Layout::top_down(Align::Min), |ui| {
        ui.set_width(width);
        widgets::card(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
            let inner = height - 34.0;
            ui.set_min_height(inner);
            ScrollArea::vertical().id_salt(salt).auto_shrink([false, false]).max_height(inner).show(ui, |ui| {
                // Room for the scroll bar beside the fields.
                ui.set_width((ui.available_width() - 8.0).max(50.0));
                add(ui);
            });
        });
    });
}

/// A column of cards.
fn bare_ui(ui: &mut Ui, width: f32, height: f32, salt: (&str, u8), add: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(vec2(width, height), Layout::top_down(Align::Min), |ui| {
        ScrollArea::vertical().id_salt(salt).auto_shrink([false, false]).max_height(height).show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
            ui.set_width((ui.available_width() - 8.0).clamp(50.0, 820.0));
            add(ui);
        });
    });
}
