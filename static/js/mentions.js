// [data-mentions]: @ and a few letters offer the people of the workspace. Arrows walk them, Enter or Tab takes one, Escape leaves.
const CALL = /(?:^|[\s(])@([\p{L}\p{N}][\p{L}\p{N}.'_-]*(?: [\p{L}\p{N}.'_-]*)?)?$/u;
let people = null;
let box = null;
let field = null;

const fetchPeople = () => {
  people ??= fetch(document.querySelector("[data-people]").dataset.people).then((answer) => answer.text());
  return people;
};

const options = () => (box ? [...box.querySelectorAll("[role=option]:not([hidden])")] : []);
const chosen = () => options().find((option) => option.getAttribute("aria-selected") === "true");

const close = () => {
  box?.remove();
  box = null;
  field?.removeAttribute("aria-activedescendant");
  field?.removeAttribute("aria-controls");
};

const choose = (option) => {
  chosen()?.setAttribute("aria-selected", "false");
  option.setAttribute("aria-selected", "true");
  option.scrollIntoView({ block: "nearest" });
  field.setAttribute("aria-activedescendant", option.id);
};

const asked = () => field.value.slice(0, field.selectionStart).match(CALL);

const take = (option) => {
  const end = field.selectionStart;
  const start = end - (asked()?.[1] ?? "").length;
  field.setRangeText(`${option.dataset.insert} `, start, end, "end");
  close();
  field.focus();
};

const open = (html) => {
  box ??= Object.assign(document.createElement("div"), { className: "choices choices--people", id: "people-choices" });
  box.setAttribute("role", "listbox");
  box.setAttribute("aria-label", field.getAttribute("aria-label") ?? "@");
  box.innerHTML = html;
  field.after(box);
  field.setAttribute("aria-controls", box.id);
};

const offer = async () => {
  const html = await fetchPeople();
  const words = asked();
  if (!words || document.activeElement !== field) return close();
  const typed = (words[1] ?? "").toLowerCase();
  open(html);
  for (const option of box.querySelectorAll("[role=option]"))
    option.hidden = !option.textContent.toLowerCase().split(/\s+/).some((_, at, all) => all.slice(at).join(" ").startsWith(typed));
  const first = options()[0];
  return first ? choose(first) : close();
};

const step = (by) => {
  const all = options();
  choose(all.at((all.indexOf(chosen()) + by) % all.length));
};

const KEYS = {
  ArrowDown: () => step(1),
  ArrowUp: () => step(-1),
  Enter: () => take(chosen()),
  Tab: () => take(chosen()),
  Escape: close,
};

document.addEventListener("input", (event) => {
  if (!event.target.matches("[data-mentions]")) return;
  field = event.target;
  if (asked()) offer();
  else close();
});

document.addEventListener("keydown", (event) => {
  if (!box || event.target !== field || !(event.key in KEYS)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  KEYS[event.key]();
}, true);

document.addEventListener("pointerdown", (event) => {
  const option = box && event.target.closest("#people-choices [role=option]");
  if (!option) return;
  event.preventDefault();
  take(option);
});

document.addEventListener("focusout", (event) => {
  if (event.target === field) close();
});
