//! The sandbox as a program of its own, for anyone who develops against the service.
//!
//! What a program wants (addresses, keys) goes to standard output, what a person watches
//! (requests) to standard error.

mod arguments;
mod log;
mod welcome;

use std::process::ExitCode;

use clap::Parser;
use cometchat_sandbox::Sandbox;

use arguments::Arguments;

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match serve(&arguments).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("cometchat-sandbox: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn serve(arguments: &Arguments) -> Result<(), Box<dyn std::error::Error>> {
    let faults = arguments.faults()?;
    if !arguments.quiet {
        log::begin()?;
    }
    let sandbox = Sandbox::start(arguments.config()).await?;
    sandbox.faults(faults);
    if arguments.ready_json {
        println!("{}", welcome::machine(&sandbox)?);
    } else {
        print!("{}", welcome::human(&sandbox));
    }
    tokio::select! {
        ended = signalled() => ended?,
        () = sandbox.asked_to_end() => {}
    }
    let saved = sandbox.save().await;
    sandbox.stop().await;
    if let Some(n_bytes) = saved? {
        eprintln!("The world is saved, {n_bytes} bytes.");
    }
    Ok(())
}

/// Waits for Ctrl-C, or on Unix for a polite request to end.
async fn signalled() -> std::io::Result<()> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut end = signal(SignalKind::terminate())?;
        tokio::select! {
            interrupted = tokio::signal::ctrl_c() => interrupted,
            _ = end.recv() => Ok(()),
        }
    }
    #[cfg(not(unix))]
    tokio::signal::ctrl_c().await
}
