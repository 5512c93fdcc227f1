// An htmx request that came to nothing says so in a toast, in the words of components/failed.html.
const say = (kind) => {
  const words = document.querySelector(`template[data-failed="${kind}"]`);
  if (words) document.querySelector("#toasts").append(words.content.firstElementChild.cloneNode(true));
};

document.addEventListener("htmx:responseError", (event) => say(event.detail.xhr.status === 403 ? "forbidden" : "answered"));
document.addEventListener("htmx:sendError", () => say("unreached"));
document.addEventListener("htmx:timeout", () => say("unreached"));
