// The current tab shows itself where the row of tabs is wider than the screen.
const show = (root) => {
  for (const tab of root.querySelectorAll(".tabs > [aria-current]")) {
    const row = tab.parentElement;
    const right = tab.offsetLeft - row.offsetLeft + tab.offsetWidth;
    if (right > row.clientWidth) row.scrollLeft = right - row.clientWidth / 2 - tab.offsetWidth / 2;
  }
};

document.addEventListener("htmx:afterSettle", (event) => show(event.target));
show(document);
