// Has the page kept for times without a network (sw.js), and tells the programs of a newer version, which waits for a
// person's word (page/newer.rs).

const { serviceWorker } = navigator;
const root = document.documentElement;

function tell(where) {
  if (where) root.dataset.newer = where;
  else delete root.dataset.newer;
  dispatchEvent(new Event("newer"));
}

let isAsked = false;
serviceWorker.addEventListener("message", ({ data }) => data === "elsewhere" && tell(data));
// The address has what the page had.
serviceWorker.addEventListener("controllerchange", () => isAsked && location.reload());

async function keep() {
  const registration = await serviceWorker.register("sw.js", { updateViaCache: "none" });
  // One that waits may have its turn at any time, by this window's word or another's.
  const look = () => tell(registration.waiting?.state === "installed" && serviceWorker.controller ? "here" : null);
  const watch = (worker) => worker?.addEventListener("statechange", look);
  look();
  serviceWorker.addEventListener("controllerchange", look);
  watch(registration.waiting);
  registration.addEventListener("updatefound", () => watch(registration.installing));
  addEventListener("take-newer", () => {
    isAsked = true;
    // Without one that waits it has come already, in another window.
    if (registration.waiting) registration.waiting.postMessage("take over");
    else location.reload();
  });
  const { active } = await serviceWorker.ready;
  if (navigator.connection?.saveData) return;
  const loaded = performance.getEntriesByType("resource").map((it) => it.name);
  (globalThis.requestIdleCallback ?? setTimeout)(() => active.postMessage(loaded));
}

// A browser may refuse, in a private window for one; the page works without.
keep().catch(() => {});
