// When the browser hands over no passkey (cancelled, none there, not allowed), say so beside the button.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  for (const words of document.querySelectorAll("[data-passkey-refused]")) words.hidden = false;
});

document.addEventListener("click", (event) => {
  const words = event.target.closest("[data-passkey]")?.querySelector("[data-passkey-refused]");
  if (words) words.hidden = true;
});

// Enter in the form is a press of its button: without the browser's answer there is nothing to send.
document.addEventListener("submit", (event) => {
  const button = event.target.closest("[data-passkey]")?.querySelector("button[type=button]");
  if (!button) return;
  event.preventDefault();
  button.click();
});
