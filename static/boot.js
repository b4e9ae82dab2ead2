// Starts each view's wasm when the address first names it, and says so in plain words if it cannot.

const find = (selector) => document.querySelector(selector);

// In a frame: its own pairs of the address (page/embed/frame.rs) hold as long as the document, and its colours at once.
const root = document.documentElement;
const pairs = () => location.hash.slice(1).split("&");
function frame() {
  if (!pairs().includes("embed=1")) return;
  root.dataset.embed = pairs().filter((pair) => /^(embed|theme|only|view)=/.test(pair)).join("&");
  const theme = /(?:^|&)theme=(auto|light|dark)(?=&|$)/.exec(root.dataset.embed);
  if (theme) root.dataset.theme = theme[1];
}
frame();

// Its history is the host's: ways within the page leave no entry there.
addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href^='#']");
  if (!link || !root.dataset.embed || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const own = root.dataset.embed.split("&").filter((pair) => !pair.startsWith("view="));
  location.replace(`#${[...own, link.hash.slice(1)].join("&")}`);
});

function sorry(container, error) {
  console.error(error);
  const sentences = [
    ["en", "The page could not start: the browser lacks WebAssembly, or a file did not arrive. Reload the page, or use another browser."],
    ["zh-CN", "页面无法启动：浏览器不支持 WebAssembly，或有文件未能加载。请刷新页面，或换一个浏览器。"],
  ];
  container.replaceChildren(
    ...sentences.map(([lang, text]) => {
      const p = document.createElement("p");
      p.lang = lang;
      p.textContent = text;
      return p;
    }),
  );
}

// The page's own files: beside it, unless it is a single file that carries them (single.js).
globalThis.beside ??= {
  // For the programs: a text by its address, a picture for an image.
  file: (address) => fetch(address),
  picture: (address) => address,
  // A view's program, ready to be started. Set up's is announced to the browser: it is on its way already.
  program: async (view) => {
    if (view !== "setup") return (await import(find(`[rel=${view}]`).href)).default;
    const glue = await import(find("[rel=modulepreload]").href);
    return () => glue.default({ module_or_path: find("[rel=preload]").href });
  },
  style: (view) =>
    new Promise((onload, onerror) => {
      const sheet = document.createElement("link");
      Object.assign(sheet, { rel: "stylesheet", href: find(`[rel=${view}]`).dataset.style, onload, onerror });
      document.head.append(sheet);
    }),
  // A new worker with the program that judges pastes.
  judge: () => new Worker(find("[rel=fix]").dataset.judge, { type: "module" }),
};

const setup = { container: find("#app"), load: async () => (await beside.program("setup"))() };

// A view that is fetched when it is opened; it starts when its style is there.
const later = (name) => ({
  container: find(`#${name}`),
  load: async () => (await Promise.all([beside.program(name), beside.style(name)]))[0](),
});

const views = { explain: later("explain"), fix: later("fix") };

function start(view) {
  view.started ??= view.load().catch((error) => {
    view.started = null;
    sorry(view.container, error);
  });
}

let seen = setup;

// Shows the view that the address names; page/fragment.rs reads it the same way.
function look() {
  const view = views[/[#&]view=(explain|fix)(?=&|$)/.exec(location.hash)?.[1]] ?? setup;
  if (view === seen) return;
  seen.top = scrollY;
  seen.container.hidden = true;
  view.container.hidden = false;
  start(view);
  view.container.focus();
  scrollTo(0, view.top ?? 0);
  seen = view;
}

// Its files are on their way already, whichever view comes first.
start(setup);
look();
addEventListener("hashchange", look);

// Kept for times without a network (offline.js): not in a frame, not out of a single file, and not on loopback, where the
// next program at the same port would meet it.
const isLoopback = /^(localhost|.*\.localhost|127\..*|\[::1\])$/.test(location.hostname);
if (find("[rel=offline]") && isSecureContext && "serviceWorker" in navigator && !isLoopback && self === top && !root.dataset.embed) {
  addEventListener("load", () => import(find("[rel=offline]").href));
}
