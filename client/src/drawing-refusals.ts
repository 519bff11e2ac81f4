/** What people are told where a drawing is left as it is. */

import { l10n } from 'vscode';
import type { DrawingRefusal } from '../../server/src/lsp/protocol.ts';

export function refusalText(refusal: DrawingRefusal): string {
  switch (refusal) {
    case 'no-drawing':
      return l10n.t('There is no drawing of boxes and arrows here.');
    case 'no-box':
      return l10n.t('There is no box here.');
    case 'quoted':
      return l10n.t('A drawing in a quotation is left as it is.');
    case 'crooked':
      return l10n.t('The box is crooked. Straighten it first.');
    case 'no-size':
      return l10n.t('Its text and its lines leave the box no such size.');
    case 'no-move':
      return l10n.t('The box cannot be moved that way without changing what the drawing says.');
    case 'no-place':
      return l10n.t('There is no place for the box there.');
    case 'no-way':
      return l10n.t('There is no way for the arrow.');
  }
}
