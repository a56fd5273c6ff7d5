//! The local page: a sheet of paper in the browser, with the ledger and the questions beside it, for people who have no
//! editor that sitlint speaks to.
//!
//! ```text
//!  page ─► door (key, host, origin, limits) ─► desk ─► workspace
//!                                               │
//!  page ◄──────────── answer · letter · sheet ◄─┘
//! ```
//!
//! It listens on the loopback address only and keeps nothing but the draft it read last, in memory, to read only what
//! changes. No answer gives back a draft that was sent before.

mod answer;
mod browser;
mod desk;
mod door;
mod entrance;
mod key;
mod letter;
mod reading;
mod route;
mod rulepage;
mod sheet;
mod utf16;

use std::convert::Infallible;
use std::io::Write;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;
use std::{env, io, panic};

use anyhow::{Context, anyhow};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Builder;
use tokio::sync::Semaphore;

use crate::serve::desk::Desk;
use crate::serve::door::Door;
use crate::serve::key::Key;
use crate::workspace::{Options, Workspace};

/// How the page is to be served.
#[derive(Clone, Debug)]
pub struct Wish {
    /// The port; any that is free where none is named.
    pub port: Option<u16>,
    /// Whether a browser is opened.
    pub browser: Browser,
    /// A draft to begin with, or the folder whose settings hold and whose drafts names are compared with.
    pub path: Option<PathBuf>,
}

/// Whether a browser is opened on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Browser {
    /// It is.
    Opened,
    /// It is left to the user.
    Left,
}

/// Connections that are served at a time: a browser opens six, and has a few tabs.
const AT_A_TIME: usize = 64;

/// How long to wait before accepting again, where the machine has no more room for connections.
const BREATH: Duration = Duration::from_millis(50);

/// Serves the page until the program is ended. The exit code is 2 where it could not begin.
#[must_use]
pub fn run(options: Options, wish: Wish) -> ExitCode {
    // A panic tells its place only: its message could quote the draft.
    panic::set_hook(Box::new(|info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        complain(&format!("internal error at {place}."));
    }));
    match started(options, wish) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("{error:#}"));
            ExitCode::from(2)
        }
    }
}

fn started(options: Options, wish: Wish) -> anyhow::Result<()> {
    let root = env::current_dir().context("the current folder is gone")?;
    let (desk, troubles) = Desk::new(Workspace::new(options, root, crate::workspace::today()), wish.path)?;
    for sentence in &troubles {
        complain(sentence);
    }
    let key = Key::new()?;
    let runtime = Builder::new_current_thread().enable_io().enable_time().build()?;
    runtime.block_on(serve(desk, key, wish.port, wish.browser))
}

async fn serve(desk: Desk, key: Key, port: Option<u16>, browser: Browser) -> anyhow::Result<()> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port.unwrap_or(0)));
    let listener = TcpListener::bind(address).await.map_err(|error| taken(&error, port))?;
    let address = listener.local_addr()?;
    let url = format!("http://{address}/{key}/");
    say(&url);
    if browser == Browser::Opened && !browser::open(&url) {
        complain("no browser could be opened here. Copy the address into one.");
    }
    let door = Arc::new(Door::new(key, address, desk));
    let places = Arc::new(Semaphore::new(AT_A_TIME));
    loop {
        let Ok(place) = Arc::clone(&places).acquire_owned().await else { return Ok(()) };
        let Ok((stream, from)) = listener.accept().await else {
            tokio::time::sleep(BREATH).await;
            continue;
        };
        if from.ip().is_loopback() {
            let door = Arc::clone(&door);
            tokio::spawn(async move {
                connected(stream, door).await;
                drop(place);
            });
        }
    }
}

async fn connected(stream: TcpStream, door: Arc<Door>) {
    let service = service_fn(|request| {
        let door = Arc::clone(&door);
        async move { Ok::<_, Infallible>(door.answer(request).await) }
    });
    // What a browser breaks off is nobody's loss.
    let _ = http1::Builder::new().timer(TokioTimer::new()).serve_connection(TokioIo::new(stream), service).await;
}

/// Says where the page is. Where nobody listens, nothing can be done about it.
fn say(url: &str) {
    let mut out = io::stdout().lock();
    let _ = writeln!(
        out,
        "The page is at {url}\nIt is on this machine only, keeps nothing, and ends with Ctrl+C. The address holds a key: \
         give it to nobody."
    );
    let _ = out.flush();
}

fn complain(sentence: &str) {
    let stop = if sentence.ends_with(['.', '?', '!']) { "" } else { "." };
    let _ = writeln!(io::stderr(), "sitlint: {sentence}{stop}");
}

fn taken(error: &io::Error, port: Option<u16>) -> anyhow::Error {
    match (error.kind(), port) {
        (io::ErrorKind::AddrInUse, Some(port)) => {
            anyhow!(
                "Another program uses port {port}. Name another with --port, or leave --port out for any that is free."
            )
        }
        (io::ErrorKind::PermissionDenied, Some(port)) => {
            anyhow!("Port {port} is not for everybody's use. Name one above 1023 with --port, or leave --port out.")
        }
        _ => anyhow!("The page cannot be served on this machine: {error}"),
    }
}
