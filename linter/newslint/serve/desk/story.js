// The story: a text field over a copy of its text, which lies exactly below and carries the marks.

import { make } from "./dom.js";

export class Story extends EventTarget {
  constructor(field, backdrop) {
    super();
    this.field = field;
    this.backdrop = backdrop;
    this.marks = [];
    this.lit = null;
    this.before = "";
    field.addEventListener("input", () => this.#changed());
    for (const event of ["click", "keyup"]) field.addEventListener(event, () => this.#visited(event));
    this.#draw();
  }

  get text() {
    return this.field.value;
  }

  set text(text) {
    this.field.value = text;
    this.marks = [];
    this.#changed();
    this.field.setSelectionRange(0, 0);
    this.field.closest(".paper").scrollTop = 0;
  }

  // What was typed since is somewhere between what both texts begin and end with: marks behind it move along, marks it
  // touches are taken off until the next check.
  #changed() {
    const [old, now] = [this.before, this.text];
    let head = 0;
    const most = Math.min(old.length, now.length);
    while (head < most && old[head] === now[head]) head++;
    let tail = 0;
    while (tail < most - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
    const [gone, moved] = [old.length - tail, now.length - old.length];
    this.marks = this.marks.filter((mark) => {
      if (mark.end < head) return true;
      if (mark.start < gone || (mark.start === gone && head === gone && mark.start < head)) return false;
      mark.start += moved;
      mark.end += moved;
      return true;
    });
    this.before = now;
    this.#draw();
    this.dispatchEvent(new Event("change"));
  }

  #visited(event) {
    const { selectionStart: start, selectionEnd: end } = this.field;
    if (event === "click" && start !== end) return;
    const mark = this.at(start);
    if (mark && mark !== this.lit) this.dispatchEvent(new CustomEvent("visit", { detail: mark }));
  }

  at(offset) {
    const there = this.marks.filter((mark) => mark.start <= offset && offset <= mark.end);
    return there.sort((a, b) => a.end - a.start - (b.end - b.start))[0];
  }

  // Marks are findings: `start`, `end`, `family`, `level`.
  show(marks, lit = null) {
    this.marks = marks;
    this.lit = lit;
    this.#draw();
  }

  light(mark) {
    this.lit = mark;
    this.#draw();
  }

  // Where marks overlap, the shortest shows.
  #draw() {
    const text = this.text;
    const ends = new Set([0, text.length]);
    for (const mark of this.marks) ends.add(mark.start).add(mark.end);
    const cuts = [...ends].sort((a, b) => a - b);
    const ordered = [...this.marks].sort((a, b) => a.start - b.start);
    const parts = document.createDocumentFragment();
    let open = [];
    let next = 0;
    cuts.forEach((start, number) => {
      for (; next < ordered.length && ordered[next].start === start; next++) {
        if (ordered[next].end > start) open.push(ordered[next]);
        else parts.append(this.#marked(ordered[next], ""));
      }
      open = open.filter((mark) => mark.end > start);
      const words = text.slice(start, cuts[number + 1] ?? start);
      if (!words) return;
      const shortest = open.reduce((a, b) => (!a || b.end - b.start < a.end - a.start ? b : a), null);
      parts.append(shortest ? this.#marked(shortest, words) : words);
    });
    parts.append("\n\u200b");
    this.backdrop.replaceChildren(parts);
  }

  #marked(mark, words) {
    return make("mark", { class: `${mark.family} ${mark.level}${mark === this.lit ? " lit" : ""}` }, words);
  }

  // Bring a stretch into view and select it.
  visit(start, end, focus = true) {
    if (focus) this.field.focus({ preventScroll: true });
    this.field.setSelectionRange(start, end);
    const range = document.createRange();
    const [node, offset] = this.#within(start);
    range.setStart(node, offset);
    range.setEnd(node, offset);
    const place = range.getClientRects()[0] ?? node.parentElement.getBoundingClientRect();
    const paper = this.field.closest(".paper");
    const frame = paper.getBoundingClientRect();
    if (place.top < frame.top + 40 || place.bottom > frame.bottom - 40) {
      paper.scrollTop += place.top - frame.top - frame.height / 3;
    }
  }

  #within(offset) {
    const walker = document.createTreeWalker(this.backdrop, NodeFilter.SHOW_TEXT);
    let left = offset;
    let node = walker.nextNode();
    while (node && left > node.length) {
      left -= node.length;
      node = walker.nextNode();
    }
    return node ? [node, left] : [this.backdrop, 0];
  }

  // Write in the place of some words, so that the browser can undo it.
  write(start, end, text) {
    const focused = document.activeElement;
    const scroll = this.field.closest(".paper").scrollTop;
    this.field.focus({ preventScroll: true });
    this.field.setSelectionRange(start, end);
    const done = text === "" ? document.execCommand("delete") : document.execCommand("insertText", false, text);
    if (!done) {
      this.field.setRangeText(text, start, end, "end");
      this.#changed();
    }
    this.field.closest(".paper").scrollTop = scroll;
    if (focused !== this.field && focused?.isConnected) focused.focus({ preventScroll: true });
  }
}
