// The box over everything: htmx fills the choices while someone types; arrows walk them, Enter opens, Escape closes.
const box = () => document.querySelector("[data-search] [role=combobox]");
const list = () => document.querySelector("[data-search] [role=listbox]");
const options = () => [...list().querySelectorAll("[role=option]")];
const chosen = () => list().querySelector("[aria-selected=true]");

const choose = (option) => {
  chosen()?.setAttribute("aria-selected", "false");
  option?.setAttribute("aria-selected", "true");
  option?.scrollIntoView({ block: "nearest" });
  if (option) box().setAttribute("aria-activedescendant", option.id);
  else box().removeAttribute("aria-activedescendant");
};

const show = (open) => {
  list().hidden = !open;
  box().setAttribute("aria-expanded", String(open));
  if (!open) choose(null);
};

const step = (by) => {
  const all = options();
  if (!all.length) return;
  show(true);
  const at = all.indexOf(chosen()) + by;
  choose(all.at(at < -1 ? -1 : at % all.length) ?? all[0]);
};

const KEYS = {
  ArrowDown: () => step(1),
  ArrowUp: () => step(chosen() ? -1 : 0),
  Escape: () => { if (list().hidden) { box().value = ""; box().blur(); } else show(false); },
};

document.addEventListener("keydown", (event) => {
  if (event.target !== box()) return;
  if (event.key === "Enter" && chosen()) {
    event.preventDefault();
    chosen().click();
  } else if (event.key in KEYS) {
    event.preventDefault();
    KEYS[event.key]();
  }
});

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target === list()) show(document.activeElement === box() && list().childElementCount > 0);
});

document.addEventListener("focusout", (event) => {
  const form = event.target.closest("[data-search]");
  if (form && !form.contains(event.relatedTarget)) setTimeout(() => show(false), 150);
});

document.addEventListener("focusin", (event) => {
  if (event.target === box() && options().length) show(true);
});
