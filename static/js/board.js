// The board: a card that is put down stands in its new column at once; the server decides, and its answer puts the card
// where it belongs. Other modules tell what happens to a card: deal:lift, deal:cancel, deal:drop (with the column).
const board = () => document.querySelector("[data-board]");
const columnOf = (element) => element.closest("[data-column]");
const cardsOf = (column) => column.querySelector("[data-cards]");
const homes = new Map(); // card → where it stood, until the server has answered
let focused = null; // the id of the card that the keyboard is at

const say = (what, card, column) => {
  const status = document.querySelector("[data-board-says]");
  status.textContent = status.dataset[what].replace("{name}", card.dataset.name).replace("{stage}", column.dataset.name);
};

const goHome = (card) => {
  const home = homes.get(card);
  if (!home) return;
  homes.delete(card);
  const after = home.after?.parentElement === home.cards ? home.after : null;
  home.cards.insertBefore(card, after ?? (home.after ? home.cards.firstElementChild : null));
  card.removeAttribute("aria-busy");
  say("back", card, columnOf(home.cards));
  if (focused === card.id) card.querySelector("[data-deal-handle]").focus();
};

document.addEventListener("deal:lift", ({ target: card }) => {
  homes.set(card, { cards: card.parentElement, after: card.nextElementSibling });
});

const rememberFocus = (card) => { focused = card.contains(document.activeElement) ? card.id : null; };

document.addEventListener("deal:cancel", ({ target: card }) => {
  rememberFocus(card);
  goHome(card);
});

document.addEventListener("deal:drop", ({ target: card, detail: { column } }) => {
  rememberFocus(card);
  if (column === columnOf(homes.get(card).cards)) return goHome(card);
  cardsOf(column).prepend(card);
  card.setAttribute("aria-busy", "true");
  say("asked", card, column);
  const values = { stage: column.dataset.column, was: card.dataset.stage };
  htmx.ajax("POST", card.dataset.move, { source: card, target: "#dialogs", swap: "none", values });
});

// What the server did not do is undone here; one that asks back (422) has opened a dialog, and is waited for.
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  if (!board() || detail.xhr.status === 422) return;
  if (!detail.successful && detail.xhr.status !== 409) goHome(detail.elt);
  settle();
});

// A dialog that is closed without an answer: the card stays where it was.
document.addEventListener("close", (event) => {
  if (event.target.closest("#dialogs")) [...homes.keys()].filter((card) => card.ariaBusy).forEach(goHome);
}, true);

// Cards that the server has drawn anew go to the column of their stage.
const settle = () => {
  for (const card of homes.keys()) if (!card.isConnected) homes.delete(card);
  for (const card of board().querySelectorAll("[data-deal]:not([aria-busy])")) {
    if (homes.has(card) || columnOf(card).dataset.column === card.dataset.stage) continue;
    const column = board().querySelector(`[data-column="${card.dataset.stage}"]`);
    if (column) cardsOf(column).prepend(card);
    else card.remove();
  }
  if (focused && document.activeElement === document.body) document.getElementById(focused)?.querySelector("[data-deal-handle]")?.focus();
};

// Taking a move back from its toast keeps the place.
document.addEventListener("submit", (event) => {
  const toast = event.target.closest("[data-toast]");
  if (!board() || !toast || !event.target.action.includes("/moves/")) return;
  event.preventDefault();
  toast.remove();
  htmx.ajax("POST", event.target.action, { target: "#dialogs", swap: "none" });
});
