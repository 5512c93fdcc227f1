// Menus are <details>: they open without script. This closes them on Escape, on a click outside, and when another opens.
const open = () => [...document.querySelectorAll("details.menu[open]")];

document.addEventListener("click", (event) => {
  for (const menu of open()) if (!menu.contains(event.target)) menu.open = false;
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = open().pop();
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
  event.stopPropagation();
});

// What a menu asks for is written at once: keys that are typed beside its field would be taken for shortcuts. By touch
// nothing is focused, since the keyboard would cover the rest of the menu.
document.addEventListener("toggle", (event) => {
  if (!event.target.matches("details.menu[open]") || !matchMedia("(hover: hover)").matches) return;
  event.target.querySelector("[data-menu-first]")?.focus();
}, true);

document.addEventListener("click", (event) => {
  const cancel = event.target.closest("[data-menu-close]");
  if (cancel) cancel.closest("details.menu").open = false;
});
