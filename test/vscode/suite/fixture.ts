// A small workspace in which every editor feature has something to show, written anew before each group of tests.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { diagnosticsOf, errorsOf, inWorkspace, writeAndOpen } from './editor.ts';

export const ALLOYS = 'features/alloys.mgmodel';
export const MODEL = 'features/model.mgmodel';
const EXPECTATION_FAILS = 'MG650';

const alloys = `mgmodel 1

## A glass on the base of lanthanum.
alloy LaGlass {
  composition = La 60, Ni 15, Al 25
  T_g         = 453 K
}
`;

const model = `mgmodel 1

import "alloys.mgmodel"

## Height of the barrier, see https://doi.org/10.1103/PhysRevLett.103.105502
param barrier = 83 kJ/mol in 70 kJ/mol .. 100 kJ/mol

let pause = 2 * 3 min

fn jump_time(T: temperature) = 1.86e-13 s * exp(barrier / (R T))

model cast of LaGlass {
  elastic { E = 33 GPa }

  relaxation beta : debye {
    strength = 1/30.6 GPa - 1/33 GPa
    tau      = arrhenius(1.86e-13 s, barrier)
    spectrum = gumbel(B: 0.5)
  }
}

model aged of LaGlass extends cast {
  elastic.E = 34 GPa
  beta.tau  = jump_time
}

test dma of cast, aged : dma_temperature {
  T         = 300 K .. 450 K step 1 K
  frequency = 1 Hz
  expect argmax(loss_modulus) in 320 K .. 400 K for model = cast
  expect max(loss_modulus) = 5 GPa within 1 % for model = cast
}

test rest of cast : stress_relaxation {
  T      = 360 K
  strain = 0.1 %
  time   = 1e-3 s .. pause log 50
  expect value(stress_ratio, 100 s) < 1
}
`;

/** The errors of the text itself; what a run has found of it is another matter. */
export function mistakesIn(diagnostics: readonly vscode.Diagnostic[]): vscode.Diagnostic[] {
  return errorsOf(diagnostics).filter(({ code }) => code !== EXPECTATION_FAILS);
}

/** Writes the fixture, opens the model and waits until it is checked. */
export async function openFixture(): Promise<vscode.TextEditor> {
  await vscode.workspace.fs.writeFile(inWorkspace(ALLOYS), new TextEncoder().encode(alloys));
  const editor = await writeAndOpen(MODEL, model);
  const { document } = editor;
  if (document.getText() !== model) {
    const whole = new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length));
    assert.ok(await editor.edit((builder) => builder.replace(whole, model)));
    await document.save();
  }
  // The server answers only when it has checked the file.
  await ask('vscode.executeDocumentSymbolProvider', document.uri);
  // What an earlier run of the same text has found may still be told: it is no mistake of the text.
  await diagnosticsOf(document.uri, (all) => mistakesIn(all).length === 0);
  return editor;
}

/** The position of `|` in the only place of the text that reads like `marked` without it. */
export function at(document: vscode.TextDocument, marked: string): vscode.Position {
  const text = marked.replace('|', '');
  const start = document.getText().indexOf(text);
  assert.notEqual(start, -1, `'${text}' is not in the text`);
  assert.equal(document.getText().indexOf(text, start + 1), -1, `'${text}' is more than once in the text`);
  return document.positionAt(start + marked.indexOf('|'));
}

/** A value that should be a list. */
export function listOf(value: unknown): readonly unknown[] {
  const list: unknown = value ?? [];
  const found: readonly unknown[] = Array.isArray(list) ? list : [list];
  return found;
}

/** What VS Code's own command answers, as a list. */
export async function ask(command: string, ...args: readonly unknown[]): Promise<readonly unknown[]> {
  return listOf(await vscode.commands.executeCommand(command, ...args));
}

/** The answers of a command that gives instances of a class of VS Code's API, such as `vscode.Hover`. */
export async function askFor<T>(
  type: abstract new (...args: never[]) => T,
  command: string,
  ...args: readonly unknown[]
): Promise<T[]> {
  const answers = await ask(command, ...args);
  const found = answers.filter((answer): answer is T => answer instanceof type);
  assert.equal(found.length, answers.length, `${command} answered ${JSON.stringify(answers).slice(0, 300)}`);
  return found;
}

/** The member of an object that a command has answered. */
export function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** A place as `model.mgmodel:12 text of the line`. */
export async function inWords({ uri, range }: vscode.Location): Promise<string> {
  const document = await vscode.workspace.openTextDocument(uri);
  const name = uri.path.split('/').at(-1) ?? '';
  return `${name}: ${document.lineAt(range.start.line).text.trim()}`;
}

/** Applies the first action of that title at a place. */
export async function act(document: vscode.TextDocument, range: vscode.Range, title: string | RegExp): Promise<void> {
  const isWanted = (text: string): boolean => (typeof title === 'string' ? text === title : title.test(text));
  const actions = await ask('vscode.executeCodeActionProvider', document.uri, range);
  const titles = actions.map((action) => (action instanceof vscode.CodeAction ? action.title : ''));
  const action = actions.find(
    (one): one is vscode.CodeAction => one instanceof vscode.CodeAction && isWanted(one.title),
  );
  assert.ok(action?.edit, `'${String(title)}' is not in ${titles.join(' · ')}`);
  assert.ok(await vscode.workspace.applyEdit(action.edit));
}
