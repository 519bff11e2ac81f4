/** What the commands for drawings ask: which box, its name, where it goes, which arrow and what the arrow says. */

import { l10n, type QuickPickItem, type TextEditor, window } from 'vscode';
import {
  type DrawingAtResult,
  type DrawingChange,
  type DrawnBoxItem,
  drawingAt,
  type Way,
} from '../../server/src/lsp/protocol.ts';
import type { Connection } from './connection.ts';

/** Answers that a key binding gives beforehand; what is missing is asked. */
export interface BoxAnswers {
  name?: string;
  way?: Way;
  arrow?: 'to' | 'from' | 'none';
  /** Empty for none. */
  label?: string;
}

export interface Asked {
  box: string;
  change: DrawingChange;
}

type Drawing = NonNullable<DrawingAtResult['drawing']>;

/** Undefined where a question was dismissed. */
export async function askBox(
  connection: Connection,
  editor: TextEditor,
  given: BoxAnswers,
): Promise<Asked | undefined> {
  const drawing = await readDrawing(connection, editor);
  const box = drawing && (await askWhich(drawing, l10n.t('Box to draw it beside')));
  const name = box && (given.name ?? (await askName(drawing)));
  if (!box || !name) return undefined;
  const way = given.way ?? (await pick(ways(), l10n.t('Where it goes')));
  const arrow = way && (given.arrow ?? (await pick(arrows(box.name, name), l10n.t('The arrow'))));
  if (!way || !arrow) return undefined;
  const label = arrow === 'none' ? '' : (given.label ?? (await askLabel()));
  if (label === undefined) return undefined;
  return { box: box.id, change: { kind: 'box', name, way, arrow, ...(label ? { label } : {}) } };
}

/** Undefined where a question was dismissed. */
export async function askArrow(connection: Connection, editor: TextEditor): Promise<Asked | undefined> {
  const drawing = await readDrawing(connection, editor);
  const from = drawing && (await askWhich(drawing, l10n.t('Box that the arrow leaves')));
  if (!from) return undefined;
  const targets = drawing.boxes.filter(({ id }) => id !== from.id);
  const to = await pickBox(targets, l10n.t('Box that the arrow leads to'));
  const label = to && (await askLabel());
  if (label === undefined) return undefined;
  return { box: from.id, change: { kind: 'arrow', to: to!.id, ...(label ? { label } : {}) } };
}

async function readDrawing(connection: Connection, editor: TextEditor): Promise<Drawing | undefined> {
  const { line, character } = editor.selection.active;
  const { drawing } = await connection.request(drawingAt, {
    uri: editor.document.uri.toString(),
    position: { line, character },
  });
  if (!drawing) void window.showInformationMessage(l10n.t('There is no drawing of boxes and arrows here.'));
  return drawing;
}

/** The box at the cursor; asks where the cursor stands in none. */
async function askWhich({ boxes, box }: Drawing, prompt: string): Promise<DrawnBoxItem | undefined> {
  return boxes.find(({ id }) => id === box) ?? pickBox(boxes, prompt);
}

async function pickBox(boxes: readonly DrawnBoxItem[], prompt: string): Promise<DrawnBoxItem | undefined> {
  const id = await pick(
    boxes.map(box => ({ label: box.name, value: box.id })),
    prompt,
  );
  return boxes.find(box => box.id === id);
}

async function askName({ names }: Drawing): Promise<string | undefined> {
  const other = l10n.t('Another name…');
  const known = names.map(label => ({ label, value: label }));
  const chosen =
    names.length === 0
      ? ''
      : await pick([...known, { label: `$(edit) ${other}`, value: '' }], l10n.t('Name of the new box'));
  if (chosen !== '') return chosen;
  return (await window.showInputBox({ prompt: l10n.t('Name of the new box') }))?.trim();
}

async function askLabel(): Promise<string | undefined> {
  const label = await window.showInputBox({
    prompt: l10n.t('What the arrow says'),
    placeHolder: l10n.t('May be left empty'),
  });
  return label?.trim();
}

const ways = (): Choice<Way>[] => [
  { label: `$(arrow-right) ${l10n.t('Right')}`, value: 'right' },
  { label: `$(arrow-down) ${l10n.t('Below')}`, value: 'down' },
  { label: `$(arrow-left) ${l10n.t('Left')}`, value: 'left' },
  { label: `$(arrow-up) ${l10n.t('Above')}`, value: 'up' },
];

const arrows = (box: string, name: string): Choice<'to' | 'from' | 'none'>[] => [
  { label: `${box} → ${name}`, value: 'to' },
  { label: `${name} → ${box}`, value: 'from' },
  { label: l10n.t('No arrow'), value: 'none' },
];

interface Choice<T extends string> extends QuickPickItem {
  value: T;
}

async function pick<T extends string>(choices: Choice<T>[], placeHolder: string): Promise<T | undefined> {
  return (await window.showQuickPick(choices, { placeHolder }))?.value;
}
