// The list of keys: opened by ? and by [data-keys-help].
const help = () => document.querySelector("[data-keys]");
const isTyping = (node) => node.matches("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (event.key !== "?" || isTyping(event.target) || document.querySelector("dialog[open]")) return;
  event.preventDefault();
  help().showModal();
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-keys-help]")) help().showModal();
  if (event.target === help()) help().close();
});
