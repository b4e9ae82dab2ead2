//! The page in a folder of a host, whatever folder that is.

use goproxy_wizard::serve::{File, Files, Folder};

use crate::visit::{dist, visit_below};

const FOLDER: &str = "tools/go/";

/// A host that has the page there, and nothing else.
struct Host(Folder);

impl Files for Host {
    fn find(&self, path: &str, gzip: bool) -> Option<File> {
        self.0.find(path.strip_prefix(FOLDER)?, gzip)
    }
}

#[test]
fn a_folder_of_a_host_is_enough() {
    let host = Host(Folder::at(&dist()).unwrap());
    visit_below(FOLDER, host, "folder", "en", "#v=1&preset=china-mirror&lang=zh-CN", async |page| {
        page.says("html[lang=zh-CN] h1, html[lang=zh-CN] header", "配置").await;
        page.open("#v=1&preset=china-mirror&lang=zh-CN&view=explain&module=rsc.io/quote").await;
        page.says("#explain:not([hidden])", "rsc.io/quote").await;
        let paste = "export%20GOPROXY%3Ddirect%2Chttps://goproxy.cn";
        page.open(&format!("#v=1&lang=en&view=fix&kind=shell&paste={paste}")).await;
        page.says("#fix:not([hidden])", "GP001").await;
        // From a finding to its page, and from there home again.
        for (leads_to, link) in [("rules/GP001/", "a[href*='rules/GP001/']"), ("", "a.home")] {
            let script = format!("return document.querySelector({link:?}).href");
            let href = page.browser.script(&script).await;
            let there = href.as_str().unwrap();
            assert!(there.split('#').next() == Some(&*format!("{}{leads_to}", page.base)), "{there}");
            page.browser.client.goto(there).await.unwrap();
        }
        page.wait("the files", "return document.querySelectorAll('[data-artifact]').length > 0").await;
        page
    });
}
