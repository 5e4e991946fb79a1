// Who said what, and the facts of the story: lists whose every line leads to its place.

import { counted, make } from "./dom.js";

function place(text, at, visit, words = text) {
  return make("button", { type: "button", class: "lead", on: { click: () => visit(at) } }, words);
}

const heading = (text) => make("h2", {}, text);
const empty = (text) => make("p", { class: "empty" }, text);

export function quotesShown(quotes, visit) {
  const said = quotes.filter((one) => one.kind === "speech" || one.kind === "partial");
  if (!said.length) return [empty("No quotations in this story.")];
  const speakers = new Map();
  for (const one of said) {
    const who = one.speaker ? one.speaker.name || one.speaker.text : "";
    if (!speakers.has(who)) speakers.set(who, []);
    speakers.get(who).push(one);
  }
  const open = said.filter((one) => one.kind === "speech" && !one.speaker).length;
  const people = [...speakers.keys()].filter(Boolean).length;
  const summary = `${counted(said.length, "quotation")}, ${counted(people, "speaker")}`;
  const parts = [make("p", { class: "summary" }, open ? `${summary}; ${open} with nobody named` : summary)];
  for (const [who, list] of [...speakers].sort((a, b) => (a[0] ? 1 : 0) - (b[0] ? 1 : 0))) {
    const lines = list.map((one) => {
      const notes = [];
      if (one.speaker?.how === "carried") notes.push("taken to go on speaking");
      if (one.damaged) notes.push("a quotation mark is missing or wrong");
      const cue = one.cue ? one.cue.text : who ? "" : "no attribution";
      return make(
        "li",
        { class: one.damaged || !who ? "doubt" : "" },
        place(one.text, one, visit),
        make("span", { class: "note" }, [cue, ...notes].filter(Boolean).join(" · ")),
      );
    });
    parts.push(heading(who || "Nobody named"), make("ul", { class: "quotes" }, ...lines));
  }
  return parts;
}

function table(title, heads, rows) {
  if (!rows.length) return [];
  const head = make("tr", {}, ...heads.map((text) => make("th", { scope: "col" }, text)));
  const body = rows.map((cells) => make("tr", {}, ...cells.map((cell) => make("td", {}, ...[cell].flat()))));
  return [heading(title), make("div", { class: "scroll" }, make("table", {}, make("thead", {}, head), make("tbody", {}, ...body)))];
}

export function factsShown(facts, visit) {
  const at = ([line, column], text) => {
    const points = [...text].length;
    return { line, column, end_line: line, end_column: column + points, text };
  };
  const lead = (text, where) => place(text, at(where, text), visit);
  const parts = [];
  if (facts.contradictions.length) {
    parts.push(heading("Said two ways"));
    const lines = facts.contradictions.map((one) => make("li", { class: "doubt" }, place(one.message, one, visit)));
    parts.push(make("ul", { class: "quotes" }, ...lines));
  }
  parts.push(
    ...table(
      "People",
      ["Name", "Also", "Title", "Age", "Named"],
      facts.people.map((one) => [
        one.places.length ? lead(one.name, one.places[0]) : one.name,
        one.forms.filter((form) => form !== one.name).join(", "),
        one.titles.join(", "),
        one.age === null ? "" : String(one.age),
        `${one.places.length}×`,
      ]),
    ),
    ...table(
      "Dates",
      ["In the story", "Date", "Weekday"],
      facts.dates.map((one) => [lead(one.text, one.place), one.date?.startsWith("--") ? "no year" : (one.date ?? ""), one.weekday ?? ""]),
    ),
    ...table(
      "Figures",
      ["In the story", "Value", "Of what"],
      facts.figures.map((one) => [
        lead(one.text, one.place),
        one.unit === "dated" || typeof one.value !== "number" ? "" : one.value.toLocaleString("en"),
        one.of ?? "",
      ]),
    ),
    ...table(
      "Initials",
      ["Initials", "Name", "Used"],
      facts.initials.map((one) => [
        one.places.length ? lead(one.text, one.places[0]) : one.text,
        one.name ?? "not explained",
        `${one.places.length}×`,
      ]),
    ),
  );
  return parts.length ? parts : [empty("No people, dates or figures in this story.")];
}
