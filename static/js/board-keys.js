// The board by keys: Space or Enter on a card's handle (Space on its name too) picks it up, arrows carry it from column to
// column, Space or Enter puts it down, Escape or leaving it puts it back.
let held = null;
let carrying = false;

const columns = () => [...document.querySelectorAll("[data-board] [data-column]:not([data-retired])")];
const tell = (card, what, column) => card.dispatchEvent(new CustomEvent(`deal:${what}`, { bubbles: true, detail: { column } }));

const say = (what) => {
  const status = document.querySelector("[data-board-says]");
  const all = columns();
  const column = held.closest("[data-column]");
  status.textContent = status.dataset[what].replace("{name}", held.dataset.name)
    .replace("{stage}", column.dataset.name).replace("{at}", all.indexOf(column) + 1).replace("{of}", all.length);
};

const lift = (card) => {
  held = card;
  tell(card, "lift");
  card.classList.add("deal--lifted");
  card.querySelector("[data-deal-handle]").focus();
  say("lifted");
};

const release = (what) => {
  const card = held;
  const column = card.closest("[data-column]");
  held = null;
  card.classList.remove("deal--lifted");
  tell(card, what, column);
};

const carry = (by) => {
  const all = columns();
  const at = all.indexOf(held.closest("[data-column]")) + by;
  if (!all[at]) return;
  carrying = true;
  all[at].querySelector("[data-cards]").prepend(held);
  held.querySelector("[data-deal-handle]").focus();
  carrying = false;
  held.scrollIntoView({ block: "nearest", inline: "nearest" });
  say("over");
};

const HELD = {
  ArrowRight: () => carry(1),
  ArrowDown: () => carry(1),
  ArrowLeft: () => carry(-1),
  ArrowUp: () => carry(-1),
  " ": () => release("drop"),
  Enter: () => release("drop"),
  Escape: () => release("cancel"),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (held && event.key in HELD) {
    event.preventDefault();
    event.stopPropagation();
    HELD[event.key]();
    return;
  }
  const card = event.target.closest?.("[data-deal][data-move]:not([aria-busy])");
  const picks = event.key === " " || (event.key === "Enter" && event.target.matches("[data-deal-handle]"));
  if (held || !card || !picks) return;
  event.preventDefault();
  lift(card);
}, true);

document.addEventListener("focusout", (event) => {
  if (held && !carrying && held.contains(event.target) && !held.contains(event.relatedTarget)) release("cancel");
});
