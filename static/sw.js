// Keeps the page for times without a network: one version as a whole, never files of two. A newer one is fetched beside it
// and waits for a person's word. What else lies on this host is none of its business.

// The end of the build fills these in: every file and how its SHA-256 begins, and the version, which they make.
const first = {};
const later = {};
const version = "";

const files = { ...first, ...later };
const { scope } = registration;
const mine = `goproxy-wizard ${scope} `;
const name = mine + version;
// Pages and presets that are kept when they were asked for, always as fresh as the network has them.
const visited = /^(?:(?:zh\/)?(?:rules|reference)|presets)\//;

// The path of an address below the page's folder; "./" is the page itself.
function pathOf(address) {
  const [plain] = address.split(/[?#]/);
  if (!plain.startsWith(scope)) return null;
  const path = plain.slice(scope.length);
  return path === "" || path === "index.html" ? "./" : path;
}

const address = (path) => new URL(path, scope).href;

async function mark(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).subarray(0, 8);
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// A file of this version from the network; what is of another version is refused.
async function listed(path) {
  for (const cache of ["default", "reload"]) {
    const response = await fetch(address(path), { cache });
    const bytes = await response.arrayBuffer();
    if (!response.ok || (await mark(bytes)) !== files[path]) continue;
    const headers = new Headers(response.headers);
    // They were about the bytes on the wire.
    for (const header of ["content-encoding", "content-length", "vary"]) headers.delete(header);
    return new Response(bytes, { headers });
  }
  throw new TypeError(`${path} is of another version`);
}

// All or nothing.
async function install() {
  const got = await Promise.all(Object.keys(first).map(async (path) => [address(path), await listed(path)]));
  const cache = await caches.open(name);
  await Promise.all(got.map(([key, response]) => cache.put(key, response)));
}

async function activate() {
  const old = (await caches.keys()).filter((key) => key.startsWith(mine) && key !== name);
  await Promise.all(old.map((key) => caches.delete(key)));
  await clients.claim();
}

// What is only needed later, and the presets that a page had before this worker was there.
async function rest(loaded) {
  const cache = await caches.open(name);
  const presets = loaded.map(pathOf).filter((path) => path?.startsWith("presets/"));
  for (const path of [...Object.keys(later), ...presets]) {
    if (await cache.match(address(path))) continue;
    const response = await (path in later ? listed(path) : fetch(address(path))).catch(() => null);
    if (response?.ok) await cache.put(address(path), response).catch(() => {});
  }
}

// A person wants this version now: but not in the other windows, where somebody may be in the middle of something.
async function takeOver(asking) {
  const windows = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const others = windows.filter((it) => it.id !== asking.id && it.frameType !== "nested" && pathOf(it.url) === "./");
  if (others.length > 0) asking.postMessage("elsewhere");
  else await skipWaiting();
}

async function kept({ request, clientId }, path) {
  // A frame in somebody else's page takes all from its host. To ask for one client would wait until it is ready, and a
  // worker is so only with the scripts that it asks for here.
  const windows = await clients.matchAll({ type: "window" });
  if (windows.some((it) => it.id === clientId && it.frameType === "nested")) return fetch(request);
  const cache = await caches.open(name);
  const found = await cache.match(address(path));
  if (found) return found;
  try {
    const response = await listed(path);
    await cache.put(address(path), response.clone());
    return response;
  } catch (error) {
    // The browser threw the page away and its host has another version: that one is whole, too.
    if (request.mode === "navigate") return fetch(request);
    throw error;
  }
}

async function fresh(event, path) {
  const { request } = event;
  const cache = await caches.open(name);
  try {
    const response = await fetch(request);
    // Some answers can't be kept; they are as good as others.
    if (response.ok) event.waitUntil(cache.put(address(path), response.clone()).catch(() => {}));
    return response;
  } catch (error) {
    const found = await cache.match(address(path));
    if (found) return found;
    if (request.mode !== "navigate") throw error;
    const page = await cache.match(address("offline.html"));
    // It is shown at any depth.
    return new Response((await page.text()).replaceAll('href="./', `href="${scope}`), { status: 503, headers: page.headers });
  }
}

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("message", (event) => {
  if (event.data === "take over") event.waitUntil(takeOver(event.source));
  else if (Array.isArray(event.data)) event.waitUntil(rest(event.data));
});
addEventListener("fetch", (event) => {
  const { method, url, destination } = event.request;
  const path = pathOf(url);
  if (method !== "GET" || path === null || /^i?frame$/.test(destination)) return;
  if (Object.hasOwn(files, path)) event.respondWith(kept(event, path));
  else if (visited.test(path)) event.respondWith(fresh(event, path));
});
