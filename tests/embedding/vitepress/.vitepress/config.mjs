export default {
  title: "Developer portal",
  head: [["script", { type: "module", src: "https://go.example.com/embed.js" }]],
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag === "goproxy-wizard" } } },
  locales: {
    root: { label: "English", lang: "en" },
    zh: { label: "简体中文", lang: "zh-CN" },
  },
};
