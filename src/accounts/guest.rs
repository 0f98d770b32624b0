//! A guest is whoever brings the token back that the server gave them. The token is [`crate::id::secret`]; only its
//! hash is kept, so that a stolen database signs nobody in.

/// The length of a token: 256 bits in hexadecimal.
const LENGTH: usize = 64;

/// Whether a cookie's value has the form of a token. What has not need not be looked up.
#[must_use]
pub fn is_token(cookie: &str) -> bool {
    let is_hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    cookie.len() == LENGTH && cookie.bytes().all(is_hex)
}

/// What is kept of a token, in hexadecimal. No salt and no slow hash: the token is random, there is nothing to guess.
#[must_use]
pub fn hash(token: &str) -> String {
    let key = blake3::derive_key("greenroom 2026-11 guest token", token.as_bytes());
    blake3::Hash::from_bytes(key).to_hex().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(cookie: &str, expect: bool) {
        assert_eq!(is_token(cookie), expect, "{cookie:?}");
    }

    #[test]
    fn only_tokens_are_tokens() {
        check(&"0123456789abcdef".repeat(4), true);
        check(&crate::id::secret(), true);
        check("", false);
        check(&"0123456789abcdef".repeat(4)[1..], false);
        check(&format!("{}0", "0123456789abcdef".repeat(4)), false);
        check(&"0123456789ABCDEF".repeat(4), false);
        check(&"g".repeat(64), false);
        check(&"é".repeat(32), false);
        check(&format!("{} ", "a".repeat(63)), false);
    }

    #[test]
    fn a_hash_is_stable_and_is_not_the_token() {
        let token = "a".repeat(64);
        assert_eq!(hash(&token), hash(&token));
        assert_ne!(hash(&token), hash(&"b".repeat(64)));
        assert_ne!(hash(&token), token);
        assert!(is_token(&hash(&token)), "64 hexadecimal digits, as the schema wants them");
    }
}
