// After a swap the cursor is where the work goes on: in the first wrong field, in the field just opened, or back on the
// pencil that opened it. [data-key-escape] is pressed by Escape from inside its form.
let before = null;

const isLost = () => document.activeElement === document.body || !document.activeElement;

document.addEventListener("htmx:beforeSwap", (event) => {
  before = event.detail.target.contains(document.activeElement) ? event.detail.target.id : null;
});

document.addEventListener("htmx:afterSettle", (event) => {
  const swapped = (before && document.querySelector(`[id="${before}"]`)) || event.detail.elt;
  const wrong = swapped.closest?.("[data-cells]") || swapped.querySelector?.("[data-cells]")
    ? null : swapped.querySelector?.("[aria-invalid=true], .conflict button");
  if (wrong) wrong.focus();
  else if (swapped.matches?.(".fact--editing")) swapped.querySelector("input:not([type=hidden]), select, textarea")?.focus();
  else if (before && isLost()) swapped.querySelector("a, button, input:not([type=hidden])")?.focus();
  before = null;
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  event.target.closest("form")?.querySelector("[data-key-escape]")?.click();
});
