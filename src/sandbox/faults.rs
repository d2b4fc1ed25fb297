//! Faults on demand: what can go wrong, on which operation, how often.
//!
//! A specification is a list, separated by commas, of
//!
//! ```text
//! operation=kind[:argument[:argument]][@probability | #count | ~place[+]]
//! ```
//!
//! `operation` is a word of [`Operation::word`] or `*` for all of them. Without
//! `@` (a probability from 0 to 1), `#` (the first so many requests) and `~` (that
//! request alone, counted from 1; with `+` every one from there on) the fault strikes
//! every time. The first rule that fits a request counts.
//!
//! | kind | what happens | applied? |
//! |---|---|---|
//! | `delay:MS` | the reply waits so many milliseconds | yes |
//! | `status:CODE[:SECONDS]` | that status in the vendor's own form, SECONDS as `Retry-After`; a 3xx goes to `/users/sign_in` | no |
//! | `status_after:CODE[:SECONDS]` | the same, after the request took effect | yes |
//! | `truncate` | `Content-Length` promises the whole body, half of it comes | yes |
//! | `content_type` | status 200 and an HTML page | yes |
//! | `garbage` | the right status, a body that cannot be parsed | yes |
//! | `reset_before` | the connection is reset before the request is read | no |
//! | `reset_after` | the connection is reset instead of the reply | yes |
//! | `trickle[:MS]` | the body comes in twenty pieces, MS apart (default 50) | yes |
//!
//! Example: `submit=reset_after#1,list_disputes=status:503@0.1,*=trickle`.
//!
//! How a fault is carried out is in `serve`.

use std::fmt;
use std::str::FromStr;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use super::routes::Operation;
use super::world::dice::mix;

/// What goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FaultKind {
    /// The reply waits; the request was applied.
    Delay(Duration),
    /// This status; the request was not applied.
    Status {
        /// The HTTP status, 300 to 599.
        code: u16,
        /// The value of `Retry-After`, in seconds.
        retry_after: Option<u64>,
    },
    /// This status, although the request was applied.
    StatusAfter {
        /// The HTTP status, 300 to 599.
        code: u16,
        /// The value of `Retry-After`, in seconds.
        retry_after: Option<u64>,
    },
    /// Half the body; the request was applied.
    Truncate,
    /// An HTML page; the request was applied.
    ContentType,
    /// A body that cannot be parsed; the request was applied.
    Garbage,
    /// A TCP reset; the request was not applied.
    ResetBefore,
    /// A TCP reset; the request was applied.
    ResetAfter,
    /// A slow body; the request was applied.
    Trickle(Duration),
}

/// How often it goes wrong.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum FaultRate {
    /// Every time.
    Always,
    /// With this probability.
    Sometimes(f64),
    /// The first so many times.
    First(u64),
    /// That request alone, counted from 1.
    Nth(u64),
    /// Every request from that one on.
    From(u64),
}

/// One rule of a specification.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FaultRule {
    /// On which operation; `None` means all.
    pub operation: Option<Operation>,
    /// What goes wrong.
    pub kind: FaultKind,
    /// How often.
    pub rate: FaultRate,
}

/// A list of rules, the first that fits counts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Faults {
    /// The rules.
    pub rules: Vec<FaultRule>,
}

/// What is wrong with a specification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaultSpecError {
    rule: String,
    problem: String,
}

impl fmt::Display for FaultSpecError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "fault rule `{}`: {}", self.rule, self.problem)
    }
}

impl std::error::Error for FaultSpecError {}

impl FromStr for Faults {
    type Err = FaultSpecError;

    fn from_str(spec: &str) -> Result<Self, Self::Err> {
        if spec.trim().is_empty() {
            return Ok(Self::default());
        }
        let rules = spec.split(',').map(|rule| {
            parse_rule(rule.trim()).map_err(|problem| FaultSpecError { rule: rule.trim().to_owned(), problem })
        });
        Ok(Self { rules: rules.collect::<Result<_, _>>()? })
    }
}

fn parse_rule(rule: &str) -> Result<FaultRule, String> {
    let Some((operation, rest)) = rule.split_once('=') else {
        return Err("write it as operation=kind, such as submit=reset_after".to_owned());
    };
    let (kind, rate) = split_rate(rest.trim())?;
    Ok(FaultRule { operation: parse_operation(operation.trim())?, kind: parse_kind(kind)?, rate })
}

fn parse_operation(word: &str) -> Result<Option<Operation>, String> {
    if word == "*" {
        return Ok(None);
    }
    let found = Operation::ALL.iter().find(|operation| operation.word() == word);
    found.copied().map(Some).ok_or_else(|| {
        let words: Vec<&str> = Operation::ALL.iter().map(|operation| operation.word()).collect();
        format!("there is no operation `{word}`; there are *, {}", words.join(", "))
    })
}

fn split_rate(text: &str) -> Result<(&str, FaultRate), String> {
    if let Some((kind, chance)) = text.split_once('@') {
        let probability: f64 = chance.parse().map_err(|_cause| format!("`{chance}` is not a probability"))?;
        if !(0.0..=1.0).contains(&probability) {
            return Err(format!("the probability {chance} is not between 0 and 1"));
        }
        return Ok((kind, FaultRate::Sometimes(probability)));
    }
    if let Some((kind, place)) = text.split_once('~') {
        let (number, is_ever) = place.strip_suffix('+').map_or((place, false), |number| (number, true));
        let number = number.parse().map_err(|_cause| format!("`{place}` is not the number of a request"))?;
        return Ok((kind, if is_ever { FaultRate::From(number) } else { FaultRate::Nth(number) }));
    }
    if let Some((kind, count)) = text.split_once('#') {
        let count = count.parse().map_err(|_cause| format!("`{count}` is not a number of requests"))?;
        return Ok((kind, FaultRate::First(count)));
    }
    Ok((text, FaultRate::Always))
}

fn parse_kind(text: &str) -> Result<FaultKind, String> {
    let mut words = text.split(':');
    let name = words.next().unwrap_or_default();
    let arguments: Vec<&str> = words.collect();
    match (name, arguments.as_slice()) {
        ("delay", [ms]) => Ok(FaultKind::Delay(millis(ms)?)),
        ("delay", _) => Err("delay needs the milliseconds, such as delay:2000".to_owned()),
        ("status", [code, rest @ ..]) if rest.len() < 2 => {
            Ok(FaultKind::Status { code: status(code)?, retry_after: seconds(rest)? })
        }
        ("status_after", [code, rest @ ..]) if rest.len() < 2 => {
            Ok(FaultKind::StatusAfter { code: status(code)?, retry_after: seconds(rest)? })
        }
        ("status" | "status_after", _) => {
            Err(format!("{name} needs a code and at most a Retry-After, such as {name}:429:5"))
        }
        ("trickle", []) => Ok(FaultKind::Trickle(Duration::from_millis(50))),
        ("trickle", [ms]) => Ok(FaultKind::Trickle(millis(ms)?)),
        ("truncate", []) => Ok(FaultKind::Truncate),
        ("content_type", []) => Ok(FaultKind::ContentType),
        ("garbage", []) => Ok(FaultKind::Garbage),
        ("reset_before", []) => Ok(FaultKind::ResetBefore),
        ("reset_after", []) => Ok(FaultKind::ResetAfter),
        ("truncate" | "content_type" | "garbage" | "reset_before" | "reset_after" | "trickle", _) => {
            Err(format!("{name} was given too many arguments"))
        }
        _ => Err(format!(
            "there is no kind `{name}`; there are delay, status, status_after, truncate, \
             content_type, garbage, reset_before, reset_after, trickle"
        )),
    }
}

fn millis(text: &str) -> Result<Duration, String> {
    let number: u64 = text.parse().map_err(|_cause| format!("`{text}` is not a number of milliseconds"))?;
    if number > 3_600_000 {
        return Err(format!("{number} milliseconds are more than an hour"));
    }
    Ok(Duration::from_millis(number))
}

fn status(text: &str) -> Result<u16, String> {
    let code = text.parse().ok().filter(|code| (300..600).contains(code));
    code.ok_or_else(|| format!("`{text}` is not a status from 300 to 599"))
}

fn seconds(rest: &[&str]) -> Result<Option<u64>, String> {
    let read =
        |text: &&str| text.parse().map_err(|_cause| format!("`{text}` is not a number of seconds for Retry-After"));
    rest.first().map(read).transpose()
}

/// Sets and clears faults while the sandbox runs.
#[derive(Debug)]
pub struct FaultSwitch {
    inner: Mutex<Armed>,
}

/// A rule, how often it struck, and how many requests it met.
#[derive(Debug)]
struct ArmedRule {
    rule: FaultRule,
    struck: u64,
    met: u64,
}

#[derive(Debug)]
struct Armed {
    rules: Vec<ArmedRule>,
    dice: u64,
}

impl FaultSwitch {
    pub(crate) fn new(faults: Faults, seed: u64) -> Self {
        Self { inner: Mutex::new(Armed { rules: armed(faults), dice: mix(seed ^ 0xFA_017) }) }
    }

    /// Replaces all faults; counts begin anew.
    pub fn set(&self, faults: Faults) {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner).rules = armed(faults);
    }

    /// No faults from now on.
    pub fn clear(&self) {
        self.set(Faults::default());
    }

    /// What strikes the next request for this operation; a count is used up by it.
    pub(crate) fn draw(&self, operation: Option<Operation>) -> Option<FaultKind> {
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        let Armed { rules, dice } = &mut *inner;
        for ArmedRule { rule, struck, met } in rules {
            if rule.operation.is_some() && rule.operation != operation {
                continue;
            }
            *met += 1;
            let strikes = match rule.rate {
                FaultRate::Nth(number) => *met == number,
                FaultRate::From(number) => *met >= number,
                FaultRate::Always => true,
                FaultRate::First(count) => *struck < count,
                FaultRate::Sometimes(probability) => {
                    *dice = mix(*dice);
                    f64::from(u32::try_from(*dice >> 32).unwrap_or(0)) < probability * 4_294_967_296.0
                }
            };
            if strikes {
                *struck += 1;
                return Some(rule.kind);
            }
        }
        None
    }
}

fn armed(faults: Faults) -> Vec<ArmedRule> {
    faults.rules.into_iter().map(|rule| ArmedRule { rule, struck: 0, met: 0 }).collect()
}
