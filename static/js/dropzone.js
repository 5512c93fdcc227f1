// A file dropped anywhere on a page with a [data-dropzone] form, chosen in it, or pasted as a file is sent at once.
// Without script the button sends it.
const LONG = 20_000; // characters
const MOST_TYPED = 5_000_000; // characters; a longer text travels as a file, which has no such limit
const zone = () => document.querySelector("[data-dropzone]");
const input = () => zone().querySelector("input[type=file]");

const send = () => {
  const name = zone().querySelector("[data-dropzone-name]");
  if (name) name.textContent = input().files[0].name;
  zone().requestSubmit();
};

const take = (files) => {
  input().files = files;
  send();
};

const carriesFile = (data) => [...(data?.types ?? [])].includes("Files");

document.addEventListener("change", (event) => {
  if (zone() && event.target === input() && event.target.files.length) send();
});

for (const kind of ["dragenter", "dragover"]) {
  document.addEventListener(kind, (event) => {
    if (!zone() || !carriesFile(event.dataTransfer)) return;
    event.preventDefault();
    zone().classList.add("dropzone--over");
  });
}

document.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) zone()?.classList.remove("dropzone--over");
});

document.addEventListener("drop", (event) => {
  if (!zone() || !carriesFile(event.dataTransfer)) return;
  event.preventDefault();
  zone().classList.remove("dropzone--over");
  take(event.dataTransfer.files);
});

// Cells copied from a spreadsheet carry a picture too, so a file counts only where there is no text. A long text is put in
// as a whole: the browser's own way takes a minute for thousands of lines.
document.addEventListener("paste", (event) => {
  const data = event.clipboardData;
  const box = event.target.closest?.("[data-dropzone] textarea");
  const text = data?.getData("text/plain") ?? "";
  if (zone() && data?.files.length && !text) {
    event.preventDefault();
    take(data.files);
  } else if (box && text.length > LONG) {
    event.preventDefault();
    box.setRangeText(text, box.selectionStart, box.selectionEnd, "end");
  }
});

document.addEventListener("submit", (event) => {
  const text = event.target === zone() && event.target.querySelector("textarea");
  if (!text || event.target.querySelector("[data-dropzone-busy]")?.hidden === undefined) return;
  if (text.value.length > MOST_TYPED && !input().files.length) {
    const files = new DataTransfer();
    files.items.add(new File([text.value], "pasted.txt", { type: "text/plain" }));
    input().files = files.files;
    text.disabled = true;
  }
  event.target.querySelector("[data-dropzone-busy]").hidden = false;
  event.target.setAttribute("aria-busy", "true");
});

// Back from the next page: the form is as it was.
window.addEventListener("pageshow", () => {
  const form = zone();
  if (!form?.matches("[aria-busy]")) return;
  form.removeAttribute("aria-busy");
  form.querySelector("[data-dropzone-busy]").hidden = true;
  form.querySelector("textarea").disabled = false;
});
