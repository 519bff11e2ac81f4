/** Authentication: what the label of an endpoint says about who may call it. */

import { memoText } from '../text/memo.ts';
import type { LabelText } from './endpoint.ts';

export type Scheme = 'bearer' | 'api key' | 'basic' | 'session' | 'mutual TLS' | 'signature';

export interface Auth {
  /** Nobody has to show who they are. */
  readonly isNone: boolean;
  /** The schemes that are named, in order. */
  readonly schemes: readonly Scheme[];
  /** A scope, a role or a permission is demanded. */
  readonly isScoped: boolean;
  /** Nothing is said: no text, a dash. */
  readonly isBlank: boolean;
}

const schemes: readonly (readonly [Scheme, RegExp])[] = [
  ['bearer', /\b(?:bearer|jwt|oauth|oidc|openid|access token)/i],
  ['api key', /\bapi[- ]?key/i],
  ['basic', /\bbasic(?: auth|$)|\bhttp basic/i],
  ['session', /\b(?:session|cookie)/i],
  ['mutual TLS', /\bm(?:utual )?tls\b|\bclient certificate/i],
  ['signature', /\b(?:hmac|signature|signed)\b/i],
];

/** Reads the value of an authentication label. */
export const readAuth = ({ text }: Pick<LabelText, 'text'>): Auth => authOf(text);

const authOf = memoText((text): Auth => {
  const isNone =
    /^(?:none|no|not required|not needed|public|anonymous|unauthenticated|optional|n\/a|open)\b/i.test(
      text.replace(/^[*_`]+/, ''),
    ) ||
    /\b(?:no|without) (?:auth\w*|token|login)\b|\bpublic\b|\banonymous\b|\bunauthenticated\b/i.test(text);
  return {
    isNone,
    schemes: schemes.filter(([, form]) => form.test(text)).map(([scheme]) => scheme),
    isScoped: /\b(?:scopes?|roles?|permissions?)\b/i.test(text),
    isBlank: /^[\s*_`–—.-]*$/.test(text),
  };
});
