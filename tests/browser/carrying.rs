//! The address carries the answers, and nothing else goes anywhere.

use crate::visit::{answers, visit};

#[test]
fn nothing_is_asked_of_the_network_after_the_load() {
    visit("requests", "en-US", "", |visit| async {
        let at_load = visit.requests().await;
        assert!((1..=5).contains(&at_load.iter().filter(|url| url.starts_with(&visit.base)).count()), "{at_load:?}");
        visit.click("[data-preset=tls-inspection]").await;
        visit.type_into("#field-proxy", "http://10.0.0.7:8080").await;
        visit.expect_files(&answers("preset=tls-inspection&proxy=http://10.0.0.7:8080")).await;
        visit.click("#tab-dockerfile").await;
        let later = visit.requests().await;
        assert!(later.is_empty(), "{later:?}");
        visit
    });
}

#[test]
fn a_link_reproduces_the_page_and_back_goes_back() {
    let link =
        "#v=1&have=forward-proxy,private&proxy=socks5h://10.1.2.3:1080&private=git.corp.example&show=github-actions";
    visit("links", "en-US", link, |visit| async {
        visit.expect_files(&answers(link)).await;
        let open = "return document.querySelector('#tab-github-actions').getAttribute('aria-selected') === 'true'";
        visit.wait("the tab of the link", open).await;
        visit.click("[data-preset=air-gapped]").await;
        visit.expect_files(&answers("preset=air-gapped")).await;
        visit.browser.client.refresh().await.unwrap();
        visit.wait("the page again", "return document.querySelectorAll('[data-artifact]').length > 0").await;
        visit.expect_files(&answers("preset=air-gapped")).await;
        visit.browser.client.back().await.unwrap();
        visit.expect_files(&answers(link)).await;
        visit
    });
}

#[test]
fn a_link_that_is_not_understood_says_so_and_works() {
    visit("remarks", "en-US", "#v=1&colour=red&mirror=goproxy.io", |visit| async {
        visit.wait("the remark", "return document.querySelector('.notices').textContent.includes('colour')").await;
        visit.expect_files(&answers("mirror=goproxy.io")).await;
        visit
    });
}
