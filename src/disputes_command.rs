//! `docket disputes`: the disputes of an account, without a window, as a file or for another program.

use docket::app::printing::{Wish, disputes};
use docket::app::words::command_line::Failure;
use docket::desk::Desk;
use std::process::ExitCode;

/// Prints them.
pub fn run(wish: &Wish, desk: impl FnOnce(&tokio::runtime::Runtime) -> Result<Desk, Failure>) -> ExitCode {
    docket::app::launch::prepare(None);
    let printed = crate::runtime(2).and_then(|runtime| {
        let printed = desk(&runtime).and_then(|desk| runtime.block_on(disputes(&desk, wish)));
        // A keyring that waits for its password must not keep the program from ending.
        runtime.shutdown_background();
        printed
    });
    match printed {
        Ok(_rows) => ExitCode::SUCCESS,
        Err(failure) => crate::tell(&failure).into(),
    }
}
