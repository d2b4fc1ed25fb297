//! A secret together with the address it is for, as one text: the keyring keeps both or neither.

use secrecy::{ExposeSecret as _, SecretString};

/// Before the address. No key begins like this.
const MARK: &str = "docket-key-for:";

/// Joins an address and a secret.
pub fn join(address: &str, secret: &SecretString) -> SecretString {
    format!("{MARK}{address}\n{}", secret.expose_secret()).into()
}

/// The address a secret is for, when it says so, and the secret.
pub fn split(kept: &SecretString) -> (Option<String>, SecretString) {
    let text = kept.expose_secret();
    match text.strip_prefix(MARK).and_then(|rest| rest.split_once('\n')) {
        Some((address, secret)) => (Some(address.to_owned()), secret.into()),
        None => (None, kept.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_joined_comes_apart_and_a_bare_key_stays_whole() {
        let key = SecretString::from("s3cret".to_owned());
        let (address, secret) = split(&join("https://example.org", &key));
        assert_eq!((address.as_deref(), secret.expose_secret()), (Some("https://example.org"), "s3cret"));
        let (address, secret) = split(&key);
        assert_eq!((address, secret.expose_secret()), (None, "s3cret"));
    }
}
