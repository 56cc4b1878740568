// Shows what the filters ask for, and opens an activity that is linked to.
(() => {
  "use strict";
  const find = (id) => document.getElementById(id);
  const rows = [...document.querySelectorAll("#activity-rows tr")];
  const parts = [...document.querySelectorAll("details.activity")];
  const filters = ["filter-status", "filter-purpose", "filter-place"].map(find);
  const search = find("filter-text");
  const words = rows.map((row, i) => (row.textContent + " " + parts[i].textContent).toLowerCase());

  const matches = (row, i) =>
    filters.every((f) => f.value === "" || row.dataset[f.id.slice(7)].split("\n").includes(f.value)) &&
    search.value.toLowerCase().split(/\s+/).every((word) => words[i].includes(word));

  const show = () => {
    let shown = 0;
    rows.forEach((row, i) => {
      const hide = !matches(row, i);
      row.hidden = parts[i].hidden = hide;
      shown += hide ? 0 : 1;
    });
    find("shown").textContent = `${shown} of ${rows.length} activities shown`;
    find("none").hidden = shown > 0;
  };

  const clear = () => {
    [search, ...filters].forEach((f) => { f.value = ""; });
    show();
  };

  const follow = () => {
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch { /* taken as it is */ }
    const part = find(id);
    if (!part || !part.matches("details.activity")) return;
    if (part.hidden) clear();
    part.open = true;
    part.querySelector("summary").focus({ preventScroll: true });
    part.scrollIntoView();
  };

  const openAll = (open) => parts.forEach((part) => { if (!part.hidden) part.open = open; });

  [search, ...filters].forEach((f) => f.addEventListener("input", show));
  find("clear").addEventListener("click", () => { clear(); search.focus(); });
  find("open-all").addEventListener("click", () => openAll(true));
  find("close-all").addEventListener("click", () => openAll(false));
  document.querySelectorAll(".needs-script").forEach((e) => { e.hidden = false; });

  let closed = [];
  addEventListener("beforeprint", () => {
    closed = parts.filter((part) => !part.open);
    openAll(true);
  });
  addEventListener("afterprint", () => closed.forEach((part) => { part.open = false; }));
  addEventListener("hashchange", follow);
  // A second click on the link to the place that the address names already.
  document.addEventListener("click", (e) => {
    const link = e.target.closest("a[href^='#']");
    if (link && link.getAttribute("href") === location.hash) follow();
  });
  show();
  follow();
})();
