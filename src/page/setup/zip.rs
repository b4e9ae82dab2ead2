//! All files in one zip; its own texts are fetched when somebody wants it.

use crate::ask::Answers;
use crate::bundle::Bundle;
use crate::files::files;
use crate::page::browser;
use crate::page::languages::with_part;
use crate::page::setup::offer::Offer;
use crate::page::words::Words;
use crate::plan::Plan;
use crate::text::Part;

/// The zip of the files that are offered; nothing if its texts can't be had.
pub(crate) async fn zip(offer: &Offer, answers: &Answers, words: &Words, link: &str, command: &str) -> Option<Vec<u8>> {
    let words = with_part(words, Part::Bundle).await?;
    let script = browser::fetch("text/apply.sh").await.ok()?;
    let plan = Plan::of(answers);
    let mut files = files(&plan);
    files.retain(|file| offer.takes(file));
    let page = browser::address().unwrap_or_default();
    let bundle = Bundle { files: &files, plan: &plan, page: &page, link, command, script: &script, words: &words };
    Some(bundle.zip())
}
