//! Icons: one glyph each from the bundled icon font (Lucide, ISC). A button with an icon alone needs a text besides.

/// `list`
pub const DISPUTES: &str = "\u{E106}";
/// `chart-column`
pub const INSIGHTS: &str = "\u{E2A3}";
/// `gauge`
pub const SCORE: &str = "\u{E1BF}";
/// `shopping-cart`
pub const CHECKOUTS: &str = "\u{E15C}";
/// `rotate-cw`
pub const RECOVER: &str = "\u{E149}";
/// `arrow-up-down`
pub const OUTBOX: &str = "\u{E37D}";
/// `shield-check`
pub const PROOF: &str = "\u{E1FF}";
/// `settings`
pub const SETTINGS: &str = "\u{E154}";
/// `search`
pub const SEARCH: &str = "\u{E151}";
/// `chevron-down`
pub const DOWN: &str = "\u{E06D}";
/// `chevron-left`
pub const LEFT: &str = "\u{E06E}";
/// `chevron-right`
pub const RIGHT: &str = "\u{E06F}";
/// `check`
pub const CHECK: &str = "\u{E06C}";
/// `x`
pub const CLOSE: &str = "\u{E1B2}";
/// `copy`
pub const COPY: &str = "\u{E09E}";
/// `refresh-cw`
pub const REFRESH: &str = "\u{E145}";
/// `download`
pub const DOWNLOAD: &str = "\u{E0B2}";
/// `trash-2`
pub const DELETE: &str = "\u{E18E}";
/// `upload`
pub const UPLOAD: &str = "\u{E19E}";
/// `file-text`
pub const FILE: &str = "\u{E0CC}";
/// `image`
pub const PICTURE: &str = "\u{E0F6}";
/// `circle-alert`
pub const ALERT: &str = "\u{E077}";
/// `triangle-alert`
pub const WARNING: &str = "\u{E193}";
/// `info`
pub const INFO: &str = "\u{E0F9}";
/// `circle-check`
pub const DONE: &str = "\u{E226}";
/// `clock`
pub const CLOCK: &str = "\u{E087}";
/// `ellipsis`
pub const MORE: &str = "\u{E0B6}";
/// `plus`
pub const PLUS: &str = "\u{E13D}";
/// `lock`
pub const LOCK: &str = "\u{E10B}";
/// `key-round`
pub const KEY: &str = "\u{E4A3}";
/// `sun`
pub const SUN: &str = "\u{E178}";
/// `moon`
pub const MOON: &str = "\u{E11E}";
/// `monitor`
pub const SYSTEM: &str = "\u{E11D}";
/// `contrast`
pub const THEME: &str = "\u{E09D}";
/// `arrow-up`
pub const SORT_UP: &str = "\u{E04A}";
/// `arrow-down`
pub const SORT_DOWN: &str = "\u{E042}";
/// `cloud-off`
pub const OFFLINE: &str = "\u{E08D}";
/// `inbox`
pub const INBOX: &str = "\u{E0F7}";
/// `tag`
pub const TAG: &str = "\u{E17F}";
/// `undo-2`
pub const UNDO: &str = "\u{E2A1}";
/// `rotate-cw`
pub const REDO: &str = "\u{E149}";
/// `clipboard-paste`
pub const PASTE: &str = "\u{E3E8}";
/// `keyboard`
pub const KEYBOARD: &str = "\u{E284}";
/// `palette`
pub const PALETTE: &str = "\u{E1DD}";
/// `hard-drive`
pub const DISK: &str = "\u{E0ED}";
/// `bell`
pub const BELL: &str = "\u{E059}";
/// `scale`
pub const SCALE: &str = "\u{E212}";
/// `columns-3`
pub const COLUMNS: &str = "\u{E099}";
/// `activity`
pub const ACTIVITY: &str = "\u{E038}";
