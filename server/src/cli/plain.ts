/** Plain text out of a snippet: each tab stop as its default, a choice as its whole list in brackets, as the template has it. */

export function plainText(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|((?:\\.|[^|\\])*)\|\}/g, (_, list: string) => choices(list))
    .replace(/\$\{\d+:((?:\\.|[^}\\])*)\}/g, (_, text: string) => unescape(text))
    .replace(/\\([\\$}])/g, '$1');
}

const choices = (list: string): string => {
  const values = list.match(/(?:\\.|[^,\\])+/g) ?? [];
  return `[${values.map(unescape).join('/')}]`;
};

const unescape = (text: string): string => text.replace(/\\(.)/g, '$1');
