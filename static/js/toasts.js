// Toasts pass after a while, wait while someone is at them, and go when dismissed.
const LASTS = 9000;

const watch = (toast) => {
  let timer = 0;
  const leave = () => { timer = setTimeout(() => toast.remove(), LASTS); };
  const stay = () => clearTimeout(timer);
  toast.addEventListener("pointerenter", stay);
  toast.addEventListener("focusin", stay);
  toast.addEventListener("pointerleave", leave);
  toast.addEventListener("focusout", leave);
  leave();
};

document.addEventListener("click", (event) => {
  event.target.closest("[data-toast-dismiss]")?.closest("[data-toast]").remove();
});

new MutationObserver((records) => {
  for (const record of records)
    for (const node of record.addedNodes) if (node.matches?.("[data-toast]")) watch(node);
}).observe(document.querySelector("#toasts"), { childList: true });

document.querySelectorAll("[data-toast]").forEach(watch);
