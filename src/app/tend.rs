//! What goes on beside the requests, for as long as somebody serves.

use super::App;

impl App {
    /// Forgets interviews that nobody asks for, hands out backups of the data folder, and counts once whether it holds
    /// everything that was acknowledged.
    pub async fn tend(&self) {
        let counted = async {
            if let Err(problem) = self.store.count_through().await {
                tracing::error!("the store is not ready any more: {problem}");
            }
        };
        tokio::join!(self.forget_idle(), self.store.hand_out(), counted);
    }
}
