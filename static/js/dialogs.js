// Dialogs arrive by htmx in #dialogs and open at once; [data-dialog-close] and Escape close them, focus goes back.
let opener = null;

// To what opened the dialog; when an answer has drawn that anew, to its successor, and out of a closed menu to the menu.
const giveFocusBack = () => {
  const asks = opener?.getAttribute("hx-get");
  const back = opener?.isConnected ? opener : asks && document.querySelector(`[hx-get="${CSS.escape(asks)}"]`);
  const menu = back?.closest("details:not([open])");
  if (document.activeElement === document.body) (menu?.querySelector("summary") ?? back)?.focus();
  opener = null;
};

document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.detail.target?.id === "dialogs") opener ??= document.activeElement;
});

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target.id !== "dialogs") return;
  const dialog = event.detail.target.querySelector("dialog");
  if (!dialog) return giveFocusBack();
  dialog.removeAttribute("open");
  dialog.showModal();
  dialog.addEventListener("close", () => {
    dialog.remove();
    giveFocusBack();
  });
});

document.addEventListener("click", (event) => {
  const closer = event.target.closest("[data-dialog-close]");
  const dialog = closer?.closest("dialog");
  if (!dialog?.matches(":modal")) return;
  event.preventDefault();
  dialog.close();
});
