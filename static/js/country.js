// A select with [data-guess-country] begins with the country of the browser's time zone: it tells more than the language,
// by which the server has chosen. Only where nobody has chosen yet.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

for (const select of document.querySelectorAll("[data-guess-country]")) {
  const here = [...select.options].find((option) => option.dataset.zones.split(" ").includes(zone));
  if (here) select.value = here.value;
}

// A hidden field with [data-guess-zone] tells the zone itself.
for (const field of document.querySelectorAll("[data-guess-zone]")) field.value = zone;
