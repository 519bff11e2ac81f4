/** A secret or a person's data among the fields of a log. */

import { exposureOf, logsIn } from '../spec/log.ts';
import { sectionRule } from './rule.ts';

const head = '### Observability\n\n**Logging**:\n| Log Level | When | Fields |\n|---|---|---|\n';

export const logFieldPii = sectionRule({
  id: 'log-field-pii',
  title: 'Secret or personal data in a log',
  why: 'Logs are copied, kept and read by many; what is written there once cannot be taken back.',
  severity: 'warning',
  kinds: ['observability'],
  needs: 'tables',
  examples: [
    {
      bad: `${head}| INFO | User signed in | request_id, user_id, ‹email› |\n| ERROR | Sign-in failed | request_id, \`‹password›\`, ‹cardNumber› |`,
      good: `${head}| INFO | User signed in | request_id, user_id, email_hash, phone (masked) |\n| ERROR | Sign-in failed | request_id, has_password, card_last4, token_type, token_id, password_changed_at |`,
    },
  ],
  *check(section) {
    for (const { fields } of logsIn(section))
      for (const field of fields) {
        const exposure = exposureOf(field);
        if (exposure)
          yield {
            span: field.span,
            message:
              exposure === 'secret'
                ? `Unexpected secret '${field.name}' in a log, expected it left out`
                : `Unexpected personal data '${field.name}' in a log, expected an id, a hash or '(masked)' behind it`,
            ...(exposure === 'personal' && {
              suggestions: [
                {
                  title: `Say that \`${field.name}\` is masked`,
                  edits: [{ span: { start: field.span.end, end: field.span.end }, newText: ' (masked)' }],
                },
              ],
            }),
          };
      }
  },
});
