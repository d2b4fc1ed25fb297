//! The real app in a headless window against the sandbox, driven by role and label as a screen reader sees it.

#![allow(
    missing_docs,
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::ok_expect,
    clippy::too_many_lines,
    reason = "a test that meets something unexpected has to fail, and waits for conditions with pauses between looks"
)]

mod kit;

mod alerts;
mod backup;
mod bulk;
mod commands;
mod counts;
mod deadlines;
mod disputes;
mod drafts;
mod earlier;
mod everywhere;
mod everywhere_accept;
mod evidence;
mod export;
mod find_in_packet;
mod finding;
mod focus;
mod forms;
mod imports;
mod insights;
mod languages;
mod layout;
mod linked;
mod lock;
mod newcomer;
mod one_shot;
mod orders;
mod outbox;
mod packet;
mod palette;
mod related;
mod reopened;
mod settings;
mod shortcuts;
mod sight;
mod sizes;
mod tables;
mod team;
mod today;
mod unseen;
mod walk;
mod watched;
