// Starts the wasm that index.html announces, and says so in plain words if it cannot.

const address = (rel) => document.querySelector(`link[rel="${rel}"]`).href;

function sorry(error) {
  console.error(error);
  const sentences = [
    ["en", "The page could not start: the browser lacks WebAssembly, or a file did not arrive. Reload the page, or use another browser."],
    ["zh-CN", "页面无法启动：浏览器不支持 WebAssembly，或有文件未能加载。请刷新页面，或换一个浏览器。"],
  ];
  document.getElementById("app").replaceChildren(
    ...sentences.map(([lang, text]) => {
      const p = document.createElement("p");
      p.lang = lang;
      p.textContent = text;
      return p;
    }),
  );
}

import(address("modulepreload"))
  .then((glue) => glue.default({ module_or_path: address("preload") }))
  .catch(sorry);
