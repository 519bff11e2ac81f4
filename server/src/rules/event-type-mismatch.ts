/** A sample whose own type differs from the event that it is said to be a sample of. */

import { isEventName } from '../notations/event/name.ts';
import { isSameEvent, isSameSpelling, type Named } from '../spec/event.ts';
import { namesInTables } from '../spec/event-match.ts';
import { type EventSample, eventSamplesIn } from '../spec/event-sample.ts';
import type { Section } from '../spec/section.ts';
import { replace } from '../text/edit.ts';
import { type Finding, offer, sectionRule } from './rule.ts';

const head =
  '### Event Publishing\n\n#### Events Produced\n\n| Event | Trigger | Payload Schema | Consumers |\n|---|---|---|---|\n| `refund.approved` | Approval | Refund | Ledger |\n| `refund.rejected` | Rejection | Refund | Ledger |\n\n';

export const eventTypeMismatch = sectionRule({
  id: 'event-type-mismatch',
  title: 'Event type contradicts its sample',
  why: 'Consumers choose their handler by the type: with the wrong one the event is ignored or handled as another.',
  severity: 'error',
  kinds: ['events produced', 'events consumed'],
  needs: 'fences',
  examples: [
    {
      bad: `${head}\`\`\`json\n// Event schema: refund.approved\n{ "eventType": "‹refund.rejected›" }\n\`\`\``,
      good: `${head}\`\`\`json\n// Event schema: refund.approved\n{ "eventType": "refund.approved.v1" }\n\`\`\`\n\n\`\`\`json\n// Event schema: refund.rejected\n{ "specversion": "1.0", "type": "com.acme.refund.rejected", "data": { "type": "store.credit" } }\n\`\`\``,
    },
    {
      bad: `${head}\`\`\`json\n{ "eventType": "‹RefundApproved›" }\n\`\`\`\n\n**refund.approved**:\n\n\`\`\`json\n{ "eventType": "‹refund.rejected›" }\n\`\`\``,
      good: `${head}**refund.approved**:\n\n\`\`\`json\n{ "eventType": "refund.approved" }\n\`\`\`\n\n\`\`\`json\n// Event schema: refund.rejected\n{ "type": "store.credit", "eventType": "[event]" }\n\`\`\``,
    },
  ],
  *check(section) {
    for (const sample of eventSamplesIn(section)) {
      const { type } = sample;
      if (!type || !sample.isSure || !(sample.isTyped || isEventName(type.text))) continue;
      const finding = fromTitle(section, sample, type) ?? fromTable(section, sample, type);
      if (finding) yield finding;
    }
  },
});

/** The comment or label says another name. */
function fromTitle(section: Section, sample: EventSample, type: Named): Finding | undefined {
  const title = sample.comment ?? sample.title;
  if (!title || isSame(title.text, type.text)) return undefined;
  const isListed = (name: string): boolean => {
    const listed = namesInTables(section).first(name);
    return listed !== undefined && isSame(listed.name, name);
  };
  // A label is any text, and `type` may be the type of anything.
  const isTold = title === sample.comment && sample.isTelling;
  if (!isTold && !isListed(title.text)) return undefined;
  if (!sample.isTyped && !isListed(type.text) && !isSameEvent(title.text, type.text)) return undefined;
  const toTitle = { title: `Change the type to \`${title.text}\``, edits: [replace(type.span, title.text)] };
  const toType = {
    title: `Change the name above to \`${type.text}\``,
    edits: [replace(title.span, type.text)],
  };
  const [titleListed, typeListed] = [isListed(title.text), isListed(type.text)];
  return {
    span: type.span,
    message: `Unexpected event type '${type.text}', expected '${title.text}' as the sample is called`,
    related: [{ span: title.span, message: `The sample is called '${title.text}'` }],
    ...(titleListed === typeListed
      ? { suggestions: [toTitle, toType] }
      : offer(titleListed ? toTitle : toType, true)),
  };
}

/** The table spells the same event in another way. */
function fromTable(section: Section, sample: EventSample, type: Named): Finding | undefined {
  if (!sample.isTyped) return undefined;
  const row = namesInTables(section).first(type.text);
  if (!row?.isCanonical || isSame(row.name, type.text)) return undefined;
  return {
    span: type.span,
    message: `Unexpected event type '${type.text}', expected '${row.name}' as in the table`,
    related: [{ span: row.span, message: 'The event in the table' }],
    suggestions: [
      { title: `Change the type to \`${row.name}\``, edits: [replace(type.span, row.name)] },
      { title: `Rename in the table to \`${type.text}\``, edits: [replace(row.span, type.text)] },
    ],
  };
}

/** The same word for word, but for a version or a prefix that only one of them has. */
const isSame = (a: string, b: string): boolean =>
  (isSameEvent(a, b) && isSameSpelling(a, b)) || a.endsWith(`.${b}`) || b.endsWith(`.${a}`);
