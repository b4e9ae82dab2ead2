// <goproxy-wizard preset lang theme only view>: the page in a frame that grows with its content and follows its host.
// Published beside the page; docs/embed.md says what it takes and tells.

const PROTOCOL = 1;
const MESSAGES = ["ready", "resize", "answers", "copied"];
// Until the page says how high it is, in CSS pixels; what it may say; how near the viewport it is loaded.
const HEIGHT = 640;
const HIGHEST = 100000;
const NEAR = "600px";
// The page listens when its program has arrived: it is greeted until it answers, at most so many milliseconds apart; so
// long after the frame's load a link is offered.
const APART = 8000;
const PATIENCE = 20000;

const WORDS = {
  en: { title: "Go proxy settings", open: "Nothing to see here? Open goproxy-wizard in a tab of its own." },
  "zh-CN": { title: "Go 代理设置", open: "这里没有显示？在新标签页中打开 goproxy-wizard。" },
};

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  :host { display: block; }
  :host([hidden]) { display: none; }
  .frame { min-height: ${HEIGHT}px; }
  .frame.known { min-height: 0; }
  slot[hidden] { display: none; }
  iframe { display: block; width: 100%; height: ${HEIGHT}px; border: 0; }
`);

// The page's language for a tag such as zh-Hans; none, if it speaks no such language: then the reader's own decides.
function known(tag) {
  const primary = /^[a-z]+/i.exec(tag ?? "")?.[0].toLowerCase();
  return Object.keys(WORDS).find((lang) => lang.split("-")[0] === primary);
}

// What the element stands in, from the inside out, through shadow roots too.
function* around(element) {
  for (let at = element; at; at = at.parentElement ?? at.getRootNode().host) yield at;
}

// How sites say that they are dark: MkDocs Material, Docusaurus, Backstage and many themes of Hugo by an attribute,
// VitePress and others by a class.
const MARKS = ["data-md-color-scheme", "data-theme", "data-theme-mode", "data-bs-theme", "data-color-mode", "data-color-scheme", "data-mode"];
const DARK = /^(?:dark|slate|night|black)$/i;
const LIGHT = /^(?:light|default|day|white)$/i;

function marked() {
  for (const element of [document.body, document.documentElement]) {
    const words = [...MARKS.map((name) => element.getAttribute(name) ?? ""), ...[...element.classList].map((name) => name.replace(/^theme-|[-_](?:theme|mode)$/g, ""))];
    if (words.some((word) => DARK.test(word))) return "dark";
    if (words.some((word) => LIGHT.test(word))) return "light";
  }
}

// How light a computed colour is, from 0 to 1; nothing for one that lets the ground shine through.
function lightness(color) {
  const numbers = (color.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
  const [a, b, c, alpha = 1] = numbers;
  if (!(numbers.length >= 3 && alpha > 0.5)) return undefined;
  if (color.startsWith("rgb")) return (0.299 * a + 0.587 * b + 0.114 * c) / 255;
  if (color.startsWith("ok")) return a;
  if (color.startsWith("la") || color.startsWith("lc")) return a / 100;
  return 0.299 * a + 0.587 * b + 0.114 * c;
}

// What a person sees behind the element: the first ground that is painted, else the canvas of its colour scheme.
function seen(element) {
  for (const at of around(element)) {
    const light = lightness(getComputedStyle(at).backgroundColor);
    if (light !== undefined) return light < 0.5 ? "dark" : "light";
  }
  const scheme = getComputedStyle(element).colorScheme;
  if (!scheme.includes("dark")) return "light";
  return !scheme.includes("light") || matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

class GoproxyWizard extends HTMLElement {
  static observedAttributes = ["preset", "lang", "theme", "only", "view"];

  #root = this.attachShadow({ mode: "open" });
  #place = document.createElement("div");
  #fallback = document.createElement("slot");
  #iframe = null;
  #isReady = false;
  #told = {};
  #kept = {};
  #timers = [];
  #ends = [];

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [sheet];
    this.#place.className = "frame";
    // What stands in the element is for readers without scripts; it comes back if the page does not answer.
    this.#fallback.hidden = true;
    this.#root.append(this.#place, this.#fallback);
  }

  connectedCallback() {
    const near = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      near.disconnect();
      this.#load();
    }, { rootMargin: NEAR });
    near.observe(this);
    this.#ends = [() => near.disconnect()];
  }

  disconnectedCallback() {
    for (const end of this.#ends) end();
    this.#timers.forEach(clearTimeout);
    this.#iframe = null;
    this.#isReady = false;
    this.#place.classList.remove("known");
    this.#place.replaceChildren();
  }

  attributeChangedCallback(name) {
    // A situation or a view that is no longer named stays; the others are the host's again.
    if (this.hasAttribute(name) || !["preset", "view"].includes(name)) this.#follow();
  }

  // Where the page is: beside this script, or where a copy of the script is told.
  get #page() {
    return new URL(this.getAttribute("src") ?? ".", this.hasAttribute("src") ? document.baseURI : import.meta.url);
  }

  // Sandboxed without an origin of its own, the page can't have the one of its address.
  get #origin() {
    const sandbox = this.getAttribute("sandbox");
    return sandbox === null || /(?:^|\s)allow-same-origin(?:\s|$)/i.test(sandbox) ? this.#page.origin : "null";
  }

  get #lang() {
    for (const { lang } of around(this)) if (lang) return known(lang);
    return undefined;
  }

  get #words() {
    return WORDS[this.#lang ?? known(navigator.language) ?? "en"];
  }

  #wishes() {
    const theme = this.getAttribute("theme");
    return {
      preset: this.getAttribute("preset") ?? undefined,
      lang: this.#lang,
      theme: /^(?:light|dark|auto)$/.test(theme) ? theme : (marked() ?? seen(this)),
      only: this.getAttribute("only")?.replace(/[\s,]+/g, ",") ?? "",
      view: this.getAttribute("view") ?? undefined,
    };
  }

  #load() {
    const iframe = document.createElement("iframe");
    this.#told = this.#wishes();
    const { preset, lang, theme, only, view } = this.#told;
    // The page reads what follows the view as the view's own.
    const pairs = Object.entries({ embed: 1, theme, only, v: 1, preset, lang, view }).filter(([, value]) => value);
    const page = this.#page;
    page.hash = pairs.map(([key, value]) => `${key}=${encodeURIComponent(value).replaceAll("%2C", ",")}`).join("&");
    iframe.title = this.#words.title;
    iframe.allow = "clipboard-write";
    iframe.referrerPolicy = "no-referrer";
    if (this.hasAttribute("sandbox")) iframe.setAttribute("sandbox", this.getAttribute("sandbox"));
    let loads = 0;
    iframe.addEventListener("load", () => {
      // Loaded once more, it is as its own address has it, which keeps the answers; what was said since it was last
      // ready may have come too late.
      if (loads++ > 0) this.#told = this.#kept;
      this.#greet();
    });
    iframe.src = page.href;
    this.#iframe = iframe;
    const hear = (event) => this.#hear(event);
    addEventListener("message", hear);
    const follow = () => this.#follow();
    const observer = new MutationObserver(follow);
    for (const element of [document.documentElement, document.body]) observer.observe(element, { attributes: true });
    // A ground that changes slowly is looked at when it has changed.
    const settle = ({ target }) => [document.documentElement, document.body].includes(target) && follow();
    document.addEventListener("transitionend", settle);
    const system = matchMedia("(prefers-color-scheme: dark)");
    system.addEventListener("change", follow);
    this.#ends.push(
      () => removeEventListener("message", hear),
      () => observer.disconnect(),
      () => document.removeEventListener("transitionend", settle),
      () => system.removeEventListener("change", follow),
    );
    this.#place.replaceChildren(iframe);
  }

  #greet() {
    this.#isReady = false;
    this.#timers.forEach(clearTimeout);
    const greet = (after) => {
      if (this.#isReady) return;
      this.#say({ type: "hello" });
      this.#timers[0] = setTimeout(greet, after, Math.min(after * 2, APART));
    };
    greet(100);
    this.#timers[1] = setTimeout(() => this.#isReady || this.#sorry(), PATIENCE);
  }

  #say(message) {
    const origin = this.#origin;
    // A page without an origin can only be addressed as anybody; it is told nothing but wishes.
    this.#iframe?.contentWindow?.postMessage({ "goproxy-wizard": PROTOCOL, ...message }, origin === "null" ? "*" : origin);
  }

  #hear({ source, origin, data }) {
    if (!this.#iframe || source !== this.#iframe.contentWindow || origin !== this.#origin) return;
    if (data?.["goproxy-wizard"] !== PROTOCOL || !MESSAGES.includes(data.type)) return;
    const { "goproxy-wizard": _, type, ...detail } = data;
    if (type === "resize") {
      if (!(detail.height > 0 && detail.height <= HIGHEST)) return;
      this.#place.classList.add("known");
      this.#iframe.style.height = `${Math.ceil(detail.height)}px`;
    }
    if (type === "ready") {
      this.#isReady = true;
      this.#fallback.hidden = true;
      this.#follow();
      this.#kept = { preset: this.#told.preset, view: this.#told.view };
    }
    this.dispatchEvent(new CustomEvent(`goproxy-wizard:${type}`, { detail, bubbles: true, composed: true }));
  }

  // Passes on what has changed since the frame was told.
  #follow() {
    if (!this.#isReady) return;
    const wishes = this.#wishes();
    const changed = Object.entries(wishes).filter(([key, value]) => value !== undefined && value !== this.#told[key]);
    if (changed.length === 0) return;
    Object.assign(this.#told, wishes);
    this.#iframe.title = this.#words.title;
    this.#say({ type: "set", ...Object.fromEntries(changed) });
  }

  // The frame stays: a page that may not talk to this host works all the same.
  #sorry() {
    const link = document.createElement("a");
    Object.assign(link, { href: this.#page.href, target: "_blank", rel: "noopener", textContent: this.#words.open });
    this.#fallback.replaceChildren(link);
    this.#fallback.hidden = false;
  }
}

if (!customElements.get("goproxy-wizard")) customElements.define("goproxy-wizard", GoproxyWizard);
