// The findings beside the story: one card each, with what can be done about it.

import { by, counted, make } from "./dom.js";

const FAMILIES = { typos: "Typos", garbled: "Garbled", spun: "Spun", attribution: "Attribution", style: "Style" };
const MOST_CARDS = 300;
const OFFERED = 5;

// Whether a finding objects to one word, which the house may have a use for.
export const isWord = (one) => one.family === "typos" && /^\S+$/.test(one.text.trim());

export class Findings {
  // `acts` are what the cards can do: visit, replace, ignore, accept, ignoreRule.
  constructor(acts) {
    this.acts = acts;
    this.off = new Set();
    this.all = [];
    this.lit = null;
    this.cards = new Map();
  }

  get shown() {
    return this.all.filter((one) => !this.off.has(one.family));
  }

  show(file, ignored) {
    this.all = file.findings.filter((one) => !ignored.has(one.fingerprint) && !ignored.has(one.rule));
    const before = this.lit;
    this.lit = (before && this.all.find((one) => one.fingerprint === before.fingerprint)) || null;
    by("verdict").hidden = !file.verdict;
    by("verdict").textContent = file.verdict ? `This story ${file.verdict.message}` : "";
    this.draw();
  }

  draw() {
    this.#families();
    const shown = this.shown;
    by("count").textContent = this.all.length ? String(shown.length) : "";
    this.cards.clear();
    const cards = shown.slice(0, MOST_CARDS).map((one) => this.#card(one));
    if (shown.length > MOST_CARDS) {
      cards.push(make("li", { class: "more" }, `and ${counted(shown.length - MOST_CARDS, "more finding")}`));
    }
    by("cards").replaceChildren(...cards);
    const safe = shown.filter((one) => one.fix === "safe" && one.edits.length);
    by("fix").hidden = safe.length < 2;
    by("fix").textContent = `Fix ${safe.length} that are safe`;
  }

  get safe() {
    return this.shown.filter((one) => one.fix === "safe" && one.edits.length);
  }

  #families() {
    const counts = new Map(Object.keys(FAMILIES).map((family) => [family, 0]));
    for (const one of this.all) counts.set(one.family, (counts.get(one.family) ?? 0) + 1);
    for (const [family, count] of [...counts]) if (!count) counts.delete(family);
    const chips = [...counts].map(([family, count]) => {
      const box = make("input", { type: "checkbox", checked: !this.off.has(family), value: family });
      box.addEventListener("change", () => {
        if (box.checked) this.off.delete(family);
        else this.off.add(family);
        this.acts.filter();
        by("families").querySelector(`input[value=${family}]`)?.focus();
      });
      return make("label", { class: `chip ${family}` }, box, ` ${FAMILIES[family] ?? family} `, make("b", {}, String(count)));
    });
    by("families").replaceChildren(...(counts.size > 1 || this.off.size ? chips : []));
  }

  #card(one) {
    const lit = one === this.lit;
    const button = (text, act, about = {}) => make("button", { type: "button", on: { click: act }, ...about }, text);
    const writes = one.edits.slice(0, OFFERED).map((edit, number) =>
      button(edit.text.trim() ? one.replacements[number] : "Take it out", () => this.acts.replace(one, number), {
        class: "write",
        "aria-label": edit.text.trim() ? `Write ${one.replacements[number]}` : `Take out ${one.text}`,
      }),
    );
    const card = make(
      "li",
      { class: `card ${one.family} ${one.level}${lit ? " lit" : ""}`, "aria-current": lit ? "true" : false },
      make(
        "p",
        { class: "kind" },
        make("span", { class: "family" }, FAMILIES[one.family] ?? one.family),
        one.level === "suggestion" ? make("span", { class: "level" }, "suggestion") : "",
        button(`line ${one.line}`, () => this.acts.visit(one), { class: "place", "aria-label": `Go to line ${one.line}` }),
      ),
      make("p", { class: "message" }, one.message),
      writes.length ? make("div", { class: "writes" }, ...writes) : "",
      make(
        "div",
        { class: "rest" },
        button("Ignore", () => this.acts.ignore(one), { class: "quiet" }),
        isWord(one) ? button("Add to house words", () => this.acts.accept(one), { class: "quiet" }) : "",
        button("Why", (event) => this.#open(card, event.currentTarget), { class: "quiet why", "aria-expanded": "false" }),
      ),
      make(
        "div",
        { class: "reason", hidden: true },
        make("p", {}, one.why),
        ...one.related.map((other) => make("p", { class: "related" }, other.note)),
        make("p", { class: "rule" }, make("code", {}, one.rule)),
        button("Ignore this rule in the story", () => this.acts.ignoreRule(one), { class: "quiet" }),
      ),
    );
    card.addEventListener("click", (event) => {
      if (!event.target.closest("button, .reason")) this.acts.visit(one);
    });
    this.cards.set(one, card);
    return card;
  }

  light(one, focus = false) {
    this.cards.get(this.lit)?.classList.remove("lit");
    this.cards.get(this.lit)?.removeAttribute("aria-current");
    this.lit = one;
    const card = this.cards.get(one);
    if (!card) return;
    card.classList.add("lit");
    card.setAttribute("aria-current", "true");
    card.scrollIntoView({ block: "nearest" });
    if (focus) card.querySelector("button")?.focus();
  }

  #open(card, button) {
    const reason = card.querySelector(".reason");
    reason.hidden = !reason.hidden;
    button.setAttribute("aria-expanded", String(!reason.hidden));
    card.scrollIntoView({ block: "nearest" });
  }

  why() {
    this.cards.get(this.lit)?.querySelector(".why").click();
  }

  // The finding after (or before) the one that is lit, or else the first after the caret.
  step(back, caret) {
    const shown = this.shown;
    if (!shown.length) return null;
    const here = shown.indexOf(this.lit);
    if (here >= 0) return shown[(here + (back ? -1 : 1) + shown.length) % shown.length];
    const next = shown.findIndex((one) => one.start >= caret);
    return back ? shown[(next <= 0 ? shown.length : next) - 1] : shown[Math.max(next, 0)];
  }
}
