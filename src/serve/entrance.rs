//! Who is let in: only the page itself, in a browser on this machine, by somebody who knows the key.

use std::net::SocketAddr;

use hyper::header::{HOST, HeaderMap, HeaderName, ORIGIN};
use hyper::{Method, StatusCode};

use crate::serve::key::Key;

const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Why somebody is not let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Refusal {
    pub(super) status: StatusCode,
    pub(super) sentence: &'static str,
}

/// A name that leads here was not asked for: it may be one that another site made lead here.
const FOREIGN_NAME: Refusal = Refusal {
    status: StatusCode::MISDIRECTED_REQUEST,
    sentence: "The page answers only to the address that sitlint printed.",
};

/// Another site asks.
const FOREIGN_SITE: Refusal = Refusal {
    status: StatusCode::FORBIDDEN,
    sentence: "Other sites may not ask here. Open the address that sitlint printed.",
};

/// The key is missing or wrong.
const NO_KEY: Refusal = Refusal {
    status: StatusCode::FORBIDDEN,
    sentence: "The key is missing. Open the whole address that sitlint printed; each start has a new one.",
};

/// What guards the page.
pub(super) struct Entrance {
    key: Key,
    hosts: [String; 2],
}

impl Entrance {
    pub(super) fn new(key: Key, address: SocketAddr) -> Self {
        Self { key, hosts: [address.to_string(), format!("localhost:{}", address.port())] }
    }

    /// The part of a path behind the key. `None` where the path ends with the key itself, and should end with `/`.
    pub(super) fn admit<'p>(
        &self,
        method: &Method,
        path: &'p str,
        headers: &HeaderMap,
    ) -> Result<Option<&'p str>, Refusal> {
        let host = said(headers, &HOST).unwrap_or_default();
        if headers.get_all(HOST).iter().count() != 1 || !self.hosts.iter().any(|own| own.eq_ignore_ascii_case(host)) {
            return Err(FOREIGN_NAME);
        }
        let own = |origin: &str| origin.strip_prefix("http://").is_some_and(|origin| origin.eq_ignore_ascii_case(host));
        if headers.contains_key(ORIGIN) && !said(headers, &ORIGIN).is_some_and(own) {
            return Err(FOREIGN_SITE);
        }
        let site = said(headers, &FETCH_SITE).unwrap_or("none");
        if method != Method::GET && !matches!(site, "same-origin" | "none") {
            return Err(FOREIGN_SITE);
        }
        let path = path.strip_prefix('/').unwrap_or(path);
        let (key, rest) = path.split_once('/').map_or((path, None), |(key, rest)| (key, Some(rest)));
        if self.key.is(key) { Ok(rest) } else { Err(NO_KEY) }
    }
}

fn said<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(method: &Method, headers: &[(&'static str, &'static str)], expected: Result<(), Refusal>) {
        let key = Key::new().unwrap();
        let path = format!("/{key}/check");
        let entrance = Entrance::new(key, SocketAddr::from(([127, 0, 0, 1], 4000)));
        let headers: HeaderMap =
            headers.iter().map(|(name, value)| (HeaderName::from_static(name), value.parse().unwrap())).collect();
        let found = entrance.admit(method, &path, &headers);
        assert_eq!(found, expected.map(|()| Some("check")), "{headers:?}");
    }

    #[test]
    fn the_page_itself_is_let_in() {
        check(&Method::GET, &[("host", "127.0.0.1:4000")], Ok(()));
        check(&Method::POST, &[("host", "localhost:4000"), ("origin", "http://localhost:4000")], Ok(()));
        check(&Method::POST, &[("host", "127.0.0.1:4000"), ("sec-fetch-site", "same-origin")], Ok(()));
    }

    #[test]
    fn a_name_that_was_made_to_lead_here_is_not() {
        check(&Method::GET, &[("host", "example.org:4000")], Err(FOREIGN_NAME));
        check(&Method::GET, &[("host", "127.0.0.1:4001")], Err(FOREIGN_NAME));
        check(&Method::GET, &[("host", "127.0.0.1")], Err(FOREIGN_NAME));
        check(&Method::GET, &[], Err(FOREIGN_NAME));
    }

    #[test]
    fn another_site_is_not() {
        let host = ("host", "127.0.0.1:4000");
        check(&Method::POST, &[host, ("origin", "https://example.org")], Err(FOREIGN_SITE));
        check(&Method::GET, &[host, ("origin", "null")], Err(FOREIGN_SITE));
        check(&Method::POST, &[host, ("origin", "http://localhost:4000")], Err(FOREIGN_SITE));
        check(&Method::POST, &[host, ("sec-fetch-site", "cross-site")], Err(FOREIGN_SITE));
    }

    #[test]
    fn nobody_is_without_the_key() {
        let entrance = Entrance::new(Key::new().unwrap(), SocketAddr::from(([127, 0, 0, 1], 4000)));
        let headers = HeaderMap::from_iter([(HOST, "127.0.0.1:4000".parse().unwrap())]);
        for path in ["/", "", "/check", "/0/check", "//check"] {
            assert_eq!(entrance.admit(&Method::GET, path, &headers), Err(NO_KEY), "{path}");
        }
    }
}
