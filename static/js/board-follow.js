// The board follows what others do: every 20 seconds, and when somebody comes back to it, it asks whether anything changed.
// Nothing is drawn anew under a card that is carried, a dialog, an open menu, or somebody who types.
const EVERY = 20_000;
const BUSY = "dialog[open], #opportunity-board details[open], #opportunity-board form:focus-within, .deal--lifted, .deal--away, [data-deal][aria-busy]";
const board = () => document.querySelector("[data-board]");
const isBusy = () => document.hidden || Boolean(document.querySelector(BUSY));
let asking = false;
let again = false;
let acts = 0; // what was done here, to tell an answer that came too late

const scrolled = () => {
  const lists = [...document.querySelectorAll("[data-cards]")];
  const places = new Map(lists.map((list) => [list.getAttribute("aria-labelledby"), list.scrollTop]));
  const left = board().scrollLeft;
  return () => {
    board().scrollLeft = left;
    for (const list of document.querySelectorAll("[data-cards]")) list.scrollTop = places.get(list.getAttribute("aria-labelledby")) ?? 0;
  };
};

const focused = () => {
  const at = document.activeElement;
  const card = at?.closest("[data-deal]");
  if (!card) return () => {};
  const what = at.matches("[data-deal-handle]") ? "[data-deal-handle]" : ".deal__link";
  return () => document.querySelector(`#${card.id} ${what}`)?.focus({ preventScroll: true });
};

const draw = (html) => {
  const [scroll, focus] = [scrolled(), focused()];
  const target = document.getElementById("opportunity-board");
  htmx.swap(target, html, { swapStyle: "innerHTML", swapDelay: 0, settleDelay: 0 }, { eventInfo: { target } });
  scroll();
  focus();
};

const ask = async () => {
  const lists = [...document.querySelectorAll("[data-cards]")];
  const cards = Math.max(...lists.map((list) => list.querySelectorAll("[data-deal]").length));
  const headers = { "HX-Request": "true", "HX-Target": "opportunity-board", "Board-Version": board().dataset.version, "Board-Cards": cards };
  const answer = await fetch(location.href, { headers, cache: "no-store" });
  const html = answer.status === 200 ? await answer.text() : "";
  return html.includes("data-board") ? html : "";
};

const look = async () => {
  if (asking) again = true;
  if (asking || !board() || isBusy()) return;
  [asking, again] = [true, false];
  const before = acts;
  try {
    const html = await ask();
    if (before !== acts) again = true; // the answer may be from before what was done here meanwhile
    else if (html && board() && !isBusy()) draw(html);
  } catch {
    // Not reached: it asks again.
  } finally {
    asking = false;
  }
  if (again) look();
};

for (const act of ["deal:lift", "htmx:beforeRequest", "htmx:afterRequest"]) document.addEventListener(act, () => { acts += 1; });
setInterval(look, EVERY);
addEventListener("focus", look);
document.addEventListener("visibilitychange", look);
