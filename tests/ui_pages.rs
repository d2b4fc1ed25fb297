//! The real app in a headless window against the sandbox, driven by role and label as a screen reader sees it.

#![allow(clippy::disallowed_methods, reason = "tests wait for conditions with pauses between looks")]
#![allow(missing_docs, reason = "test functions are sentences")]

#[path = "ui/kit.rs"]
mod kit;

#[path = "ui/disputes.rs"]
mod disputes;
#[path = "ui/evidence.rs"]
mod evidence;
#[path = "ui/forms.rs"]
mod forms;
#[path = "ui/one_shot.rs"]
mod one_shot;
#[path = "ui/settings.rs"]
mod settings;
#[path = "ui/sizes.rs"]
mod sizes;
