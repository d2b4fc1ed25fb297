//! The older `sort` parameter of `GET /disputes` (docs.finix.com/api/disputes):
//! a key and a direction, such as `created_at,desc`.

use super::errors::{Problem, Refused};

/// What the list is sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    CreatedAt,
    UpdatedAt,
    RespondBy,
    Amount,
    Id,
}

/// `created_at,desc` unless asked otherwise; a key without direction goes up.
pub(super) fn order(sort: Option<&str>) -> Refused<(Key, bool)> {
    let Some(sort) = sort else {
        return Ok((Key::CreatedAt, false));
    };
    let (key, direction) = sort.split_once(',').unwrap_or((sort, "asc"));
    let key = match key.trim() {
        "created_at" => Key::CreatedAt,
        "updated_at" => Key::UpdatedAt,
        "respond_by" => Key::RespondBy,
        "amount" => Key::Amount,
        "id" => Key::Id,
        _ => return Err(Problem::bad_request("The list cannot be sorted by this key.").at("sort")),
    };
    match direction.trim().to_ascii_lowercase().as_str() {
        "asc" => Ok((key, true)),
        "desc" => Ok((key, false)),
        _ => Err(Problem::bad_request("The direction must be asc or desc.").at("sort")),
    }
}
