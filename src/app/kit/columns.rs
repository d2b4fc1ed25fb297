//! The columns of a form page: cards side by side where there is room, one under the other where there is not.

use super::layout::from_the_top;
use super::tokens::{size, space};
use super::widgets;
use egui::{Align, Frame, Layout, ScrollArea, Ui, Vec2, vec2};

/// Below this the columns stand one under the other, so that nothing is cut at large text sizes.
const NARROW: f32 = 760.0;
const GAP: f32 = space::LARGE;
/// A line of buttons with the space above it.
const FOOT: f32 = size::CONTROL + 10.0;

/// Which column is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The form.
    First,
    /// The result; takes the room that is left.
    Second,
    /// The history, where there is one.
    Third,
    /// The buttons of the form, one line that stays in sight wherever the form is scrolled to.
    Foot,
}

/// Two or three columns.
#[must_use = "call show()"]
pub struct Columns {
    first: f32,
    third: Option<f32>,
    is_bare: bool,
    has_foot: bool,
    about: u64,
}

impl Columns {
    /// Two columns, the first of this width.
    pub fn new(first: f32) -> Self {
        Self { first, third: None, is_bare: false, has_foot: false, about: 0 }
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

    /// The form has a line of buttons below it. The form is the first column, of bare columns the second.
    pub fn with_foot(mut self, has_foot: bool) -> Self {
        self.has_foot = has_foot;
        self
    }

    /// What the second column is about; when that is something else, it begins at its top.
    pub fn about(mut self, about: u64) -> Self {
        self.about = about;
        self
    }

    /// Draws them; each is asked for its content once.
    pub fn show(self, ui: &mut Ui, name: &str, mut add: impl FnMut(&mut Ui, Column)) {
        Frame::new().inner_margin(space::LARGE).show(ui, |ui| {
            if ui.available_width() < NARROW {
                self.stacked_ui(ui, name, &mut add);
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
                        Column::Third => self.third.unwrap_or_default(),
                        Column::Second | Column::Foot => second,
                    };
                    let salt = (name, if column == Column::Second { self.about } else { 0 }, column as u8);
                    let foot = self.has_foot && column == self.form();
                    if self.is_bare && column != Column::First {
                        bare_ui(ui, vec2(width, height), salt, (column, foot), &mut add);
                    } else {
                        column_ui(ui, vec2(width, height), salt, (column, foot), &mut add);
                    }
                }
            });
        });
    }

    /// One under the other, with the buttons below all of them.
    fn stacked_ui(&self, ui: &mut Ui, name: &str, add: &mut dyn FnMut(&mut Ui, Column)) {
        let height = ui.available_height() - if self.has_foot { FOOT } else { 0.0 };
        let area = ScrollArea::vertical().id_salt(name).auto_shrink([false, self.has_foot]).max_height(height);
        from_the_top(ui, area, name, self.about).show(ui, |ui| {
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
        if self.has_foot {
            foot_ui(ui, add);
        }
    }

    fn form(&self) -> Column {
        if self.is_bare { Column::Second } else { Column::First }
    }

    fn columns(&self) -> impl Iterator<Item = Column> + use<> {
        let third = self.third.map(|_| Column::Third);
        [Column::First, Column::Second].into_iter().chain(third)
    }
}

/// Whose column it is, what it is about, and which one.
type Salt<'n> = (&'n str, u64, u8);

fn scroll_area(ui: &Ui, salt: Salt<'_>, height: f32) -> ScrollArea {
    let (name, about, column) = salt;
    let area = ScrollArea::vertical().id_salt((name, column)).auto_shrink([false, false]).max_height(height);
    let memory = format!("{name}-{column}");
    from_the_top(ui, area, &memory, about)
}

/// A card that fills the height and scrolls inside.
fn column_ui(
    ui: &mut Ui,
    room: Vec2,
    salt: Salt<'_>,
    (column, has_foot): (Column, bool),
    add: &mut dyn FnMut(&mut Ui, Column),
) {
    ui.allocate_ui_with_layout(room, Layout::top_down(Align::Min), |ui| {
        ui.set_width(room.x);
        widgets::card(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
            let inner = room.y - 34.0;
            ui.set_min_height(inner);
            let height = inner - if has_foot { FOOT } else { 0.0 };
            // The buttons follow a short form, and stay below a long one.
            scroll_area(ui, salt, height).auto_shrink([false, has_foot]).show(ui, |ui| {
                ui.set_width(ui.available_width().max(50.0));
                add(ui, column);
            });
            if has_foot {
                foot_ui(ui, add);
            }
        });
    });
}

/// A column of cards.
fn bare_ui(
    ui: &mut Ui,
    room: Vec2,
    salt: Salt<'_>,
    (column, has_foot): (Column, bool),
    add: &mut dyn FnMut(&mut Ui, Column),
) {
    ui.allocate_ui_with_layout(room, Layout::top_down(Align::Min), |ui| {
        let width = room.x.clamp(50.0, 820.0);
        let height = room.y - if has_foot { FOOT } else { 0.0 };
        ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
        scroll_area(ui, salt, height).auto_shrink([false, has_foot]).show(ui, |ui| {
            ui.set_width(ui.available_width().min(width));
            add(ui, column);
        });
        if has_foot {
            ui.allocate_ui_with_layout(vec2(width, FOOT), Layout::top_down(Align::Min), |ui| {
                ui.set_max_width(width);
                foot_ui(ui, add);
            });
        }
    });
}

fn foot_ui(ui: &mut Ui, add: &mut dyn FnMut(&mut Ui, Column)) {
    ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
    ui.add_space(2.0);
    ui.horizontal(|ui| add(ui, Column::Foot));
}
