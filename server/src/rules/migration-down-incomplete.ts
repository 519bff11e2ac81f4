/** A Down that leaves something of its Up, or takes things away in an order that fails. */

import { keyOf, type Statement } from '../notations/sql/model.ts';
import { type Early, earlySteps, type Missing, missingSteps } from '../spec/down.ts';
import { type Migration, migrationOf } from '../spec/migration.ts';
import type { Section } from '../spec/section.ts';
import { type Edit, insertAt, replace } from '../text/edit.ts';
import { contentEnd, lineEndOf, lineStart } from '../text/lines.ts';
import { type Finding, offer, type Repair, sectionRule } from './rule.ts';

const head = '### Schema Migrations\n\n#### Migration: `20261019_add_orders`\n\n';

export const migrationDownIncomplete = sectionRule({
  id: 'migration-down-incomplete',
  title: 'Down does not undo the Up',
  why: 'What is left behind stops the migration from being run again, and nobody notices until it has to be.',
  severity: 'error',
  kinds: ['migration'],
  examples: [
    {
      bad: `${head}\`\`\`sql\n-- Up\nCREATE TABLE ‹orders› (id UUID PRIMARY KEY);\nCREATE TABLE item (id UUID PRIMARY KEY, order_id UUID REFERENCES orders(id));\nALTER TABLE account ADD COLUMN ‹state› TEXT;\n\n-- Down\nDROP TABLE item;\n\`\`\`\n`,
      good: `${head}\`\`\`sql\n-- Up\nCREATE TABLE orders (id UUID PRIMARY KEY);\nCREATE INDEX a ON orders(id);\nALTER TABLE account ADD COLUMN state TEXT;\nCREATE INDEX b ON account(state);\n\n-- Down\nALTER TABLE account DROP COLUMN state;\nDROP TABLE orders;\n\`\`\`\n`,
    },
    {
      bad: `${head}\`\`\`sql\n-- Up\nCREATE TABLE orders (id UUID PRIMARY KEY);\nCREATE INDEX a ON orders(id);\n\n-- Down\nDROP TABLE ‹order›;\n\`\`\`\n`,
      good: `${head}\`\`\`sql\n-- Up\nCREATE TABLE orders (id UUID PRIMARY KEY);\n\n-- Down\nDROP TABLE IF EXISTS orders, old_orders;\n\`\`\`\n`,
    },
    {
      bad: `${head}\`\`\`sql\n-- Up\nCREATE TABLE orders (id UUID PRIMARY KEY);\nCREATE TABLE item (order_id UUID REFERENCES orders(id));\nCREATE INDEX a ON item(order_id);\n\n-- Down\nDROP TABLE ‹orders›;\nDROP TABLE ‹item›;\nDROP INDEX a;\n\`\`\`\n`,
      good: `${head}\`\`\`sql\n-- Up\nCREATE TABLE orders (id UUID PRIMARY KEY);\nCREATE TABLE item (order_id UUID REFERENCES orders(id));\nCREATE INDEX a ON item(order_id);\n\n-- Down\nDROP TABLE orders CASCADE;\nDROP TABLE item;\nDROP INDEX IF EXISTS a;\n\`\`\`\n`,
    },
  ],
  *check(section) {
    const migration = migrationOf(section);
    if (migration.isOpen || migration.down.length === 0 || migration.up.length === 0) return;
    for (const missing of missingSteps(migration)) yield leftFinding(section, migration, missing);
    for (const early of earlySteps(migration)) yield earlyFinding(section, early);
  },
});

function leftFinding(section: Section, migration: Migration, missing: Missing): Finding {
  const { left, near } = missing;
  const what = `${left.what} '${left.name}'${left.table === undefined ? '' : ` of '${left.table}'`}`;
  if (near)
    return {
      span: near.span,
      message: `Unexpected ${left.what} '${near.name}' in the Down, did you mean '${left.name}'?`,
      related: [{ span: left.span, message: 'The Up makes it here' }],
      ...offer(
        { title: `Replace with \`${left.name}\``, edits: [replace(near.span, left.name)] },
        isNamedAgain(migration, left.name),
      ),
    };
  const repair = addStep(section, migration, missing);
  return {
    span: left.span,
    message: `Unexpected ${what} left by the Down, expected it to be dropped`,
    related: migration.downMark ? [{ span: migration.downMark, message: 'The Down leaves it' }] : [],
    ...(repair ? offer(repair, true) : {}),
  };
}

/** Another statement of the Up agrees that the table is called so. */
const isNamedAgain = ({ up }: Migration, name: string): boolean =>
  up.some(
    s => (s.kind === 'create-index' || s.kind === 'alter-table') && keyOf(s.table) === name.toLowerCase(),
  );

function addStep({ text }: Section, { down }: Migration, { step, before }: Missing): Repair | undefined {
  if (step === undefined || down.some(s => s.commented)) return undefined;
  const title = `Add \`${step}\` to the Down`;
  if (before) {
    const at = lineStart(text, before.span.start);
    return { title, edits: [insertAt(at, `${step}${lineEndOf(text)}`)] };
  }
  const at = contentEnd(text, down.at(-1)!.span.end);
  return { title, edits: [insertAt(at, `${lineEndOf(text)}${step}`)] };
}

function earlyFinding(section: Section, { span, name, other, isGone, statement, behind }: Early): Finding {
  const repair = moveBehind(section, statement, behind);
  return {
    span,
    message: isGone
      ? `Unexpected '${name}' dropped before '${other}', expected the reverse order: with it '${other}' is gone`
      : `Unexpected '${name}' dropped before '${other}', expected the reverse order: '${other}' still needs it`,
    related: behind ? [{ span: behind.span, message: 'It has to come behind this' }] : [],
    ...(repair ? offer(repair, true) : {}),
  };
}

/** Moves a statement behind another; both must have lines of their own. */
function moveBehind(
  { text }: Section,
  statement: Statement | undefined,
  behind: Statement | undefined,
): Repair | undefined {
  const own = statement && linesOf(text, statement);
  const other = behind && linesOf(text, behind);
  if (!own || !other || behind.commented || own.end > other.start) return undefined;
  const line = text.slice(own.start, own.end);
  const edits: Edit[] = [replace(own, ''), insertAt(other.end, line)];
  return { title: `Move \`${line.trim()}\` down`, edits };
}

/** The lines of a statement, with their line ends, if nothing else stands on them. */
function linesOf(text: string, { span }: Statement): { start: number; end: number } | undefined {
  const start = lineStart(text, span.start);
  const stop = contentEnd(text, span.end);
  const isAlone =
    text.slice(start, span.start).trim() === '' && /^;?[ \t]*$/.test(text.slice(span.end, stop));
  const end = text.startsWith('\r\n', stop) ? stop + 2 : stop + 1;
  return isAlone && end <= text.length ? { start, end } : undefined;
}
