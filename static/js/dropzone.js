// A file dropped on, or chosen in, a form with `data-dropzone` is sent at once. Without script the button sends it.
const zone = (event) => event.target.closest?.("[data-dropzone]");
const input = (form) => form.querySelector("input[type=file]");

const send = (form) => {
  const name = form.querySelector("[data-dropzone-name]");
  if (name) name.textContent = input(form).files[0].name;
  form.requestSubmit();
};

document.addEventListener("change", (event) => {
  const form = zone(event);
  if (form && event.target === input(form) && event.target.files.length) send(form);
});

const carriesFile = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");

for (const kind of ["dragenter", "dragover"]) {
  document.addEventListener(kind, (event) => {
    const form = zone(event);
    if (!form || !carriesFile(event)) return;
    event.preventDefault();
    form.classList.add("dropzone--over");
  });
}

document.addEventListener("dragleave", (event) => {
  const form = zone(event);
  if (form && !form.contains(event.relatedTarget)) form.classList.remove("dropzone--over");
});

document.addEventListener("drop", (event) => {
  const form = zone(event);
  if (!form || !carriesFile(event)) return;
  event.preventDefault();
  form.classList.remove("dropzone--over");
  input(form).files = event.dataTransfer.files;
  send(form);
});
