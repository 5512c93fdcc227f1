// When the browser hands over no passkey (cancelled, none there, not allowed), say so beside the button.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  for (const words of document.querySelectorAll("[data-passkey-refused]")) words.hidden = false;
});

document.addEventListener("click", (event) => {
  const words = event.target.closest("[data-passkey]")?.querySelector("[data-passkey-refused]");
  if (words) words.hidden = true;
});
