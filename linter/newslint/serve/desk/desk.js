// The desk: puts the parts together, and checks whenever typing pauses.

import { comparisonShown } from "./compare.js";
import { by, counted, make, placesIn } from "./dom.js";
import { Findings, isWord } from "./findings.js";
import { addWord, ask, askJson, readFile } from "./server.js";
import { Story } from "./story.js";
import { factsShown, quotesShown } from "./told.js";

const PAUSE = 120; // milliseconds without a key after which the story is checked
const PAUSE_PANE = 500;
const MEANINGS = {
  typos: "misspelt words, wrong dates and names",
  garbled: "words twice, words run together, sentences that broke in an edit",
  spun: "stock phrases and terms reworded by a machine",
  attribution: "speech that lost its marks, speakers nobody knows",
};
const PANES = ["findings", "quotes", "facts", "compare"];

const story = new Story(by("story"), by("backdrop"));
const ignored = new Set();
const stale = new Set(PANES);
let name = "story.txt"; // tells the format of what is in the field
let checking = null;
let waiting = 0;
let touched = false;
let last = ""; // how many words the last check read, and how long it took
let pane = "findings";

const findings = new Findings({
  visit: (one) => visitFinding(one, true),
  replace: (one, number) => replace(one, number),
  ignore: (one) => forget(one, one.fingerprint),
  ignoreRule: (one) => forget(one, one.rule),
  accept: (one) => accept(one),
  filter: () => draw(),
});

function say(text, wrong = false) {
  by("status").textContent = by("status").title = text;
  by("status").classList.toggle("wrong", wrong);
}

const level = () => (by("suggestions").checked ? "suggestion" : "warning");

function summarize() {
  const found = findings.shown.length ? counted(findings.shown.length, "finding") : "no findings";
  by("summary").textContent = last && `${found}, ${last}`;
}

function draw() {
  findings.draw();
  summarize();
  story.show(findings.shown, findings.lit);
}

function later() {
  clearTimeout(waiting);
  waiting = setTimeout(check, PAUSE);
}

async function check() {
  clearTimeout(waiting);
  checking?.abort();
  const text = story.text;
  if (!text.trim()) {
    findings.show({ findings: [] }, ignored);
    draw();
    hint();
    last = "";
    summarize();
    say("");
    return;
  }
  const mine = (checking = new AbortController());
  const began = performance.now();
  try {
    const report = await askJson("check", { text, name, level: level() }, mine.signal);
    if (story.text !== text || mine.signal.aborted) return;
    const file = report.files[0];
    findings.show(file, ignored);
    draw();
    hint();
    const took = Math.round(performance.now() - began);
    last = `${counted(file.words, "word")}, ${took} ms`;
    summarize();
    if (file.error) say(`Not checked in full: ${file.error}`, true);
    else if (by("status").classList.contains("wrong")) say("");
    document.documentElement.dataset.checkedText = String(text.length);
  } catch (error) {
    if (error.name !== "AbortError") {
      say(error.message, true);
      if (/busy|ask again/.test(error.message)) waiting = setTimeout(check, 2000);
    }
  }
}

function hint() {
  const none = by("none");
  none.hidden = findings.shown.length > 0;
  if (none.hidden) return;
  if (!story.text.trim()) {
    const legend = Object.entries(MEANINGS).map(([family, meaning]) =>
      make("li", {}, make("mark", { class: family }, family[0].toUpperCase() + family.slice(1)), ` ${meaning}`),
    );
    none.replaceChildren(
      make("p", {}, "Findings appear here while you type. F8 goes to the next one, Alt+R writes what newslint suggests."),
      make("ul", { class: "legend" }, ...legend),
    );
  } else {
    none.replaceChildren(make("p", {}, findings.all.length ? "All findings are filtered out." : "Nothing found."));
  }
}

story.addEventListener("change", () => {
  touched = true;
  for (const one of PANES) stale.add(one);
  later();
  if (pane !== "findings") showPaneLater();
});

story.addEventListener("visit", (event) => {
  const one = findings.shown.find((other) => other === event.detail);
  if (!one) return;
  if (pane !== "findings") choosePane("findings");
  findings.light(one);
  story.light(one);
});

function visitFinding(one, tell = false) {
  if (pane !== "findings") choosePane("findings");
  findings.light(one);
  story.light(one);
  story.visit(one.start, one.end);
  if (!tell) return;
  const shown = findings.shown;
  const first = one.replacements[0];
  const write = first && !one.message.includes(first) ? ` Write: ${first}.` : "";
  say(`${shown.indexOf(one) + 1} of ${shown.length}: ${one.message}${write}`);
}


// What is done by key goes on to the next finding; what is done by mouse leaves the story where it is.
function replace(one, number = 0, byKey = false) {
  const edit = one.edits[number];
  if (!edit) return say("There is nothing to write instead.");
  if (!story.marks.includes(one)) return say("The words have changed; wait for the next check.");
  const next = findings.step(false, one.end);
  story.write(one.start + edit.before, one.end + edit.after, edit.text);
  findings.all = findings.all.filter((other) => other !== one && story.marks.includes(other));
  say(edit.text.trim() ? `Wrote “${edit.text.trim()}”` : `Took out “${one.text.trim()}”`);
  goOn(next, byKey);
  check();
}

function forget(one, what, byKey = false) {
  const next = findings.step(false, one.end);
  ignored.add(what);
  findings.all = findings.all.filter((other) => !ignored.has(other.fingerprint) && !ignored.has(other.rule));
  say(`Ignored: ${what === one.rule ? one.rule : one.text}`);
  goOn(next, byKey);
  hint();
}

function goOn(next, byKey) {
  findings.lit = null;
  draw();
  by("ignored").hidden = !ignored.size;
  by("ignored").textContent = `${ignored.size} ignored: show again`;
  if (byKey && findings.shown.includes(next)) visitFinding(next, true);
  else if (!byKey && document.activeElement === document.body) by("findings").focus();
}

async function accept(one) {
  try {
    await addWord(one.text.trim());
    say(`“${one.text.trim()}” is a word of the house now`);
    await check();
  } catch (error) {
    say(error.message, true);
  }
}

function fixSafe() {
  const edits = findings.safe.filter((one) => story.marks.includes(one)).map((one) => {
    const edit = one.edits[0];
    return { start: one.start + edit.before, end: one.end + edit.after, text: edit.text };
  });
  let text = story.text;
  let before = Infinity;
  let done = 0;
  for (const edit of edits.sort((a, b) => b.start - a.start)) {
    if (edit.end > before) continue;
    text = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
    before = edit.start;
    done++;
  }
  story.write(0, story.text.length, text);
  say(`${counted(done, "replacement")} made; Ctrl+Z takes them back`);
  check();
}

// Panes

function choosePane(id, focus = false) {
  pane = id;
  for (const one of PANES) {
    const tab = by(`tab-${one}`);
    tab.setAttribute("aria-selected", String(one === id));
    tab.tabIndex = one === id ? 0 : -1;
    by(one).hidden = one !== id;
  }
  document.querySelector("main").dataset.pane = id;
  if (focus) by(`tab-${id}`).focus();
  showPane();
}

let paneTimer = 0;
function showPaneLater() {
  clearTimeout(paneTimer);
  paneTimer = setTimeout(showPane, PAUSE_PANE);
}

function visitPlace(text) {
  const offset = placesIn(text);
  return (one) => {
    if (story.text !== text) return say("The story has changed; wait for the next look at it.");
    story.visit(offset(one.line, one.column), offset(one.end_line, one.end_column));
  };
}

async function showPane() {
  if (pane === "findings" || !stale.has(pane)) return;
  const asked = pane;
  const text = story.text;
  const target = asked === "compare" ? by("comparison") : by(asked);
  const wire = by("wire").value;
  if (!text.trim() || (asked === "compare" && !wire.trim())) {
    const words = asked === "compare" ? "Paste the wire copy above to see what the story made of it." : "There is no story yet.";
    target.replaceChildren(make("p", { class: "empty" }, words));
    return;
  }
  try {
    const value = { text, name };
    if (asked === "compare") value.source = { text: wire, name: "wire.txt" };
    const told = await askJson(asked, value);
    if (story.text !== text || (asked === "compare" && by("wire").value !== wire)) return;
    stale.delete(asked);
    const visit = visitPlace(text);
    const parts =
      asked === "quotes" ? quotesShown(told.quotes, visit) : asked === "facts" ? factsShown(told, visit) : comparisonShown(told, visit);
    target.replaceChildren(...parts);
  } catch (error) {
    target.replaceChildren(make("p", { class: "banner error" }, error.message));
  }
}

for (const id of PANES) {
  by(`tab-${id}`).addEventListener("click", () => choosePane(id));
  by(`tab-${id}`).addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const at = event.key === "Home" ? 0 : event.key === "End" ? PANES.length - 1 : step && (PANES.indexOf(id) + step + PANES.length) % PANES.length;
    if (at === undefined) return;
    event.preventDefault();
    choosePane(PANES[at], true);
  });
}

by("wire").addEventListener("input", () => {
  stale.add("compare");
  showPaneLater();
});

// Files

const READ_AS_IS = /\.(txt|text|md|markdown|mdown|mkd|mdx|rst|rest|adoc|asciidoc)$/i;

async function open(file, field = "story") {
  say(`Reading ${file.name} …`);
  try {
    const read = await readFile(file);
    if (field === "wire") {
      by("wire").value = read.text;
      by("wire-box").open = false;
      stale.add("compare");
      say(`Wire copy: ${file.name}`);
      return showPane();
    }
    say("");
    name = read.whole ? (READ_AS_IS.test(file.name) ? file.name : "story.txt") : "story.txt";
    by("name").textContent = read.whole ? file.name : `${file.name} (its text)`;
    ignored.clear();
    by("ignored").hidden = true;
    story.text = read.text;
    touched = false;
    await check();
  } catch (error) {
    say(`${file.name}: ${error.message}`, true);
  }
}

let opens = "story";
function choose(field) {
  opens = field;
  by("file").value = "";
  by("file").click();
}
by("open").addEventListener("click", () => choose("story"));
by("open-wire").addEventListener("click", () => choose("wire"));
by("file").addEventListener("change", () => by("file").files[0] && open(by("file").files[0], opens));

const carriesFile = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
let over = 0;
addEventListener("dragenter", (event) => {
  if (carriesFile(event)) by("drop").hidden = !++over;
});
addEventListener("dragleave", (event) => {
  if (carriesFile(event)) by("drop").hidden = !(over = Math.max(0, over - 1));
});
addEventListener("dragover", (event) => {
  if (carriesFile(event)) event.preventDefault();
});
addEventListener("drop", (event) => {
  if (!carriesFile(event)) return;
  event.preventDefault();
  over = 0;
  by("drop").hidden = true;
  const file = event.dataTransfer.files[0];
  if (file) open(file, event.target.closest?.("#compare") ? "wire" : "story");
});

// Copying out, and the report

async function copy() {
  const text = story.text;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const { selectionStart: start, selectionEnd: end } = story.field;
    story.field.focus();
    story.field.select();
    document.execCommand("copy");
    story.field.setSelectionRange(start, end);
  }
  touched = false;
  say(`Copied: ${counted(text.length, "character")}`);
}
by("copy").addEventListener("click", copy);

by("report").addEventListener("click", async () => {
  if (!story.text.trim()) return say("There is no story yet.");
  try {
    const hidden = [...ignored];
    const response = await ask("report", { text: story.text, name, level: level(), hidden });
    const address = URL.createObjectURL(await response.blob());
    const stem = (by("name").textContent || "story").replace(/ \(its text\)$/, "").replace(/\.[^.]+$/, "");
    make("a", { href: address, download: `${stem}-newslint.html` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
    say("The report is among your downloads");
  } catch (error) {
    say(error.message, true);
  }
});

by("ignored").addEventListener("click", () => {
  ignored.clear();
  by("ignored").hidden = true;
  by("findings").focus();
  check();
});
by("fix").addEventListener("click", fixSafe);
by("suggestions").addEventListener("change", check);
by("keys").addEventListener("click", () => by("help").showModal());

// Light or dark

function theme(chosen) {
  if (chosen) document.documentElement.dataset.theme = chosen;
}
try {
  theme(localStorage.getItem("newslint-theme"));
} catch {
  // a browser that keeps nothing follows the system
}
by("theme").addEventListener("click", () => {
  const dark = document.documentElement.dataset.theme
    ? document.documentElement.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  theme(dark ? "light" : "dark");
  try {
    localStorage.setItem("newslint-theme", dark ? "light" : "dark");
  } catch {
    // it holds until the page is closed
  }
});

// Keys

const withAlt = {
  KeyR: () => findings.lit && replace(findings.lit, 0, true),
  KeyI: () => findings.lit && forget(findings.lit, findings.lit.fingerprint, true),
  KeyA: () => findings.lit && isWord(findings.lit) && accept(findings.lit),
  KeyW: () => findings.why(),
  KeyC: copy,
  Digit1: () => choosePane(PANES[0], true),
  Digit2: () => choosePane(PANES[1], true),
  Digit3: () => choosePane(PANES[2], true),
  Digit4: () => choosePane(PANES[3], true),
};

document.addEventListener("keydown", (event) => {
  if (by("help").open) return;
  let act;
  if (event.key === "F8") {
    act = () => {
      const one = findings.step(event.shiftKey, story.field.selectionStart);
      if (one) visitFinding(one, true);
      else say("No findings");
    };
  } else if (event.key === "F6") {
    act = () => (document.activeElement === story.field ? by(`tab-${pane}`) : story.field).focus();
  } else if (event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    act = withAlt[event.code];
  }
  if (!act) return;
  event.preventDefault();
  act();
});

addEventListener("beforeunload", (event) => {
  if (touched && story.text.trim()) event.preventDefault();
});

const own = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(location.hostname);
by("private").textContent = own
  ? "Nothing leaves this machine: newslint checks here, and keeps and logs no text."
  : `Your text goes to ${location.host} and nowhere else; it is not kept and not logged.`;
if (story.text) later();
else hint();
