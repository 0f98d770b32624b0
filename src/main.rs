//! The only place that exits.

use std::process::ExitCode;

fn main() -> ExitCode {
    greenroom::cli::run()
}
