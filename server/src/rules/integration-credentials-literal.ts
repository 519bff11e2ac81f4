/** A key, token or password that stands in the section on a service itself. */

import { readSecrets } from '../notations/secret/secret.ts';
import { holdsPlaceholder } from '../spec/place.ts';
import { shift } from '../text/span.ts';
import { sectionRule } from './rule.ts';

const head = '## Integration Points\n\n### External Services\n\n#### Mail Service\n\n**Authentication**:\n';

export const integrationCredentialsLiteral = sectionRule({
  id: 'integration-credentials-literal',
  title: 'Secret written into the document',
  why: 'Whoever reads the document or its history can use the service; a secret that was written down has to be replaced.',
  severity: 'error',
  kinds: ['service'],
  examples: [
    {
      bad: `${head}\`\`\`\nMethod: API Key\nCredentials: ‹sk_live_9bQ2mT7xW4›\n\`\`\``,
      good: `${head}\`\`\`\nMethod: API Key\nCredentials: Stored in: Vault, as \`sk_live_xxxxxxxx\`\nSecret: payments/mail-api-key-2\n\`\`\``,
    },
    {
      bad: `${head}\`\`\`\nMethod: Basic\nUser: mailer\nPassword: ‹Sunflower7›\nBase URL: https://mailer:‹Sunflower7›@mail.test/\n\`\`\``,
      good: `${head}\`\`\`\nMethod: Basic\nUser: mailer\nPassword: MAILER_PASSWORD_2\nBase URL: https://mailer:$PASSWORD@mail.test/\n\`\`\``,
    },
  ],
  *check(section) {
    const { part, text } = section;
    for (const secret of readSecrets(text.slice(part.start, part.end))) {
      const span = shift(secret.span, part.start);
      if (holdsPlaceholder(section, span)) continue;
      yield {
        span,
        message: `Unexpected secret, it looks like ${secret.kind}, expected the name of the place where it is kept`,
      };
    }
  },
});
