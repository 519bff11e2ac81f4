/** Rules → the settings of the extension. */

import type { Rule } from '../../server/src/rules/rule.ts';
import { optionsOf } from './schema.ts';

const levels = ['default', 'error', 'warning', 'info', 'hint', 'off'];

/** The `handoff.*` settings as `contributes.configuration.properties` has them. */
export function toSettings(rules: readonly Rule[]): Record<string, object> {
  return {
    'handoff.rules': {
      type: 'object',
      markdownDescription:
        'How much each rule weighs. `default` leaves it to the rule: many weigh more the further the STATUS is.',
      additionalProperties: false,
      default: {},
      properties: Object.fromEntries(
        rules.map(rule => [
          rule.id,
          {
            type: 'string',
            enum: levels,
            default: 'default',
            markdownDescription: `${rule.title}. ${rule.why}`,
          },
        ]),
      ),
      scope: 'resource',
    },
    'handoff.options': {
      type: 'object',
      markdownDescription: 'Options of rules, by rule.',
      additionalProperties: false,
      default: {},
      properties: Object.fromEntries(rules.filter(r => r.options).map(rule => [rule.id, optionsOf(rule)])),
      scope: 'resource',
    },
    'handoff.template': {
      type: 'string',
      default: '',
      markdownDescription:
        'Path of your own template, from the workspace folder. Sections, header fields, tables, allowed values and placeholders are read from it; empty for the built-in one.',
      scope: 'window',
    },
    'handoff.workspace.diagnostics': {
      type: 'string',
      enum: ['off', 'open', 'all'],
      markdownEnumDescriptions: [
        'Problems of open documents, each taken for itself.',
        'Problems of open documents, also those that they have with other documents of the workspace.',
        'Problems of all specifications of the workspace, whether they are open or not.',
      ],
      default: 'open',
      markdownDescription: 'In which documents problems are shown.',
      scope: 'window',
    },
    'handoff.codeLens.openSlots': {
      type: 'boolean',
      default: true,
      markdownDescription: 'Show above each main section how many of its slots are still open.',
      scope: 'window',
    },
    'handoff.codeLens.uses': {
      type: 'boolean',
      default: true,
      markdownDescription:
        'Show above the SPEC ID, endpoints, tables and events how many other specifications use them.',
      scope: 'window',
    },
    'handoff.preview.drawings': {
      type: 'boolean',
      default: true,
      markdownDescription:
        'Show the drawings of a specification as pictures in the Markdown preview. Those that are not read for certain stay text.',
      scope: 'window',
    },
  };
}
