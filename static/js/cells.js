// Cells that are edited in place, in a [data-cells] table: a click or Enter opens one, Enter or leaving it stores, Escape puts
// back what was there. Arrows walk the cells as in a spreadsheet. Without script a cell is a link to a form.
const before = new WeakMap(); // the form's cell → what it showed
const over = new WeakSet(); // forms that are sent or given up: taking them away takes the cursor out of them once more
let field = ""; // of the cell that had the cursor when its row was drawn anew

const formOf = (node) => node.closest?.("[data-cell-form]");
const inputs = (form) => [...form.querySelectorAll("input:not([type=hidden]), textarea")];
const isChanged = (form) => inputs(form).some((input) => input.value !== input.defaultValue);
const nameOf = (node) => node?.dataset.cell ?? node?.dataset.cellForm ?? "";

const open = (link) => {
  const cell = link.parentElement;
  window.htmx.ajax("GET", link.href, { source: document.body, target: cell, swap: "innerHTML" });
};

const close = (form) => {
  const cell = form.parentElement;
  if (before.has(cell)) {
    const link = before.get(cell);
    before.delete(cell);
    over.add(form);
    cell.replaceChildren(link);
    return link;
  }
  for (const input of inputs(form)) input.value = input.defaultValue;
  return null;
};

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-cells] [data-cell]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  open(link);
});

document.addEventListener("htmx:beforeSwap", (event) => {
  const { target } = event.detail;
  const link = target.querySelector?.(":scope > [data-cell]");
  if (link && target.matches("td, th")) before.set(target, link);
  const at = target.contains(document.activeElement) && document.activeElement.closest("[data-cell], [data-cell-form]");
  field = target.matches("tr") && at ? nameOf(at) : "";
});

document.addEventListener("htmx:afterSettle", (event) => {
  const { elt } = event.detail;
  if (elt.id === "fates") elt.querySelector(".tab[id=fate-invalid][aria-current]") && elt.querySelector("[data-cell-form] .input")?.focus();
  const form = elt.matches("td, th") && elt.querySelector("[data-cell-form]");
  if (form) {
    inputs(form)[0].focus();
    inputs(form)[0].select();
  } else if (field && elt.matches("tr")) {
    const row = document.querySelector(`[id="${elt.id}"]`);
    const cell = row?.querySelector(`[data-cell="${field}"], [data-cell-form="${field}"]`);
    (cell?.matches("form") ? inputs(cell)[0] : cell)?.focus();
    field = "";
  }
});

// Before htmx hears of it: a form in which nothing was changed has nothing to store.
document.addEventListener("submit", (event) => {
  const form = formOf(event.target);
  if (!form) return;
  if (isChanged(form) && !over.has(form)) return void over.add(form);
  event.preventDefault();
  event.stopImmediatePropagation();
  if (!over.has(form)) close(form)?.focus();
}, true);

document.addEventListener("htmx:afterRequest", (event) => {
  const form = formOf(event.target);
  if (form && !event.detail.successful) over.delete(form);
});

document.addEventListener("focusout", (event) => {
  const form = formOf(event.target);
  if (!form || over.has(form) || form.contains(event.relatedTarget)) return;
  if (isChanged(form)) form.requestSubmit();
  else close(form);
});

const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

const step = (link, [down, across]) => {
  const row = link.closest("tr");
  if (across) {
    const all = [...row.querySelectorAll("[data-cell]")];
    return all[all.indexOf(link) + across];
  }
  let next = row;
  do next = down > 0 ? next.nextElementSibling : next.previousElementSibling;
  while (next && !next.querySelector(`[data-cell="${link.dataset.cell}"]`));
  return next?.querySelector(`[data-cell="${link.dataset.cell}"]`);
};

document.addEventListener("keydown", (event) => {
  const form = formOf(event.target);
  if (form && event.key === "Escape") {
    event.stopPropagation();
    close(form)?.focus();
  }
  if (form && event.key === "Enter" && event.target.matches("textarea") && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  const link = event.target.closest?.("[data-cells] [data-cell]");
  if (!link || !(event.key in STEPS)) return;
  event.preventDefault();
  step(link, STEPS[event.key])?.focus();
});
