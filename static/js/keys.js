// Keyboard: an element with data-key="n l" is pressed (or focused, if it is a field) by typing n then l.
// Ctrl-K is / as well. Nothing happens while someone types in a field.
const PAUSE = 1200;
let typed = [];
let timer = 0;

const press = (target) => {
  if (target.matches("input, textarea, select")) {
    target.focus();
    target.select?.();
  } else target.click();
};

const isTyping = (node) => node.matches("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
const find = (keys) => [...document.querySelectorAll("[data-key]")].find((node) => node.dataset.key === keys);
const begins = (keys) => [...document.querySelectorAll("[data-key]")].some((node) => node.dataset.key.startsWith(`${keys} `));

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    event.preventDefault();
    find("/")?.focus();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (document.querySelector("dialog[open]")) return;
  clearTimeout(timer);
  typed.push(event.key.length === 1 ? event.key.toLowerCase() : "");
  let keys = typed.join(" ");
  if (!find(keys) && !begins(keys)) {
    typed = typed.slice(-1);
    keys = typed[0];
  }
  const target = find(keys);
  if (target) {
    event.preventDefault();
    typed = [];
    press(target);
  }
  timer = setTimeout(() => { typed = []; }, PAUSE);
});
