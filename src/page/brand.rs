//! Whose page this is: the organisation's logo, name and contact, in the top line.

use yew::prelude::*;

use super::browser;
use super::org::Org;
use super::words::Words;

/// The organisation; nothing where there is none.
pub(crate) fn brand(words: &Words, org: &Org) -> Html {
    let Some(house) = &org.house else { return html! {} };
    let lang = words.lang();
    let logo = house
        .logo
        .as_ref()
        .map(|logo| html! { <img class="brand-logo" src={browser::picture(&logo.path())} alt="" /> });
    let help = house.help.as_ref().map(|help| {
        html! { <a href={help.url.as_str().to_owned()} target="_blank" rel="noopener">{ help.text.of(lang).to_owned() }</a> }
    });
    html! {
        <p class="brand">
            { for logo }<span translate="no">{ house.name.of(lang).to_owned() }</span>{ for help }
        </p>
    }
}
