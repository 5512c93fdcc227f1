// Rows that are ticked: [data-selection] is the form of the bar, the boxes belong to it by their form attribute.
// Shift ticks a range, by click or Space; Up and Down walk the boxes; Escape clears. What is ticked stays ticked while one
// pages, sorts and filters; without script the bar is shown by CSS and takes the boxes of the page.
const picked = new Set();
let last = ""; // the value of the box that was ticked last, from which Shift reaches on
let held = false; // whether Shift is held as a box changes

const bar = () => document.querySelector("[data-selection]");
const boxes = () => [...(bar()?.elements ?? [])].filter((box) => box.name === "id");
const all = () => bar().querySelector("[name=all]");

const draw = () => {
  if (!bar()) return;
  const here = boxes();
  const whole = Boolean(all()?.checked);
  for (const box of here) box.checked = whole || picked.has(box.value);
  const shown = new Set(here.map((box) => box.value));
  const elsewhere = [...picked].filter((value) => !shown.has(value));
  bar().querySelector("[data-selection-elsewhere]").value = elsewhere.join(" ");
  bar().toggleAttribute("data-selection-kept", elsewhere.length > 0);
  const count = bar().querySelector("[data-selection-count]");
  count.textContent = whole ? count.dataset.selectionAll : count.dataset.selectionCount.replace("{n}", picked.size);
  const head = document.querySelector("[data-selection-page]");
  if (!head) return;
  head.checked = here.length > 0 && here.every((box) => box.checked);
  head.indeterminate = !head.checked && here.some((box) => box.checked);
};

const tick = (box, on) => (on ? picked.add(box.value) : picked.delete(box.value));

const reach = (box) => {
  const here = boxes();
  const ends = [here.findIndex((one) => one.value === last), here.indexOf(box)].sort((one, other) => one - other);
  for (const one of ends[0] < 0 ? [box] : here.slice(ends[0], ends[1] + 1)) tick(one, box.checked);
};

const clear = () => {
  picked.clear();
  last = "";
  if (all()) all().checked = false;
  draw();
};

const change = (box) => {
  if (box.matches("[data-selection-page]")) {
    if (all()) all().checked = false;
    for (const one of boxes()) tick(one, box.checked);
  } else if (box.name === "id") {
    if (all()?.checked) {
      all().checked = false;
      for (const one of boxes()) tick(one, one !== box);
    } else if (held && last) reach(box);
    else tick(box, box.checked);
    last = box.value;
  } else if (box.name !== "all") return;
  draw();
};

const step = (box, by) => {
  const here = boxes();
  here[here.indexOf(box) + by]?.focus();
};

document.addEventListener("change", (event) => {
  const box = event.target;
  if (bar() && (box.form === bar() || box.matches("[data-selection-page]"))) change(box);
});

document.addEventListener("click", (event) => { held = event.shiftKey; }, true);

document.addEventListener("keydown", (event) => {
  held = event.shiftKey;
  const box = event.target.closest?.("[name=id]");
  if (!bar() || document.querySelector("dialog[open]")) return;
  if (event.key === "Escape" && (box || bar().contains(event.target))) clear();
  if (!box || box.form !== bar() || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
  event.preventDefault();
  step(box, event.key === "ArrowDown" ? 1 : -1);
});

document.addEventListener("keyup", (event) => {
  // Space with Shift ticks on keyup; its click says nothing of Shift in every browser.
  if (event.key === " ") held = event.shiftKey;
}, true);

document.addEventListener("reset", (event) => {
  if (!event.target.matches("[data-selection]")) return;
  event.preventDefault();
  clear();
});

document.addEventListener("htmx:afterSettle", draw);
window.addEventListener("pageshow", draw);
