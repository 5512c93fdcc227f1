// The board by mouse, pen and touch: a card follows the pointer; a finger rests on it first, so that swiping still scrolls.
const FAR = 6;
const REST = 280;
const EDGE = 56;
let press = null;
let drag = null;

const tell = (card, what, column) => card.dispatchEvent(new CustomEvent(`deal:${what}`, { bubbles: true, detail: { column } }));
const board = () => document.querySelector("[data-board]");

const slot = () => {
  const place = document.createElement("li");
  place.className = "deal deal--slot";
  return place;
};

const lift = () => {
  const { card, x, y } = press;
  const box = card.getBoundingClientRect();
  const ghost = card.cloneNode(true);
  ghost.removeAttribute("id");
  ghost.setAttribute("aria-hidden", "true");
  ghost.classList.add("deal--lifted", "deal--ghost");
  ghost.style.inlineSize = `${box.width}px`;
  document.body.append(ghost);
  drag = { ...press, ghost, slot: slot(), dx: x - box.x, dy: y - box.y, column: card.closest("[data-column]") };
  press = null;
  tell(card, "lift");
  card.classList.add("deal--away");
  board().classList.add("board--dragging");
  getSelection().removeAllRanges();
  follow(x, y);
  requestAnimationFrame(creep);
};

const follow = (x, y) => {
  Object.assign(drag, { x, y });
  drag.ghost.style.translate = `${x - drag.dx}px ${y - drag.dy}px`;
  const over = document.elementsFromPoint(x, y).map((element) => element.closest?.("[data-column]:not([data-retired])")).find(Boolean);
  if (!over || over === drag.column) return;
  drag.column = over;
  if (over.contains(drag.card)) drag.slot.remove();
  else over.querySelector("[data-cards]").prepend(drag.slot);
};

// Near an edge the board scrolls under the card.
const creep = () => {
  if (!drag) return;
  const box = board().getBoundingClientRect();
  const by = drag.x < box.left + EDGE ? -12 : drag.x > box.right - EDGE ? 12 : 0;
  if (by) {
    board().scrollLeft += by;
    follow(drag.x, drag.y);
  }
  requestAnimationFrame(creep);
};

const end = (what) => {
  const { card, ghost, slot: place, column } = drag;
  drag = null;
  ghost.remove();
  place.remove();
  card.classList.remove("deal--away");
  board().classList.remove("board--dragging");
  tell(card, what, column);
};

const forget = () => {
  clearTimeout(press?.timer);
  press = null;
};

document.addEventListener("pointerdown", (event) => {
  const card = event.target.closest?.("[data-deal][data-move]:not([aria-busy])");
  if (!card || event.button || !event.isPrimary || event.target.closest("a:not(.deal__link)")) return;
  press = { card, x: event.clientX, y: event.clientY, touch: event.pointerType === "touch" };
  if (press.touch) press.timer = setTimeout(lift, REST);
});

document.addEventListener("pointermove", (event) => {
  if (drag) return follow(event.clientX, event.clientY);
  if (!press || Math.hypot(event.clientX - press.x, event.clientY - press.y) < FAR) return;
  if (press.touch) forget();
  else lift();
});

document.addEventListener("pointerup", () => {
  forget();
  if (!drag) return;
  // The click that ends a drag follows no link.
  const swallow = (event) => { event.preventDefault(); event.stopPropagation(); };
  document.addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => document.removeEventListener("click", swallow, { capture: true }), 0);
  end("drop");
});

document.addEventListener("pointercancel", () => {
  forget();
  if (drag) end("cancel");
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && drag) end("cancel");
});

document.addEventListener("dragstart", (event) => { if (event.target.closest?.("[data-deal]")) event.preventDefault(); });
document.addEventListener("touchmove", (event) => { if (drag) event.preventDefault(); }, { passive: false });
document.addEventListener("contextmenu", (event) => { if (drag || press?.touch) event.preventDefault(); });
