/** Follows the system until the switch is used; the choice is kept. */
const system = matchMedia("(prefers-color-scheme: dark)");

const current = () => localStorage.getItem("theme") ?? (system.matches ? "dark" : "light");

export function applyTheme() {
  document.documentElement.dataset.theme = current();
}

export function switchTheme() {
  localStorage.setItem("theme", current() === "dark" ? "light" : "dark");
  applyTheme();
}

system.addEventListener("change", applyTheme);
