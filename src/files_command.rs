//! `docket score` and `docket checkouts`: what is done with a file, without a window.

use docket::app::printing::by_file::{self, CheckoutsWish, Ended, ScoreWish};
use docket::app::words::command_line::Failure;
use docket::desk::Desk;
use std::io::Write as _;
use std::process::ExitCode;

/// What is done.
pub enum Wish {
    /// Orders are scored.
    Score(ScoreWish),
    /// Checkouts are sent.
    Checkouts(CheckoutsWish),
}

/// Does it.
pub fn run(wish: &Wish, desk: impl FnOnce(&tokio::runtime::Runtime) -> Result<Desk, Failure>) -> ExitCode {
    docket::app::launch::prepare(None);
    let done = crate::runtime(2).and_then(|runtime| {
        let done = desk(&runtime).and_then(|desk| {
            let done = runtime.block_on(done(&desk, wish));
            desk.settings.finish();
            done
        });
        // A keyring that waits for its password must not keep the program from ending.
        runtime.shutdown_background();
        done
    });
    match done {
        Ok((ended, said)) => {
            // There is nowhere left to report a closed error stream to.
            writeln!(std::io::stderr(), "docket: {said}").ok();
            ended.code().into()
        }
        Err(failure) => crate::tell(&failure).into(),
    }
}

async fn done(desk: &Desk, wish: &Wish) -> Result<(Ended, String), Failure> {
    let stop = async {
        if tokio::signal::ctrl_c().await.is_err() {
            // It can't be told then, and nothing is stopped.
            std::future::pending::<()>().await;
        }
    };
    match wish {
        Wish::Score(wish) => by_file::score(desk, wish, stop).await,
        Wish::Checkouts(wish) => by_file::checkouts(desk, wish, stop).await,
    }
}
