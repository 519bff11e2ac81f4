/** Rules → the JSON schema of the configuration file. */

import { levels } from '../../server/src/lint/configuration.ts';
import { type Rule, stages } from '../../server/src/rules/rule.ts';

/** The schema of `.handoff.json` and its kin, draft-07 as editors read it. */
export function toSchema(rules: readonly Rule[]): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Configuration of Handoff Spec',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: { type: 'string' },
      extends: {
        ...paths,
        description: 'Configuration files that this one builds on; later ones count more.',
      },
      files: { ...paths, description: 'Globs of documents that are specifications whatever they look like.' },
      ignore: { ...paths, description: 'Globs of documents of which nothing is said.' },
      ...part,
      overrides: {
        type: 'array',
        description: 'What is different for some documents; later ones count more.',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['files'],
          properties: { files: { ...paths, description: 'Globs, from the folder of this file.' }, ...part },
        },
      },
    },
    definitions: {
      level: { enum: levels },
      setting: {
        description: 'A level, or one for each STATUS.',
        anyOf: [
          { $ref: '#/definitions/level' },
          {
            type: 'object',
            additionalProperties: false,
            properties: Object.fromEntries(stages.map(stage => [stage, { $ref: '#/definitions/level' }])),
          },
        ],
      },
      rules: {
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(
          rules.map(({ id, title, why }) => [
            id,
            { description: `${title}. ${why}`, $ref: '#/definitions/setting' },
          ]),
        ),
      },
      options: {
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(rules.filter(r => r.options).map(rule => [rule.id, optionsOf(rule)])),
      },
    },
  };
}

const paths = { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] };

const part = {
  template: { type: 'string', description: 'Path of the template, from the folder of this file.' },
  rules: { $ref: '#/definitions/rules' },
  options: { $ref: '#/definitions/options' },
};

/** The options of a rule, as a schema. */
export const optionsOf = (rule: Rule): object => ({
  type: 'object',
  additionalProperties: false,
  properties: Object.fromEntries(
    Object.entries(rule.options ?? {}).map(([name, option]) => [
      name,
      option.type === 'number'
        ? { type: 'number', default: option.default, description: option.description }
        : {
            type: 'array',
            items: { type: 'string' },
            default: option.default,
            description: option.description,
          },
    ]),
  ),
});
