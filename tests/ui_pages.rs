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

#[path = "ui/kit.rs"]
mod kit;

#[path = "ui/disputes.rs"]
mod disputes;
#[path = "ui/drafts.rs"]
mod drafts;
#[path = "ui/earlier.rs"]
mod earlier;
#[path = "ui/evidence.rs"]
mod evidence;
#[path = "ui/finding.rs"]
mod finding;
#[path = "ui/forms.rs"]
mod forms;
#[path = "ui/newcomer.rs"]
mod newcomer;
#[path = "ui/one_shot.rs"]
mod one_shot;
#[path = "ui/outbox.rs"]
mod outbox;
#[path = "ui/packet.rs"]
mod packet;
#[path = "ui/reopened.rs"]
mod reopened;
#[path = "ui/settings.rs"]
mod settings;
#[path = "ui/sizes.rs"]
mod sizes;
