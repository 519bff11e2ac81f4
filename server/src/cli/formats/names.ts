/** Names that several formats write: the page of a rule, and paths as URIs. */

/** Address of a rule's page. */
export const manualOf = (rule: string): string =>
  `https://github.com/handoff-spec/handoff-spec/blob/main/docs/rules/${rule}.md`;

const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A relative URI reference: `/` between the parts, reserved characters escaped, U+FFFD for what is no character. */
export const toUriPath = (path: string): string =>
  path.replace(loneSurrogate, '\ufffd').split(/[\\/]/).map(encodeURIComponent).join('/');

/** Text inside XML, in attributes too; characters that XML 1.0 does not have become U+FFFD. */
export const toXml = (text: string): string =>
  text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(loneSurrogate, '\ufffd')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replace(/[\r\n\t]/g, c => `&#${c.charCodeAt(0)};`);
