// Shows the text pages, rules and quick reference, that a single file carries, in a dialog above the view.

const words = { en: "Close", "zh-CN": "关闭" };
const here = new URL("./", location.href);
const dialog = Object.assign(document.createElement("dialog"), { className: "text-page carried", tabIndex: -1 });
document.body.append(dialog);

let pages;
const load = () => (pages ??= beside.file("pages.json").then((response) => response.json()));
// The folder of the page that is shown.
let shown = "";

async function show(folder, anchor) {
  const { lang, title, body } = (await load())[folder];
  shown = folder;
  const close = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: words[lang] });
  close.addEventListener("click", () => dialog.close());
  dialog.lang = lang;
  dialog.setAttribute("aria-label", title);
  dialog.replaceChildren(close, ...new DOMParser().parseFromString(body, "text/html").body.childNodes);
  if (!dialog.open) dialog.showModal();
  dialog.scrollTop = 0;
  if (anchor) document.getElementById(anchor)?.scrollIntoView();
}

// A link of a text page to the page itself: to an example in a view, or only to a view, which keeps what it has.
function leave(fragment) {
  dialog.close();
  const view = /[#&]view=(\w+)$/.exec(fragment)?.[1];
  if (view) document.querySelector(`div:not([hidden]) > .top [data-view="${view}"]`)?.click();
  else if (/[#&]view=/.test(fragment)) location.hash = fragment;
}

async function follow(event) {
  const link = event.target.closest?.("a[href]");
  if (!link || event.button > 1) return;
  const inside = dialog.contains(link);
  const { href, hash } = new URL(link.getAttribute("href"), inside ? new URL(shown, here) : location.href);
  const [address] = href.split("#");
  if (!address.startsWith(here.href)) return;
  const folder = address.slice(here.href.length);
  if (inside && folder === "") {
    event.preventDefault();
    leave(hash);
  } else if (/^(zh\/)?(rules|reference)\//.test(folder)) {
    event.preventDefault();
    await show(folder, hash.slice(1));
  }
}

addEventListener("click", follow);
addEventListener("auxclick", follow);
