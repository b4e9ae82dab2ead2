export default {
  title: "开发者门户",
  url: "https://docs.example.com",
  baseUrl: "/",
  i18n: { defaultLocale: "zh-CN", locales: ["zh-CN"] },
  themes: ["@docusaurus/theme-classic"],
  plugins: [["@docusaurus/plugin-content-docs", { routeBasePath: "/" }]],
  scripts: [{ src: "https://go.example.com/embed.js", type: "module" }],
  themeConfig: { navbar: { title: "开发者门户" } },
};
