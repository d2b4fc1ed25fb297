//! `docket pack`: what the workbench does, without a window, told as lines of JSON.

use docket::desk::pack_files::{Wish, pack_files};
use docket::workbench::helper::Helper;
use std::process::ExitCode;

/// Packs, and prints what became of each file.
pub fn run(wish: &Wish) -> ExitCode {
    docket::app::launch::prepare();
    let mut told = Ok(());
    let packed = crate::runtime(2).and_then(|runtime| {
        runtime.block_on(pack_files(&Helper::this_program(), wish, |line| {
            let line = serde_json::to_string(&line).map_err(|error| error.to_string());
            if let Err(problem) = line.and_then(|line| crate::say(&format!("{line}\n"))) {
                told = Err(problem);
            }
        }))
    });
    match told.and(packed) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(problem) => crate::fail(&problem),
    }
}
