// The one-line log: Enter sends it, Shift-Enter begins a new line; choosing the kind by mouse or by its keys leads back to the words.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.repeat || event.shiftKey || event.isComposing || event.defaultPrevented) return;
  if (!event.target.matches("[data-enter-submits]")) return;
  event.preventDefault();
  event.target.form.requestSubmit();
});

document.addEventListener("click", (event) => {
  const kind = event.target.closest("[data-log] .segmented__option");
  if (!kind || event.target.matches("input")) return;
  const words = kind.closest("[data-log]").querySelector("textarea");
  setTimeout(() => words.focus());
});
