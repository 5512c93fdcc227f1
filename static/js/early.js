// What was chosen before htmx was there to hear it is told once it is, in forms that are sent by choosing alone.
const first = (select) => Math.max(0, [...select.options].findIndex((option) => option.defaultSelected));

document.addEventListener("DOMContentLoaded", () => {
  for (const select of document.querySelectorAll('form[hx-post][hx-trigger^="change"] select')) {
    if (select.selectedIndex !== first(select)) select.dispatchEvent(new Event("change", { bubbles: true }));
  }
});
