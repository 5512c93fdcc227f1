// [data-fill="id"] puts its words into the field of that id, for usual answers.
document.addEventListener("click", (event) => {
  const usual = event.target.closest("[data-fill]");
  if (!usual) return;
  const field = usual.closest("form").querySelector(`[id="${usual.dataset.fill}"]`);
  field.value = usual.textContent.trim();
  field.focus();
});
