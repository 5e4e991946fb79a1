/**
 * Stands in for VS Code's own module, which is to be had inside VS Code alone: the parts that the extension and the library of
 * the language client call, with documents and diagnostics that a test can look at. What only has to be there is an empty class.
 */

import Module from "node:module";
import { pathToFileURL, fileURLToPath } from "node:url";

type Listener = (event: any) => unknown;

class Disposable {
  constructor(private readonly work: () => void = () => {}) {}
  static from(...all: { dispose(): void }[]): Disposable {
    return new Disposable(() => all.forEach((one) => one.dispose()));
  }
  dispose(): void {
    this.work();
  }
}

class EventEmitter {
  private readonly listeners = new Set<Listener>();
  readonly event = (listener: Listener, that?: unknown): Disposable => {
    const bound = that ? listener.bind(that) : listener;
    this.listeners.add(bound);
    return new Disposable(() => this.listeners.delete(bound));
  };
  fire(event: unknown): void {
    for (const listener of [...this.listeners]) listener(event);
  }
  dispose(): void {
    this.listeners.clear();
  }
}

class Position {
  constructor(
    readonly line: number,
    readonly character: number,
  ) {}
}

class Range {
  readonly start: Position;
  readonly end: Position;
  constructor(a: any, b: any, c?: number, d?: number) {
    this.start = typeof a === "number" ? new Position(a, b) : a;
    this.end = typeof a === "number" ? new Position(c!, d!) : b;
  }
  get isEmpty(): boolean {
    return this.start.line === this.end.line && this.start.character === this.end.character;
  }
}

class Selection extends Range {
  get active(): Position {
    return this.end;
  }
}

class Uri {
  private constructor(
    readonly scheme: string,
    readonly path: string,
  ) {}
  static file(file: string): Uri {
    return new Uri("file", decodeURIComponent(pathToFileURL(file).pathname));
  }
  static parse(text: string): Uri {
    const url = new URL(text);
    return new Uri(url.protocol.slice(0, -1), decodeURIComponent(url.pathname));
  }
  static from(parts: { scheme: string; path: string }): Uri {
    return new Uri(parts.scheme, parts.path);
  }
  get fsPath(): string {
    return this.scheme === "file" ? fileURLToPath(this.toString()) : this.path;
  }
  toString(): string {
    return this.scheme === "file" ? pathToFileURL(this.path).href : `${this.scheme}:${this.path}`;
  }
}

class Diagnostic {
  code: unknown;
  source = "";
  constructor(
    readonly range: Range,
    readonly message: string,
    readonly severity: number,
  ) {}
}

class CodeActionKind {
  constructor(readonly value: string) {}
  static readonly Empty = new CodeActionKind("");
  static readonly QuickFix = new CodeActionKind("quickfix");
  static readonly Refactor = new CodeActionKind("refactor");
  static readonly Source = new CodeActionKind("source");
  append(part: string): CodeActionKind {
    return new CodeActionKind(this.value ? `${this.value}.${part}` : part);
  }
}

class CodeAction {
  command: any;
  edit: any;
  constructor(
    readonly title: string,
    readonly kind?: CodeActionKind,
  ) {}
}

class WorkspaceEdit {
  readonly edits: { uri: Uri; edits: any[] }[] = [];
  replace(uri: Uri, range: Range, text: string): void {
    this.set(uri, [new TextEdit(range, text)]);
  }
  set(uri: Uri, edits: any[]): void {
    this.edits.push({ uri, edits });
  }
}

class TextEdit {
  constructor(
    readonly range: Range,
    readonly newText: string,
  ) {}
  static replace(range: Range, text: string): TextEdit {
    return new TextEdit(range, text);
  }
}

/** A text document of the editor. */
export class Document {
  version = 1;
  isDirty = false;
  isClosed = false;
  readonly uri: Uri;
  constructor(
    readonly fileName: string,
    readonly languageId: string,
    private text: string,
  ) {
    this.uri = Uri.file(fileName);
  }
  getText(range?: Range): string {
    if (!range) return this.text;
    return this.text.split("\n")[range.start.line].slice(range.start.character, range.end.character);
  }
  get lineCount(): number {
    return this.text.split("\n").length;
  }
  getWordRangeAtPosition(place: Position): Range | undefined {
    for (const match of this.text.split("\n")[place.line].matchAll(/[\w’']+/g)) {
      if (match.index <= place.character && place.character <= match.index + match[0].length) {
        return new Range(place.line, match.index, place.line, match.index + match[0].length);
      }
    }
    return undefined;
  }
  type(text: string): void {
    this.text = text;
    this.version += 1;
    changed.fire({ document: this, contentChanges: [{ text }], reason: undefined });
  }
  async save(): Promise<boolean> {
    return true;
  }
}

class TabInputText {
  constructor(readonly uri: Uri) {}
}

const tabbed = new EventEmitter();
const tabs: { input: TabInputText }[] = [];
const opened = new EventEmitter();
const changed = new EventEmitter();
const configured = new EventEmitter();
const others = new Map<string, EventEmitter>();
const registered = new Map<string, (...args: any[]) => any>();

/** What the editor is made to hold, and what it was told. */
export const editor = {
  settings: {} as Record<string, unknown>,
  documents: [] as Document[],
  /** Diagnostics by the address of their document. */
  shown: new Map<string, Diagnostic[]>(),
  told: [] as string[],
  panels: [] as { webview: { html: string }; options: any }[],
  texts: [] as string[],
  chosen: [] as Uri[],
  providers: {} as Record<string, any>,
  active: undefined as undefined | { document: Document; selection: Selection },
  open(document: Document): void {
    const tab = { input: new TabInputText(document.uri) };
    tabs.push(tab);
    tabbed.fire({ opened: [tab], closed: [], changed: [] });
    editor.documents.push(document);
    editor.active = { document, selection: new Selection(0, 0, 0, 0) };
    opened.fire(document);
  },
  select(line: number, from: number, to: number): void {
    editor.active!.selection = new Selection(line, from, line, to);
  },
  configure(key: string, value: unknown): void {
    editor.settings[key] = value;
    configured.fire({ affectsConfiguration: (name: string) => key === name || key.startsWith(`${name}.`) });
  },
  run(command: string, ...args: unknown[]): Promise<unknown> {
    return Promise.resolve(registered.get(command)!(...args));
  },
  commands: registered,
  Uri,
  Range,
};

const known: Record<string, any> = {
  Disposable,
  EventEmitter,
  Position,
  Range,
  Selection,
  Uri,
  Diagnostic,
  CodeActionKind,
  CodeAction,
  WorkspaceEdit,
  TextEdit,
  TabInputText,
  ViewColumn: { Active: -1, Beside: -2 },
  DiagnosticSeverity: { Error: 0, Warning: 1, Information: 2, Hint: 3 },
  CancellationTokenSource: class {
    token = { isCancellationRequested: false, onCancellationRequested: new EventEmitter().event };
    cancel(): void {}
    dispose(): void {}
  },
  CancellationError: class extends Error {},
  version: "1.91.0",
  env: { appName: "stand-in", language: "en" },
  commands: {
    registerCommand(name: string, work: (...args: any[]) => any): Disposable {
      registered.set(name, work);
      return new Disposable(() => registered.delete(name));
    },
    executeCommand: async () => undefined,
  },
  window: {
    get activeTextEditor() {
      return editor.active;
    },
    visibleTextEditors: [],
    tabGroups: { all: [{ tabs }], onDidChangeTabs: tabbed.event },
    createOutputChannel: () =>
      new Proxy({}, { get: (_, name) => (name === "name" ? "newslint" : () => undefined) }),
    showInformationMessage: async (text: string) => void editor.told.push(text),
    showWarningMessage: async (text: string) => void editor.told.push(text),
    showErrorMessage: async (text: string) => void editor.told.push(text),
    showOpenDialog: async () => editor.chosen,
    showTextDocument: async (document: { getText(): string }) => void editor.texts.push(document.getText()),
    createWebviewPanel(_type: string, _title: string, _column: number, options: any) {
      const panel = { webview: { html: "" }, options };
      editor.panels.push(panel);
      return panel;
    },
  },
  workspace: {
    get textDocuments() {
      return editor.documents;
    },
    workspaceFolders: undefined,
    notebookDocuments: [],
    onDidOpenTextDocument: opened.event,
    onDidChangeTextDocument: changed.event,
    onDidChangeConfiguration: configured.event,
    getConfiguration: (section: string) => ({
      get: (key: string, otherwise: unknown) => editor.settings[`${section}.${key}`] ?? otherwise,
    }),
    createFileSystemWatcher: () => ({
      onDidCreate: new EventEmitter().event,
      onDidChange: new EventEmitter().event,
      onDidDelete: new EventEmitter().event,
      dispose() {},
    }),
    registerTextDocumentContentProvider(scheme: string, provider: any): Disposable {
      editor.providers[scheme] = provider;
      return new Disposable();
    },
    openTextDocument: async (uri: Uri) => {
      const text = await editor.providers[uri.scheme].provideTextDocumentContent(uri);
      return { getText: () => text };
    },
  },
  languages: {
    match: (selector: any, document: Document) =>
      [selector].flat().some((one) => one.scheme === document.uri.scheme && one.language === document.languageId) ? 10 : 0,
    createDiagnosticCollection: () => ({
      // one collection at a time: what is disposed of takes all that is shown with it
      set: (uri: Uri, found: Diagnostic[]) => void editor.shown.set(uri.toString(), found ?? []),
      delete: (uri: Uri) => void editor.shown.delete(uri.toString()),
      has: (uri: Uri) => editor.shown.has(uri.toString()),
      clear: () => editor.shown.clear(),
      dispose: () => editor.shown.clear(),
    }),
    registerCodeActionsProvider(_selector: any, provider: any): Disposable {
      editor.providers.actions = provider;
      return new Disposable();
    },
    registerHoverProvider(_selector: any, provider: any): Disposable {
      editor.providers.hover = provider;
      return new Disposable();
    },
  },
};

/** An event of the editor that never comes. */
function event(name: string): unknown {
  if (!others.has(name)) others.set(name, new EventEmitter());
  return others.get(name)!.event;
}

function open(parts: any): any {
  return new Proxy(parts, {
    get(target, name) {
      if (name in target || typeof name !== "string") return target[name];
      if (/^on(Did|Will)[A-Z]/.test(name)) return event(name);
      if (/^[A-Z]/.test(name)) return (target[name] = class {});
      if (process.env.STAND_IN_LACKS) console.error(`the stand-in has no ${name}`);
      return undefined;
    },
  });
}

const whole = open(known);
for (const room of ["window", "workspace", "languages"]) {
  known[room] = open(known[room]);
}

const modules = Module as any;
const load = modules._load;
modules._load = (request: string, ...rest: unknown[]) => (request === "vscode" ? whole : load(request, ...rest));
