//! What the settings say of one account, taken out for a backup and taken in from one.
//!
//! Must not live here: what belongs to the app.

use super::Settings;
use crate::domain::account::AccountKey;

impl Settings {
    /// What there is of one account alone, everything else as at the first start.
    #[must_use]
    pub fn of_account(&self, key: &AccountKey) -> Self {
        let mut alone = Self::default();
        alone.take_account(key, self);
        alone
    }

    /// Takes over an account and what belongs to it from other settings. A folder that is watched is this computer's.
    pub fn take_account(&mut self, key: &AccountKey, other: &Self) {
        self.accounts.retain(|account| account.key != *key);
        self.accounts.extend(other.account(key).cloned());
        let names = other.user_names.iter().filter(|((account, _), _)| account == key);
        self.user_names.extend(names.map(|(slot, name)| (slot.clone(), name.clone())));
        self.margins.extend(other.margins.get(key).map(|margin| (key.clone(), *margin)));
        self.transactions.extend(other.transactions.get(key).map(|counts| (key.clone(), counts.clone())));
        self.fees.extend(other.fees.get(key).map(|fees| (key.clone(), fees.clone())));
        self.file_columns.extend(other.file_columns.get(key).map(|kept| (key.clone(), kept.clone())));
        self.letterheads.extend(other.letterheads.get(key).map(|head| (key.clone(), head.clone())));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::account::{Account, Environment, Service};
    use crate::domain::insights::fees::Fee;
    use crate::domain::money::Currency;

    #[test]
    fn an_account_is_taken_out_and_in_with_what_belongs_to_it_and_nothing_else() {
        let key = |name: &str| AccountKey::parse(name).expect("a key");
        let mut all = Settings { text_scale: 1.5, ..Settings::default() };
        for name in ["a-1", "a-2"] {
            all.accounts.push(Account::new(key(name), name, Environment::Sandbox));
            all.user_names.insert((key(name), Service::Finix), format!("US of {name}"));
            all.letterheads.entry(key(name)).or_default();
            let fee = Fee { chargeback: Some(1_500), inquiry: None };
            all.fees.entry(key(name)).or_default().set(Currency::USD, fee);
        }
        let alone = all.of_account(&key("a-2"));
        assert_eq!(alone.accounts.iter().map(|account| account.key.as_str()).collect::<Vec<_>>(), ["a-2"]);
        assert_eq!((alone.user_names.len(), alone.letterheads.len()), (1, 1));
        assert!((alone.text_scale - 1.0).abs() < f32::EPSILON, "how the app looks is not the account's");
        let text = alone.to_toml().expect("TOML");
        let mut other = Settings::default();
        other.take_account(&key("a-2"), &Settings::from_toml(&text).expect("settings"));
        assert_eq!(other.user_name(&key("a-2"), Service::Finix), Some("US of a-2"));
        assert_eq!(other.accounts, alone.accounts);
        assert_eq!((&other.fees, other.fees.len()), (&alone.fees, 1));
    }
}
