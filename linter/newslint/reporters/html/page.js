"use strict";
(() => {
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  root.classList.add("js");

  const boxes = all("input[data-filter]");
  const notes = all(".note");
  const marks = all("a.mark");
  const views = all(".view");

  // Levels and families that are switched off take their notes, underlines and counts with them.
  function filter() {
    const off = { level: new Set(), family: new Set() };
    for (const box of boxes) if (!box.checked) off[box.dataset.filter].add(box.value);
    const shown = new Set();
    const counts = new Map();
    for (const note of notes) {
      const { level, family } = note.dataset;
      note.hidden = off.level.has(level) || off.family.has(family);
      if (note.hidden) continue;
      shown.add(note.id);
      const key = `${note.closest(".file").id} ${level}`;
      counts.set(key, (counts.get(key) || 0) + 1);
    }
    for (const mark of marks) {
      const first = mark.dataset.notes.split(" ").find((id) => shown.has(id));
      mark.classList.toggle("off", !first);
      if (first) mark.setAttribute("href", `#${first}`);
      else mark.removeAttribute("href");
    }
    for (const row of all(".files tbody tr")) {
      for (const cell of all("[data-level]", row)) {
        const count = counts.get(`${row.dataset.file} ${cell.dataset.level}`) || 0;
        cell.textContent = count;
        cell.className = `number ${count ? cell.dataset.level : "zero"}`;
      }
    }
    const status = byId("status");
    if (status) status.textContent = shown.size < notes.length ? `${shown.size} of ${notes.length} shown` : "";
  }
  for (const box of boxes) box.addEventListener("change", filter);

  // One view at a time: the overview, or the file that the address names or that holds what it names.
  function route(event) {
    const target = byId(decodeURIComponent(location.hash.slice(1)));
    const view = (target && target.closest(".view")) || views[0];
    if (!view) return;
    for (const other of views) other.hidden = other !== view;
    for (const button of all("#previous, #next")) button.hidden = !view.querySelector("a.mark");
    for (const lit of all(".lit")) lit.classList.remove("lit");
    if (target && target !== view) {
      target.scrollIntoView({ block: "center" });
      if (target.matches("a[href]")) target.focus({ preventScroll: true });
      else {
        const link = target.querySelector("a.number");
        if (link) link.focus({ preventScroll: true });
      }
    } else if (event) {
      scrollTo(0, 0);
      const heading = view.querySelector("h2");
      if (heading) heading.focus({ preventScroll: true });
    }
  }
  addEventListener("hashchange", route);

  // A click on an address that is open already changes nothing, but should still lead there.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link && link.getAttribute("href") === location.hash) route(event);
  });

  // Words and their notes light up together.
  function partners(element) {
    const mark = element.closest("a.mark");
    if (mark) return mark.dataset.notes.split(" ").map(byId);
    const note = element.closest(".note");
    return note ? marks.filter((other) => other.dataset.notes.split(" ").includes(note.id)) : [];
  }
  for (const [kind, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
    document.addEventListener(kind, (event) => {
      for (const other of partners(event.target)) other.classList.toggle("lit", on);
    });
  }

  // From finding to finding.
  function step(by) {
    const stops = marks.filter((mark) => mark.id && mark.hasAttribute("href") && mark.offsetParent !== null);
    if (!stops.length) return;
    const here = document.activeElement.closest(".note, a.mark");
    let at = stops.indexOf(here);
    if (at < 0 && here) at = stops.findIndex((mark) => mark.dataset.notes.split(" ").includes(here.id));
    if (at < 0 && last && stops.includes(last)) at = stops.indexOf(last);
    at = at < 0 ? (by > 0 ? 0 : stops.length - 1) : (at + by + stops.length) % stops.length;
    last = stops[at];
    last.focus({ preventScroll: true });
    last.scrollIntoView({ block: "center" });
  }
  let last = null;
  for (const [id, by] of [["previous", -1], ["next", 1]]) {
    const button = byId(id);
    if (button) button.addEventListener("click", () => step(by));
  }
  // The keys work while words or a note have the focus, so they get in nobody's way.
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !event.target.closest(".note, a.mark")) return;
    if (event.key === "n") step(1);
    else if (event.key === "p") step(-1);
  });

  // Columns of the overview sort when their heads are pressed; numbers from the largest down.
  for (const head of all(".files thead th")) {
    head.querySelector("button").addEventListener("click", () => {
      const column = head.cellIndex;
      const numeric = head.classList.contains("number");
      const down = head.getAttribute("aria-sort") === (numeric ? "none" : "ascending") || (numeric && head.getAttribute("aria-sort") === "ascending");
      for (const other of all("th", head.parentNode)) other.setAttribute("aria-sort", "none");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const value = (row) => row.cells[column].textContent;
      const compare = numeric
        ? (a, b) => Number(value(a).replaceAll(",", "")) - Number(value(b).replaceAll(",", ""))
        : (a, b) => value(a).localeCompare(value(b));
      const body = head.closest("table").tBodies[0];
      body.append(...[...body.rows].sort((a, b) => (down ? -1 : 1) * compare(a, b)));
    });
  }

  // The wire copy beside the article, or the article alone.
  for (const button of all(".toggle-wire")) {
    const file = button.closest(".file");
    const show = (on) => {
      button.setAttribute("aria-pressed", String(on));
      file.classList.toggle("alone", !on);
    };
    button.addEventListener("click", () => show(button.getAttribute("aria-pressed") !== "true"));
    if (matchMedia("(max-width: 60rem)").matches) show(false);
  }

  // Light, dark, or as the system has it. Some browsers keep nothing for a page opened from a file.
  const theme = byId("theme");
  const store = (value) => { try { if (value === undefined) return localStorage.getItem("newslint-theme"); localStorage.setItem("newslint-theme", value); } catch { return null; } };
  function paint(name) {
    if (name === "light" || name === "dark") root.dataset.theme = name;
    else { name = "auto"; delete root.dataset.theme; }
    if (theme) theme.textContent = `Theme: ${name}`;
    return name;
  }
  if (theme) {
    let now = paint(store());
    theme.addEventListener("click", () => {
      now = paint({ auto: "light", light: "dark", dark: "auto" }[now]);
      store(now);
    });
  }

  // On paper: every reason, from the overview every file, and the facts only where somebody unfolded them.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all(".note details:not([open])");
    for (const part of closed) part.open = true;
    if (views[0] && !views[0].hidden) for (const view of views) view.hidden = false;
  });
  addEventListener("afterprint", () => {
    for (const part of closed) part.open = false;
    const showing = views.filter((view) => !view.hidden);
    if (showing.length > 1) route();
  });

  filter();
  route();
})();
