// The portal's own switch of colours.
document.querySelector("#night").addEventListener("click", () => document.documentElement.classList.toggle("dark"));
