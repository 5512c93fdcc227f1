// Explanations in <details data-hover>: a mouse opens them by resting there, the keyboard by focus, a tap as ever.
const near = (event) => event.target instanceof Element && event.target.closest("details[data-hover]");

document.addEventListener("pointerover", (event) => {
  const details = near(event);
  if (!details || event.pointerType !== "mouse" || details.open) return;
  details.open = true;
  details.dataset.hover = "resting";
});

document.addEventListener("pointerout", (event) => {
  const details = near(event);
  if (details?.dataset.hover === "resting" && !details.contains(event.relatedTarget)) details.open = false;
});

document.addEventListener("focusin", (event) => {
  const details = near(event);
  if (details && event.target.matches("summary:focus-visible")) details.open = true;
});

document.addEventListener("focusout", (event) => {
  const details = near(event);
  if (details && !details.contains(event.relatedTarget)) details.open = false;
});

// A click on what the mouse has opened keeps it open; on what is kept, it closes.
document.addEventListener("click", (event) => {
  const details = near(event);
  if (details?.dataset.hover !== "resting" || !event.target.closest("summary")) return;
  event.preventDefault();
  details.dataset.hover = "kept";
});
