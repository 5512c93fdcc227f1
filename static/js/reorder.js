// [data-reorder] is a form whose items are put in another order by their grips: dragged by mouse or finger, or moved by
// the arrow keys. When an item lies elsewhere than before, the form is sent, and says which one moved.
let held = null;

const items = (form) => [...form.querySelectorAll("[data-reorder-item]")];
const order = (form) => items(form).map((item) => item.querySelector("input").value).join();

function send(form, item) {
  const moved = form.querySelector("input[name=moved]") ?? form.appendChild(document.createElement("input"));
  Object.assign(moved, { type: "hidden", name: "moved", value: item.querySelector("input").value });
  form.requestSubmit();
}

document.addEventListener("pointerdown", (event) => {
  const grip = event.target.closest("[data-reorder-grip]");
  if (!grip || event.button) return;
  const item = grip.closest("[data-reorder-item]");
  const form = grip.closest("[data-reorder]");
  held = { item, form, before: order(form) };
  grip.setPointerCapture(event.pointerId);
  item.classList.add("stage-row--lifted");
});

document.addEventListener("pointermove", (event) => {
  if (!held) return;
  const over = items(held.form).find((item) => {
    const box = item.getBoundingClientRect();
    return item !== held.item && event.clientY > box.top && event.clientY < box.bottom;
  });
  if (!over) return;
  const box = over.getBoundingClientRect();
  const isAbove = event.clientY < box.top + box.height / 2;
  if (isAbove) over.before(held.item);
  else over.after(held.item);
});

function drop(event) {
  if (!held) return;
  const { item, form, before } = held;
  held = null;
  item.classList.remove("stage-row--lifted");
  if (event.type === "pointerup" && order(form) !== before) send(form, item);
}

document.addEventListener("pointerup", drop);
document.addEventListener("pointercancel", drop);

document.addEventListener("keydown", (event) => {
  const item = event.target.closest("[data-reorder-grip]")?.closest("[data-reorder-item]");
  const beside = { ArrowUp: item?.previousElementSibling, ArrowDown: item?.nextElementSibling }[event.key];
  if (!beside) return;
  event.preventDefault();
  if (event.key === "ArrowUp") beside.before(item);
  else beside.after(item);
  send(event.target.form, item);
});
