/** State machines in words: tables of transitions, and lists such as `- DRAFT → PENDING: submit`. */

import { wordKey } from '../template/key.ts';
import { contentEnd, lineStarts } from '../text/lines.ts';
import { type Span, shift, textOf, trimSpan } from '../text/span.ts';
import type { Machine, State } from './machine.ts';
import {
  addState,
  addTransition,
  type Builder,
  createBuilder,
  finish,
  readStateName,
} from './machine-names.ts';
import { holdsPlaceholder } from './place.ts';
import type { Section, SpecTable } from './section.ts';

/** The tables of a section whose columns say from where, to where and at what. */
export const tableMachines = (section: Section): Machine[] =>
  section.tables.flatMap(table => tableMachine(section, table) ?? []);

const fromColumn = /^(?:from|current|source|old|start)\b/;
const toColumn = /^(?:to|next|target|new|end)\b/;
const labelColumn = /^(?:event|trigger|action|transition|on|when|via|command|operation)\b/;

function tableMachine(section: Section, { table, columns, kind }: SpecTable): Machine | undefined {
  const find = (form: RegExp): number => columns.findIndex(({ name }) => form.test(wordKey(name)));
  const [from, to, label] = [find(fromColumn), find(toColumn), find(labelColumn)];
  if (kind !== '' || from < 0 || to < 0 || from === to) return undefined;
  if (holdsPlaceholder(section, table.span)) return undefined;
  const builder = createBuilder();
  for (const { cells, span } of table.rows) {
    const sources = statesIn(builder, section, cells[from]?.span);
    const targets = statesIn(builder, section, cells[to]?.span);
    if (!sources || !targets) return undefined;
    const cell = label < 0 ? undefined : cells[label]?.span;
    const said = cell && cell.start < cell.end ? { text: textOf(section.text, cell), span: cell } : undefined;
    for (const source of sources)
      for (const target of targets) addTransition(builder, { from: source, to: target, span, label: said });
  }
  return finish(builder, { source: 'table', span: table.span });
}

/** The states in a cell, `undefined` among them for nowhere; nothing at all where the cell is not understood. */
function statesIn(
  builder: Builder,
  { text }: Section,
  cell: Span | undefined,
): (State | undefined)[] | undefined {
  if (!cell) return undefined;
  const raw = textOf(text, cell);
  const found: (State | undefined)[] = [];
  let at = 0;
  for (const piece of raw.split(/,|\/|\bor\b|<br\s?\/?>/)) {
    const start = raw.indexOf(piece, at);
    at = start + piece.length;
    const read = readStateName(piece.replace(/`/g, ' '));
    if (!read) return undefined;
    const own = trimSpan(text, { start: cell.start + start, end: cell.start + at });
    found.push(
      read.kind === 'pseudo' ? undefined : addState(builder, read, { spans: [nameIn(text, own, read.name)] }),
    );
  }
  return found;
}

function nameIn(text: string, span: Span, name: string): Span {
  const at = textOf(text, span).indexOf(name);
  return at < 0 ? span : { start: span.start + at, end: span.start + at + name.length };
}

const arrows = /(?<![ \t])[ \t]*(?:-{1,3}>|={1,2}>|→|⟶|➔|➜|⇒)[ \t]*/;
const bullet = /^[ \t>]*(?:[-*+]|\d{1,3}[.)])[ \t]+/;

/** The list of transitions of a section; undefined where one line with an arrow is not understood. */
export function listedMachine(section: Section): Machine | undefined {
  const builder = createBuilder();
  let span: Span | undefined;
  for (const block of section.part.blocks) {
    if (block.kind !== 'list') continue;
    const own = textOf(section.text, block.span);
    if (!arrows.test(own) || holdsPlaceholder(section, block.span)) continue;
    span ??= block.span;
    for (const offset of lineStarts(own)) {
      const start = block.span.start + offset;
      const line = { start, end: contentEnd(section.text, start) };
      if (!addLine(builder, section, line)) return undefined;
    }
  }
  return span && builder.transitions.length >= 2 ? finish(builder, { source: 'list', span }) : undefined;
}

/** `A → B → C`, with the event behind a colon, a dash or in parentheses; lines without an arrow say nothing. */
function addLine(builder: Builder, { text }: Section, line: Span): boolean {
  const raw = textOf(text, line);
  if (!arrows.test(raw)) return true;
  const mark = bullet.exec(raw);
  if (!mark || raw.length > 200) return false;
  const body = raw.slice(mark[0].length);
  const pieces = body.split(arrows);
  let at = 0;
  let from: State | undefined;
  for (const [i, piece] of pieces.entries()) {
    const isLast = i === pieces.length - 1;
    const start = body.indexOf(piece, at);
    at = start + piece.length;
    const tail = isLast ? tailOf(piece) : undefined;
    const written = (tail?.before ?? piece).replace(/[`*]/g, ' ');
    const read = readStateName(written);
    if (!read) return false;
    const origin = line.start + mark[0].length + start;
    const name =
      read.kind === 'state'
        ? nameIn(text, shift({ start: 0, end: written.length }, origin), read.name)
        : line;
    const state = read.kind === 'state' ? addState(builder, read, { spans: [name] }) : undefined;
    const label = tail ? { text: tail.label, span: shift(labelSpan(piece, tail.label), origin) } : undefined;
    if (i > 0) addTransition(builder, { from, to: state, span: trimSpan(text, line), label });
    from = state;
  }
  return true;
}

/** The event behind a colon, a dash or in parentheses. */
function tailOf(piece: string): { before: string; label: string } | undefined {
  const mark = /[:(–—]|[ \t]-[ \t]/.exec(piece);
  if (!mark || mark.index === 0) return undefined;
  const behind = piece.slice(mark.index + mark[0].length).trim();
  const label = mark[0] === '(' ? behind.replace(/\)$/, '').trim() : behind;
  return label === '' ? undefined : { before: piece.slice(0, mark.index), label };
}

const labelSpan = (piece: string, label: string): Span => {
  const start = piece.lastIndexOf(label);
  return { start, end: start + label.length };
};
