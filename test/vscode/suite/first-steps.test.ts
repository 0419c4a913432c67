// How people begin: the walkthrough, new models from templates, and tasks that check a whole folder.
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAllEditors, diagnosticsOf, errorsOf, eventually, inWorkspace, openFile, setTheme } from './editor.ts';
import { ask, listOf, memberOf } from './fixture.ts';
import { hasPage, page } from './page.ts';
import { chartsThat, openPreview } from './preview.ts';

const extension = (): vscode.Extension<unknown> => {
  const found = vscode.extensions.getExtension('mgmodel.mgmodel');
  assert.ok(found);
  return found;
};

/** A list of objects somewhere in package.json. */
function contributed(...path: readonly string[]): readonly unknown[] {
  return listOf(path.reduce(memberOf, extension().packageJSON));
}

/** Runs one of the tasks that the extension offers for the folder; gives its exit status. */
async function runTask(name: string): Promise<number | undefined> {
  const offered = await vscode.tasks.fetchTasks({ type: 'mgmodel' });
  assert.deepEqual(offered.map((task) => task.name).sort(), ['check models', 'run models']);
  const task = offered.find((one) => one.name === name);
  assert.ok(task);
  const ended = new Promise<number | undefined>((resolve) => {
    const subscription = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
      if (execution.task.name !== name) return;
      subscription.dispose();
      resolve(exitCode);
    });
  });
  await vscode.tasks.executeTask(task);
  return ended;
}

const SLIDERS = "document.querySelectorAll('[data-parameter]').length";
const MOVE_FIRST_SLIDER = `(() => {
  const slider = document.querySelector('[data-parameter]');
  slider.value = Number(slider.value) + 100;
  slider.dispatchEvent(new Event('input'));
  slider.dispatchEvent(new Event('change'));
})()`;

describe('first steps', () => {
  afterEach(async () => {
    await closeAllEditors();
    await setTheme(undefined);
  });

  for (const template of [
    'Hierarchical model with DMA and tension',
    'Relaxation functions (modulus form)',
    'Flow units',
    'Empty model',
  ])
    it(`a new model: ${template}`, async () => {
      await vscode.commands.executeCommand('mgmodel.newModel', template);
      const editor = vscode.window.activeTextEditor;
      assert.ok(editor?.document.isUntitled);
      assert.equal(editor.document.languageId, 'mgmodel');
      assert.match(editor.document.getText(), /^mgmodel 1\n[^$]*$/);
      assert.ok((await ask('vscode.executeDocumentSymbolProvider', editor.document.uri)).length > 0);
      assert.deepEqual(errorsOf(vscode.languages.getDiagnostics(editor.document.uri)), []);
      // The first place is selected, so that people type over it.
      assert.match(editor.document.getText(editor.selection), /^Where the parameters come from/);
    });

  it('every command of the walkthrough and of the menus exists and has a title', async () => {
    const known = await vscode.commands.getCommands(true);
    const walkthrough = JSON.stringify(contributed('contributes', 'walkthroughs'));
    const called = [...walkthrough.matchAll(/\(command:([\w.]+)/g)].map(([, command]) => command ?? '');
    assert.ok(called.length >= 6);
    for (const command of called) assert.ok(known.includes(command), command);
    for (const contribution of contributed('contributes', 'commands')) {
      const command = String(memberOf(contribution, 'command'));
      assert.ok(known.includes(command), command);
      assert.equal(memberOf(contribution, 'category'), 'MGModel');
      assert.ok(memberOf(contribution, 'title'));
    }
  });

  it('every picture of the walkthrough is there', async () => {
    const steps = contributed('contributes', 'walkthroughs').flatMap((one) => listOf(memberOf(one, 'steps')));
    const pictures = [...JSON.stringify(steps).matchAll(/"svg":"([^"]+)"/g)].map(([, path]) => path ?? '');
    assert.equal(pictures.length, steps.length);
    for (const path of pictures) {
      const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension().extensionUri, path));
      assert.match(new TextDecoder().decode(bytes), /^<svg [^>]*viewBox/);
    }
  });

  if (hasPage)
    for (const theme of ['light', 'dark'] as const)
      it(`the walkthrough opens with its pictures in ${theme}`, async () => {
        await setTheme(theme);
        await vscode.commands.executeCommand('workbench.action.openWalkthrough', 'mgmodel.mgmodel#firstModel', false);
        const text = (): Promise<string> =>
          page.evaluate(`document.querySelector('.gettingStartedContainer')?.textContent ?? ''`).then(String);
        const shown = await eventually('the walkthrough', async () => {
          const now = await text();
          return now.includes('Begin with a template') ? now : undefined;
        });
        for (const title of ['Write with units', 'See the curves', 'Say what you expect'])
          assert.ok(shown.includes(title));
        await new Promise((resolve) => setTimeout(resolve, 1500));
        await page.screenshot(`features/walkthrough-${theme}`);
      });

  it('from a page of the walkthrough, commands are about the model behind it', async () => {
    const { document } = await openFile('three-parameter.mgmodel');
    await vscode.commands.executeCommand('workbench.action.openWalkthrough', 'mgmodel.mgmodel#firstModel', false);
    await eventually('the walkthrough in front', () => vscode.window.activeTextEditor === undefined || undefined);
    await vscode.commands.executeCommand('mgmodel.showSource');
    assert.equal(vscode.window.activeTextEditor?.document, document);
  });

  it('a task checks the folder, and what it finds in closed files is in the list of problems', async () => {
    const uri = inWorkspace('features/closed.mgmodel');
    const text =
      'mgmodel 1\nalloy A { composition = La 60, Ni 15, Al 25 }\nmodel m of A {\n  elastic { E = 33 K }\n}\n';
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    assert.equal(await runTask('check models'), 1);
    const [error] = errorsOf(await diagnosticsOf(uri, (all) => errorsOf(all).length > 0));
    assert.ok(error);
    assert.equal(error.range.start.line, 3);
    assert.match(error.message, /modulus|stress/);
    await vscode.workspace.fs.delete(uri);
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });

  it('a task runs the folder, and an expectation that fails in a closed file is in the list of problems', async () => {
    const uri = inWorkspace('features/closed.mgmodel');
    const text = `mgmodel 1
alloy A { composition = La 60, Ni 15, Al 25; T_g = 453 K }
model m of A {
  elastic { E = 33 GPa }
  relaxation beta : debye { strength = 1/30.6 GPa - 1/33 GPa; tau = 1 s }
}
test pull of m : tension {
  T = 430 K
  strain_rate = 1e-3 /s
  strain = 1 %
  expect max(stress) > 1 GPa
}
`;
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    assert.equal(await runTask('run models'), 1);
    const told = await diagnosticsOf(uri, (all) => all.some(({ code }) => code === 'MG650'));
    const failure = told.find(({ code }) => code === 'MG650');
    assert.equal(failure?.range.start.line, 10);
    assert.match(failure.message, /max\(stress\) > 1 GPa; computed 0\.\d+ GPa/);
    await vscode.workspace.fs.delete(uri);
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });

  if (hasPage)
    it('a preview that follows the editor shows the curves of a new model', async () => {
      await openFile('three-parameter.mgmodel');
      await openPreview();
      await openFile('three-parameter.mgmodel');
      await vscode.commands.executeCommand('mgmodel.newModel', 'Flow units');
      await chartsThat('the chart of the template', (charts) =>
        charts.some(({ test, series }) => test === 'squeeze' && series.length > 0),
      );
      assert.match(String(await page.evaluateInPreview('document.body.textContent')), /^\s*Untitled-\d/);
    });

  if (hasPage)
    it('File > New File offers a model and then its templates', async () => {
      const list = async (): Promise<string> =>
        String(await page.evaluate(`document.querySelector('.quick-input-list')?.textContent ?? ''`));
      const offers = (word: string) =>
        eventually(`${word} in the list`, async () => (await list()).includes(word) || undefined);
      const picked = vscode.commands.executeCommand('welcome.showNewFileEntries');
      await offers('MGModel File');
      await page.click('.quick-input-list .monaco-list-row:has-text("MGModel File")');
      await offers('Flow units');
      await page.click('.quick-input-list .monaco-list-row:has-text("Flow units")');
      await picked;
      const editor = await eventually('the new model', () => vscode.window.activeTextEditor);
      assert.equal(editor.document.languageId, 'mgmodel');
      await eventually('its text', () => editor.document.getText().includes(': flow_units {') || undefined);
    });

  if (hasPage)
    it('each step of the walkthrough is ticked once it was done', async () => {
      await openFile('la60ni15al25.mgmodel');
      const show = async (): Promise<void> => {
        await vscode.commands.executeCommand('workbench.action.openWalkthrough', 'mgmodel.mgmodel#firstModel', false);
        await eventually('the walkthrough', async () =>
          (await page.evaluate(`document.querySelectorAll('.getting-started-step').length`)) === 6 ? true : undefined,
        );
      };
      const isTicked = (step: string) =>
        page.evaluate(
          `[...document.querySelectorAll('.getting-started-step')].some((step) => step.textContent.includes('${step}') && step.querySelector('.codicon-getting-started-step-checked') !== null)`,
        );
      for (const [step, button] of [
        ['Write with units', 'Show Problems'],
        ['See the curves', 'Open Preview to the Side'],
        ['Turn a parameter', 'Open Preview'],
        ['Say what you expect', 'Run Tests'],
        ['Take the results along', 'Export Results…'],
        ['Begin with a template', 'New Model…'],
      ] as const) {
        await show();
        await page.click(`.getting-started-step:has-text("${step}")`);
        await page.click(`.getting-started-step.expanded .monaco-button:has-text("${button}")`);
        if (step === 'Turn a parameter') {
          await openPreview();
          await eventually('a slider', async () => ((await page.evaluateInPreview(SLIDERS)) === 0 ? undefined : true));
          await page.evaluateInPreview(MOVE_FIRST_SLIDER);
          await show();
        }
        await eventually(`a tick at ${step}`, async () => ((await isTicked(step)) === true ? true : undefined));
        await page.press('Escape');
      }
      await vscode.commands.executeCommand('workbench.action.closePanel');
    });
});
