// Light or dark: the visitor's system decides until they press the button; their choice stays in this browser.
(() => {
  const body = document.body;
  const light = body.getAttribute("data-md-color-scheme");
  const dark = body.getAttribute("data-dark-scheme");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const key = "concejo.palette";

  // A browser may refuse storage altogether.
  const chosen = () => { try { return localStorage.getItem(key); } catch { return null; } };
  const choose = (name) => { try { localStorage.setItem(key, name); } catch { /* for this page only */ } };

  const show = (isDark) => {
    body.setAttribute("data-md-color-scheme", isDark ? dark : light);
    document.querySelectorAll(".concejo-palette").forEach((button) => {
      button.hidden = false;
      button.setAttribute("aria-pressed", String(isDark));
    });
  };
  const follow = () => show(chosen() ? chosen() === "dark" : system.matches);

  follow();
  system.addEventListener("change", follow);
  document.addEventListener("DOMContentLoaded", () => {
    follow();
    document.querySelectorAll(".concejo-palette").forEach((button) => button.addEventListener("click", () => {
      const isDark = button.getAttribute("aria-pressed") !== "true";
      choose(isDark ? "dark" : "light");
      show(isDark);
    }));
  });
})();
