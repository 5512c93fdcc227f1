// A line under the topbar while an htmx request takes longer than a second.
let waiting = 0;
let timer = 0;
let line = null;

const show = () => {
  line = document.createElement("progress");
  line.className = "progress progress--page";
  line.setAttribute("aria-label", document.documentElement.lang.startsWith("en") ? "Loading" : "…");
  (document.querySelector(".topbar") ?? document.body).append(line);
};

document.addEventListener("htmx:beforeRequest", () => {
  waiting += 1;
  if (waiting === 1) timer = setTimeout(show, 1000);
});

document.addEventListener("htmx:afterRequest", () => {
  waiting = Math.max(0, waiting - 1);
  if (waiting) return;
  clearTimeout(timer);
  line?.remove();
  line = null;
});
