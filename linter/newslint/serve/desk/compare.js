// The story beside the wire copy: what was done to it, finding by finding and paragraph by paragraph.

import { counted, make } from "./dom.js";

const TAGS = { added: "ins", cut: "del" };

function runs(list) {
  return list.map((run) => (TAGS[run.state] ? make(TAGS[run.state], {}, run.text) : run.text));
}

export function comparisonShown(result, visit) {
  const notes = result.findings.map((one) =>
    make(
      "li",
      { class: `card ${one.family} ${one.level}` },
      make(
        "p",
        { class: "kind" },
        make("span", { class: "family" }, one.family),
        make("button", { type: "button", class: "place", on: { click: () => visit(one) } }, `line ${one.line}`),
      ),
      make("p", { class: "message" }, one.message),
    ),
  );
  const rows = result.paragraphs.map((row) => {
    const wire = row.source.map((list) => make("p", {}, ...runs(list)));
    const above = row.source_shown_above.length ? "Made from paragraphs above" : "Not in the wire copy";
    return make(
      "div",
      { class: "pair" },
      make("div", { class: "wire" }, ...(wire.length ? wire : [make("p", { class: "note" }, above)])),
      make("div", { class: "ours" }, row.article ? make("p", {}, ...runs(row.article)) : make("p", { class: "note" }, "Left out")),
    );
  });
  return [
    make("p", { class: "summary" }, `${result.summary.text}.`),
    notes.length
      ? make("ol", { class: "cards" }, ...notes)
      : make("p", { class: "empty" }, "Nothing of the wire copy was changed in a way newslint objects to."),
    make("h2", {}, `Side by side, ${counted(result.paragraphs.length, "paragraph")}`),
    make("div", { class: "pair heads", "aria-hidden": "true" }, make("div", {}, "Wire copy"), make("div", {}, "Story")),
    ...rows,
  ];
}
