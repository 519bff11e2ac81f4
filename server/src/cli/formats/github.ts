/** GitHub Actions' workflow commands: each problem becomes an annotation of the pull request. */

import type { Reporter } from '../reporter.ts';

const commands = { error: 'error', warning: 'warning', info: 'notice', hint: 'notice' } as const;

export const github = (): Reporter => ({
  head: () => '',
  file: ({ filePath, messages }) =>
    messages
      .map(m => {
        const name = property(filePath.replaceAll('\\', '/'));
        const place = `file=${name},line=${m.line},endLine=${m.endLine},col=${m.column},endColumn=${m.endColumn}`;
        return `::${commands[m.severity]} ${place},title=${property(m.ruleId)}::${data(m.message)}\n`;
      })
      .join(''),
  end: () => '',
});

// As the runner's own toolkit escapes them.
const data = (text: string): string => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
const property = (text: string): string => data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
