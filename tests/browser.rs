//! The built page in a real Chromium, under the policy that hosts are asked to set.

#[path = "support/browser.rs"]
mod chromium;
#[path = "support/firefox.rs"]
mod firefox;
#[path = "support/site.rs"]
mod site;

#[path = "browser/answering.rs"]
mod answering;
#[path = "browser/carrying.rs"]
mod carrying;
#[path = "browser/explaining.rs"]
mod explaining;
#[path = "browser/fixing.rs"]
mod fixing;
#[path = "browser/hostile.rs"]
mod hostile;
#[path = "browser/hosting.rs"]
mod hosting;
#[path = "browser/offline.rs"]
mod offline;
#[path = "browser/organisation.rs"]
mod organisation;
#[path = "browser/reaching.rs"]
mod reaching;
#[path = "browser/sharing.rs"]
mod sharing;
#[path = "browser/single.rs"]
mod single;
#[path = "browser/taking.rs"]
mod taking;
#[path = "browser/visit.rs"]
mod visit;
