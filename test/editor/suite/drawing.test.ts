/** Drawings inside VS Code: boxes are moved and added at the cursor, crooked drawings straightened. */
import { strict as assert } from 'node:assert';
import { commands, Selection, type TextEditor } from 'vscode';
import { diagnosticsOf, openText, until } from './editor.ts';
import { seed } from './specification.ts';

const textOf = ({ document }: TextEditor): string => document.getText();

/** Opens a text with the cursor in front of a word. */
async function openBefore(text: string, word: string): Promise<TextEditor> {
  const editor = await openText(text);
  await diagnosticsOf(editor.document);
  const at = editor.document.positionAt(text.indexOf(word));
  editor.selection = new Selection(at, at);
  return editor;
}

describe('drawings', () => {
  it('Move Box takes the box with it, step by step, and the cursor stays in it', async () => {
    const editor = await openBefore(seed, 'COMPLETE │');
    for (let step = 0; step < 2; step++) await commands.executeCommand('handoff.moveBoxRight');
    await until(() => textOf(editor).includes(`${' '.repeat(22)}│ COMPLETE │`), 'the moved box');
    const { active } = editor.selection;
    assert.equal(
      editor.document.lineAt(active).text.slice(active.character, active.character + 8),
      'COMPLETE',
    );
  });

  it('Add Box draws a box with an arrow beside the one at the cursor', async () => {
    const editor = await openBefore(seed, 'COMPLETE │');
    await commands.executeCommand('handoff.addBox', {
      name: 'ARCHIVED',
      way: 'down',
      arrow: 'to',
      label: 'archive',
    });
    await until(
      () => /└─{4}┬─{5}┘\n +│ archive\n +▼\n +┌─{10}┐\n +│ ARCHIVED │/.test(textOf(editor)),
      'the new box',
    );
  });

  it('Straighten All Drawings puts an edge back', async () => {
    const editor = await openBefore(seed.replace('│ COMPLETE │', '│ COMPLETE  │'), 'COMPLETE');
    await commands.executeCommand('handoff.straightenAllDrawings');
    await until(() => textOf(editor) === seed, 'the straight drawing');
  });
});
