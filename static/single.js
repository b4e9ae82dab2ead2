// Gives the page its own files out of the single file that it is: each is gzip, as base64, in an element that no browser
// runs. Programs are unpacked when they are first used; their glue may run because the policy names its hash.

// Also runs in the judge's worker, so it needs nothing of what stands around it.
function unpack(text, type) {
  const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream, { headers: { "content-type": type } });
}

const packed = (name) => document.querySelector(`[data-file="${CSS.escape(name)}"]`)?.textContent;

function file(name, type) {
  const text = packed(name);
  return text === undefined ? new Response(null, { status: 404 }) : unpack(text, type);
}

const WASM = "application/wasm";
const glue = {};

// The judge has no page around it: its script holds all that it needs. Chromium starts no module out of a file from disk.
let judge;
async function prepareJudge() {
  const parts = [await file("judge.js").text(), unpack, `;judge({ module_or_path: unpack("`, packed("judge.wasm"), `", "${WASM}") });`];
  judge = URL.createObjectURL(new Blob(parts, { type: "text/javascript" }));
}

globalThis.beside = {
  picture: (address) => {
    const picture = document.querySelector(`[data-picture="${CSS.escape(address)}"]`);
    return picture ? `data:${picture.type};base64,${picture.textContent}` : "data:,";
  },
  file: async (address) => file(address, "text/plain"),
  program: async (view) => {
    if (view === "fix") await prepareJudge();
    const arrived = new Promise((resolve) => (glue[view] = resolve));
    const script = Object.assign(document.createElement("script"), { type: "module" });
    script.textContent = await file(`${view}.js`).text();
    document.head.append(script);
    const start = await arrived;
    return () => start({ module_or_path: file(`${view}.wasm`, WASM) });
  },
  style: async (view) => {
    const style = document.createElement("style");
    style.textContent = await file(`${view}.css`).text();
    document.head.append(style);
  },
  judge: () => new Worker(judge),
  // The end of each glue calls this.
  arrive: (view, start) => glue[view](start),
};
