//! A table that is parsed once and then only read. An edited copy takes its place as a whole or not at all.

use std::sync::{PoisonError, RwLock};

/// A table with its shipped text.
pub struct Table<T: 'static> {
    shipped: &'static str,
    parse: fn(&str) -> Result<T, String>,
    now: RwLock<Option<&'static T>>,
}

impl<T: Default + Send + Sync> Table<T> {
    /// A table that ships as this text.
    pub const fn new(shipped: &'static str, parse: fn(&str) -> Result<T, String>) -> Self {
        Self { shipped, parse, now: RwLock::new(None) }
    }

    /// The table in force.
    pub fn get(&self) -> &'static T {
        if let Some(table) = *self.now.read().unwrap_or_else(PoisonError::into_inner) {
            return table;
        }
        let mut now = self.now.write().unwrap_or_else(PoisonError::into_inner);
        // That the shipped text can be read is a test of every table.
        now.get_or_insert_with(|| Box::leak(Box::new((self.parse)(self.shipped).unwrap_or_default())))
    }

    /// The shipped text.
    #[must_use]
    pub fn shipped(&self) -> &'static str {
        self.shipped
    }

    /// Puts an edited copy in force, or the shipped table again.
    ///
    /// What was in force stays in memory: pages may still show it. A table is small, and edited rarely.
    ///
    /// # Errors
    /// What is wrong with the copy; the table in force stays.
    pub fn replace(&self, text: Option<&str>) -> Result<(), String> {
        let table = (self.parse)(text.unwrap_or(self.shipped))?;
        *self.now.write().unwrap_or_else(PoisonError::into_inner) = Some(Box::leak(Box::new(table)));
        Ok(())
    }

    /// Whether a text could be put in force.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check(&self, text: &str) -> Result<(), String> {
        (self.parse)(text).map(drop)
    }
}
