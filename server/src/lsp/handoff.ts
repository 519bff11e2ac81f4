/** The requests of the extension's own client: new specification, sections, open slots, readiness, status. */

import {
  atStatus,
  nextStatus,
  readinessOf,
  statusesOf,
  statusNamed,
  toMarkdown,
} from '../features/readiness.ts';
import { filledSlots, openSlots } from '../features/slots.ts';
import { sectionEdits } from '../spec/insert.ts';
import type { Spec } from '../spec/spec.ts';
import { stripMarkup } from '../template/key.ts';
import { type Context, type Feature, toEdits, toRange } from './context.ts';
import * as protocol from './protocol.ts';

export const handoff: Feature = {
  register(context) {
    const { connection, service, host } = context;
    connection.onRequest(
      protocol.newSpecification,
      async ({ folder }: protocol.NewSpecificationParams): Promise<protocol.NewSpecificationResult> => {
        await context.indexed();
        const { snippet, id } = service.skeleton(await host.author?.(folder));
        return { snippet, fileName: `${(id || 'handoff').toLowerCase()}.md` };
      },
    );
    connection.onRequest(protocol.sections, ({ uri }: protocol.DocumentParams) => sectionsOf(context, uri));
    connection.onRequest(protocol.openSlots, ({ uri }: protocol.DocumentParams): protocol.OpenSlotsResult => {
      const open = service.get(uri);
      if (!open?.spec.recognised) return { version: open?.version ?? 0, slots: [] };
      return { version: open.version, slots: openSlots(open.spec).map(s => toRange(context, open, s)) };
    });
    connection.onRequest(protocol.readiness, async (params: protocol.ReadinessParams) => {
      await context.settled(params.uri);
      return readinessAt(context, params);
    });
  },
};

function sectionsOf(context: Context, uri: string): protocol.SectionsResult {
  const open = context.service.get(uri);
  if (!open) return { version: 0, sections: [] };
  const { spec } = open;
  const missing = new Map(missingOf(spec).map(m => [m.slot, m]));
  const sections = spec.template.sections.map((slot): protocol.SectionItem => {
    const lack = missing.get(slot);
    const [edit] = lack ? toEdits(context, open, sectionEdits(spec, [lack])) : [];
    return {
      title: stripMarkup(slot.title),
      level: slot.level,
      missing: lack !== undefined,
      purpose: slot.purpose,
      ...(edit ? { edit } : {}),
    };
  });
  return { version: open.version, sections };
}

function readinessAt(context: Context, { uri, status }: protocol.ReadinessParams): protocol.ReadinessResult {
  const open = context.service.get(uri);
  const next = open?.spec.recognised
    ? ((status === undefined ? undefined : statusNamed(open.spec.template, status)) ?? nextStatus(open.spec))
    : undefined;
  if (!open || next === undefined)
    return { version: open?.version ?? 0, statuses: [], next: '', sections: [], markdown: '' };
  const { spec } = open;
  const readiness = readinessOf(
    spec,
    context.service.problemsAs(uri, s => atStatus(s, next)),
    next,
  );
  return {
    version: open.version,
    statuses: [...statusesOf(spec.template)],
    ...(spec.status === undefined ? {} : { status: spec.status }),
    next,
    sections: readiness.sections.map(({ title, line, problems }) => ({
      title,
      line,
      problems: problems.map(({ rule, message, span, severity }) => ({
        ruleId: rule.id,
        message,
        range: toRange(context, open, span),
        severity: severity === 'error' ? 'error' : 'warning',
      })),
    })),
    markdown: toMarkdown(spec, readiness),
  };
}

const missingOf = (spec: Spec): Spec['missing'] => (spec.recognised ? spec.missing : []);

/** Tells the client what its status item shall show. */
export function sendStatus(context: Context, uri: string): void {
  const open = context.service.get(uri);
  if (!open) return;
  const { spec } = open;
  const status: protocol.DocumentStatusParams = spec.recognised
    ? {
        uri,
        specification: true,
        ...(spec.status === undefined ? {} : { status: spec.status }),
        template: spec.template.name,
        problems: open.glance().problems.length,
        ...filledSlots(spec),
      }
    : { uri, specification: false, problems: 0, filled: 0, slots: 0 };
  void context.connection.sendNotification(protocol.documentStatus, status);
}
