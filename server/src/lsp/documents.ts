/**
 * The files the server knows: open ones as the editor has them, others as they are on disk. Each is parsed once for
 * each text, and checked once for each state of itself and of the files it imports; after an edit both go on from what
 * was there before it.
 */
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { URI, Utils } from 'vscode-uri';
import type { CheckedFile, ModelHost } from '../model/checked.ts';
import { columnNames, readTable, type Table } from '../fit/table.ts';
import { FileChecker } from '../model/file-checker.ts';
import {
  absolutePathProblem,
  isAbsolutePath,
  outsideProblem,
  readableFolders,
  type FolderLookup,
} from '../model/workspace.ts';
import { SourceReader } from '../syntax/source-reader.ts';
import type { SourceFile } from '../syntax/tree.ts';
import { Recent } from './recent.ts';
import type { Runtime } from './runtime.ts';

type Files = Pick<Runtime, 'readFile' | 'fileStamp' | 'listFiles' | keyof FolderLookup>;

/** A text with what was made of it. */
interface Source {
  readonly document: TextDocument;
  /** Unique to this text: a new one after every change. */
  readonly stamp: number;
  /** Read the text before this one, if any, and will read the next. */
  reader?: SourceReader | undefined;
  tree?: SourceFile | undefined;
  checking?: Checking | undefined;
  /** What was read of a table. */
  table?: ReturnType<typeof readTable>;
  checked?: CheckedFile | undefined;
  /** How long its last check took. */
  checkMilliseconds?: number;
  /** What stays of a check when its model is dropped. */
  summary?: Summary;
}

interface Checking {
  readonly checker: FileChecker;
  /** The texts of other files that it has looked at: URI → stamp, `missing` where there was no file. */
  readonly from: ReadonlyMap<string, number>;
}

interface Summary {
  readonly from: Checking['from'];
  /** Ids of the symbols of other files that it uses; worked out when asked for, or before the model is dropped. */
  foreign?: ReadonlySet<string>;
}

/** A file on disk that was read because another needs it. */
interface DiskFile {
  readonly fileStamp: number | undefined;
  readonly source: Source | { readonly problem: string };
}

const missing = 0;

/** Characters of text whose trees, and whose checked models, are kept: a file of 2000 lines has about 50 000. */
const treeBudget = 110_000;
const modelBudget = 110_000;

function foreignOf({ checked, summary }: Source): ReadonlySet<string> {
  if (!summary) return new Set();
  if (!summary.foreign && checked) {
    const own = `${checked.uri}#`;
    const isAlone = checked.imports.length === 0;
    const ids = isAlone ? [] : checked.uses.map(({ symbolId }) => symbolId).filter((id) => !id.startsWith(own));
    summary.foreign = new Set(ids);
  }
  return summary.foreign ?? new Set();
}

function dropTree(source: Source): void {
  source.tree = undefined;
  source.reader = undefined;
}

function dropModel(source: Source): void {
  foreignOf(source);
  source.checked = undefined;
  source.checking = undefined;
}

const lengthOf = ({ document }: Source): number => document.offsetAt({ line: document.lineCount, character: 0 });

export class Documents {
  readonly #files: Files;
  readonly #open = new Map<string, Source>();
  readonly #disk = new Map<string, DiskFile>();
  readonly #trees = new Recent<Source>(treeBudget, lengthOf, dropTree);
  readonly #models = new Recent<Source>(modelBudget, lengthOf, dropModel);
  #folders: readonly string[] = [];
  #listed: readonly string[] | undefined;
  #lastStamp = missing;

  constructor(files: Files) {
    this.#files = files;
  }

  open(uri: string, languageId: string, version: number, text: string): void {
    this.#open.set(uri, this.#source(TextDocument.create(uri, languageId, version, text)));
  }

  /** Applies the editor's changes; a document that was never opened is ignored. */
  change(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): void {
    const source = this.#open.get(uri);
    if (!source) return;
    this.#forget(source);
    const next = this.#source(TextDocument.update(source.document, [...changes], version));
    this.#open.set(uri, { ...next, reader: source.reader, checking: source.checking });
  }

  close(uri: string): void {
    const source = this.#open.get(uri);
    if (source) this.#forget(source);
    this.#open.delete(uri);
    this.#disk.delete(uri);
  }

  /** URIs of the folders of the workspace. */
  get folders(): readonly string[] {
    return this.#folders;
  }

  setFolders(folders: readonly string[]): void {
    this.#folders = folders;
    this.#listed = undefined;
    // What may be read has changed with them.
    for (const source of this.#open.values()) {
      delete source.summary;
      delete source.checking;
    }
  }

  /** Forgets files on disk that have changed since they were read. */
  refreshDisk(): void {
    this.#listed = undefined;
    for (const [uri, file] of this.#disk) if (this.#files.fileStamp(uri) !== file.fileStamp) this.#disk.delete(uri);
  }

  openUris(): readonly string[] {
    return [...this.#open.keys()];
  }

  /** Of all open texts together. */
  get openCharacters(): number {
    return [...this.#open.values()].reduce((sum, source) => sum + lengthOf(source), 0);
  }

  isOpen(uri: string): boolean {
    return this.#open.has(uri);
  }

  /** URIs of every model file: open, or in a folder of the workspace. */
  modelUris(): readonly string[] {
    this.#listed ??= this.#folders.flatMap((folder) => this.#files.listFiles(folder, ['.mgmodel']));
    return [...new Set([...this.#open.keys(), ...this.#listed])];
  }

  /** URIs of files beside a file, for paths in `import` and `from`. */
  filesNear(uri: string, endings: readonly string[]): readonly string[] {
    const from = URI.parse(uri);
    return from.scheme === 'untitled' ? [] : this.#files.listFiles(Utils.dirname(from).toString(), endings);
  }

  document(uri: string): TextDocument | undefined {
    const source = this.#find(uri);
    return 'problem' in source ? undefined : source.document;
  }

  tree(uri: string): SourceFile | undefined {
    const source = this.#find(uri);
    return 'problem' in source ? undefined : this.#treeOf(source);
  }

  /** The checked model of the current text, made now if need be. It must not be used any more after an edit. */
  checked(uri: string): CheckedFile | undefined {
    const source = this.#find(uri);
    if ('problem' in source) return undefined;
    if (!source.checked || !this.isCurrent(uri)) {
      const begun = performance.now();
      const { checker, from } = this.#checkingOf(uri, source);
      source.checked = checker.check(this.#treeOf(source));
      source.summary = { from };
      source.checkMilliseconds = performance.now() - begun;
    }
    this.#models.use(source);
    return source.checked;
  }

  /** Milliseconds that reading and checking the current text took; 0 for a file that was never checked. */
  checkMilliseconds(uri: string): number {
    const source = this.#find(uri);
    return 'problem' in source ? 0 : (source.checkMilliseconds ?? 0);
  }

  /** What goes on checking a file, or begins to when another file that it looks at has changed. */
  #checkingOf(uri: string, source: Source): Checking {
    if (!source.checking || !this.#areCurrent(source.checking.from)) {
      const from = new Map<string, number>();
      source.checking = { checker: new FileChecker(uri, this.#host(uri, from)), from };
    }
    return source.checking;
  }

  /** The files in which a symbol may be used: its own, and those that are known to use it. */
  *checkedUsing(symbol: { readonly id: string; readonly uri: string }): Generator<CheckedFile> {
    for (const uri of this.modelUris()) {
      if (uri !== symbol.uri && !this.#foreignOf(uri).has(symbol.id)) continue;
      const file = this.checked(uri);
      if (file) yield file;
    }
  }

  #foreignOf(uri: string): ReadonlySet<string> {
    if (!this.isCurrent(uri)) this.checked(uri);
    const source = this.#find(uri);
    return 'problem' in source ? new Set() : foreignOf(source);
  }

  /** Whether the file was last checked with the texts as they are now. */
  isCurrent(uri: string): boolean {
    const source = this.#find(uri);
    return !('problem' in source) && source.summary !== undefined && this.#areCurrent(source.summary.from);
  }

  #areCurrent(texts: ReadonlyMap<string, number>): boolean {
    for (const [uri, stamp] of texts) if (this.#stampOf(uri) !== stamp) return false;
    return true;
  }

  /** The file that a file names by a relative path, such as the table of a `data` block, if it may be read. */
  locate(fromUri: string, path: string): { readonly uri: string } | { readonly problem: string } {
    return this.#locate(fromUri, path, readableFolders(fromUri, this.#folders, this.#files));
  }

  /** The table that a `data` block of a file names. */
  namedTable(fromUri: string, path: string): Table | { readonly problem: string } {
    const located = this.locate(fromUri, path);
    if ('problem' in located) return located;
    const source = this.#find(located.uri);
    return 'problem' in source ? source : (source.table ??= readTable(source.document.getText()));
  }

  /** Whether the text is the one on disk: a file that another program has rewritten is not, until the editor reads it. */
  isAsOnDisk(uri: string): boolean {
    const open = this.#open.get(uri);
    const read = open && this.#files.readFile(uri);
    return !read || ('text' in read && read.text.replace(/^\uFEFF/, '') === open.document.getText());
  }

  /** The texts that a file is made of: its own, and those that it reads. Each is another after a change. */
  madeOf(uri: string): { readonly own: number; readonly read: string } {
    this.checked(uri);
    const source = this.#find(uri);
    const from = 'problem' in source ? undefined : source.summary?.from;
    return { own: this.#stampOf(uri), read: from ? [...from.values()].join(' ') : '' };
  }

  #locate(fromUri: string, path: string, folders: readonly string[]): { readonly uri: string } | { problem: string } {
    const from = URI.parse(fromUri);
    if (isAbsolutePath(path)) return { problem: absolutePathProblem(path) };
    if (from.scheme === 'untitled') return { problem: 'save this file first: the path is relative to it' };
    const uri = Utils.resolvePath(Utils.dirname(from), path).toString();
    const problem = outsideProblem(path, uri, folders, this.#files);
    return problem === undefined ? { uri } : { problem };
  }

  #source(document: TextDocument): Source {
    return { document, stamp: ++this.#lastStamp };
  }

  #treeOf(source: Source): SourceFile {
    source.reader ??= new SourceReader();
    const tree = (source.tree ??= source.reader.read(source.document.getText()));
    this.#trees.use(source);
    return tree;
  }

  #forget(source: Source): void {
    this.#trees.forget(source);
    this.#models.forget(source);
  }

  #find(uri: string): Source | { readonly problem: string } {
    const open = this.#open.get(uri);
    if (open) return open;
    const known = this.#disk.get(uri);
    if (known) return known.source;
    const read = this.#files.readFile(uri);
    const source = 'problem' in read ? read : this.#source(TextDocument.create(uri, 'mgmodel', 0, read.text));
    this.#disk.set(uri, { fileStamp: this.#files.fileStamp(uri), source });
    return source;
  }

  #stampOf(uri: string): number {
    const source = this.#find(uri);
    return 'problem' in source ? missing : source.stamp;
  }

  /** A host for one file that notes the texts that its check has looked at. */
  #host(modelUri: string, from: Map<string, number>): ModelHost {
    const look = (
      fromUri: string,
      path: string,
    ): { readonly uri: string; readonly source: Source } | { problem: string } => {
      // What an imported file names is held to the folders of the file that imports it.
      const located = this.#locate(fromUri, path, readableFolders(modelUri, this.#folders, this.#files));
      if ('problem' in located) return located;
      from.set(located.uri, this.#stampOf(located.uri));
      const source = this.#find(located.uri);
      return 'problem' in source ? source : { uri: located.uri, source };
    };
    return {
      readImport: (fromUri, path) => {
        const found = look(fromUri, path);
        return 'problem' in found ? found : { uri: found.uri, tree: this.#treeOf(found.source) };
      },
      readDataHeader: (fromUri, path) => {
        const found = look(fromUri, path);
        return 'problem' in found ? found : columnNames(found.source.document.getText());
      },
    };
  }
}
