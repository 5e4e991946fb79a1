/** The extension with its real language client and the real server, in an editor that stands in for VS Code. */

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { after, before, test } from "node:test";

import { Document, editor } from "./stand-in";

const extension = require("../src/extension") as typeof import("../src/extension");
const PYTHON = process.env.NEWSLINT_PYTHON ?? "python3";
const STORY = "LONDON (AP) — The the council met.\n\n“We agreed,” said Ann Moss, the mayor.\n\nThe parliment left.\n";

const desk = mkdtempSync(path.join(tmpdir(), "newslint-"));
const story = path.join(desk, "story.txt");
const configuration = path.join(desk, ".newslint.yaml");
const document = new Document(story, "plaintext", STORY);

/** Wait until something is so. */
async function until<T>(what: () => T | undefined | false | Promise<T | undefined | false>): Promise<T> {
  const end = Date.now() + 120_000;
  while (Date.now() < end) {
    const found = await what();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`it never came; the editor was told ${JSON.stringify(editor.told)}`);
}

const found = (): any[] => editor.shown.get(document.uri.toString()) ?? [];
const code = (one: any): string => String(one.code?.value ?? one.code);
const words = (one: any): string => document.getText(one.range);

before(async () => {
  writeFileSync(path.join(desk, "source.txt"), STORY.replace("agreed", "disagreed"));
  writeFileSync(story, STORY);
  writeFileSync(configuration, "# ours\nlevel: warning\n");
  editor.settings = { "newslint.command": [PYTHON, "-m", "newslint"], "newslint.languages": ["plaintext", "markdown"] };
  await extension.activate({ subscriptions: [] } as any);
  assert.deepEqual(editor.told, []);
});

after(() => extension.deactivate());

test("findings are shown while one types, each with a link to its rule", async () => {
  editor.open(document);
  const all = await until(() => found().length >= 2 && found());
  assert.ok(all.some((one) => words(one).toLowerCase() === "the the"));
  assert.ok(all.some((one) => words(one) === "parliment"));
  for (const one of all) assert.match(one.code.target.toString(), /^file:\/\/.*\.md$/);
  document.type(STORY.replace("The the", "The"));
  await until(() => found().every((one) => words(one) === "parliment"));
});

test("quick fixes write a replacement, and a word is accepted by a command of the server", async () => {
  const [one] = await until(() => found().length === 1 && found());
  const actions: any[] = await editor.providers.actions.provideCodeActions(document, one.range, { diagnostics: [one] }, {});
  const titles = actions.map((action) => action.title);
  assert.ok(titles.includes("Write 'parliament'"), titles.join("; "));
  assert.ok(titles.includes(`Ignore ${code(one)} in this paragraph`));
  const turning = actions.find((action) => action.title === `Turn ${code(one)} off in this project`);
  assert.ok(editor.commands.has(turning.command.command)); // the client has made it a command of the editor
  const accepting = actions.find((action) => action.title === "Add 'parliment' to the words of the house");
  await editor.run(accepting.command.command, ...accepting.command.arguments);
  await until(() => found().length === 0);
  assert.equal(readFileSync(configuration, "utf8"), "# ours\nlevel: warning\naccept:\n  - parliment\n");
});

test("the selected words are added to the words of the house", async () => {
  document.type("The goverment left.\n");
  await until(() => found().length === 1);
  editor.select(0, 4, 13);
  await editor.run("newslint.addToHouseWords");
  await until(() => found().length === 0);
  assert.match(readFileSync(configuration, "utf8"), /  - goverment\n$/);
});

test("settings hold at once", async () => {
  document.type(STORY);
  await until(() => found().length === 1);
  editor.configure("newslint.ignore", [code(found()[0])]);
  await until(() => found().length === 0);
  editor.configure("newslint.ignore", []);
  await until(() => found().length === 1);
});

test("a story is compared with its source, without scripts", async () => {
  editor.chosen = [editor.Uri.file(path.join(desk, "source.txt"))];
  await editor.run("newslint.compareWithSource");
  assert.deepEqual(editor.told, []);
  const [panel] = editor.panels;
  assert.equal(panel.options.enableScripts, false);
  assert.match(panel.webview.html, /disagreed/);
});

test("quotations and facts are shown as text", async () => {
  await editor.run("newslint.showQuotes");
  await editor.run("newslint.showFacts");
  assert.deepEqual(editor.told, []);
  assert.match(editor.texts[0], /Ann Moss.*We agreed/);
  assert.match(editor.texts[1], /Ann Moss/);
});

test("a command that is not there is said, with what to do", async () => {
  editor.configure("newslint.command", [path.join(desk, "nowhere")]);
  await until(() => editor.told.some((text) => /cannot be started.*pip install 'newslint\[lsp\]'/.test(text)));
  assert.equal(extension.running(), undefined);
  editor.told.length = 0;
  editor.configure("newslint.command", [PYTHON, "-m", "newslint"]);
  await until(() => found().length === 1);
});
