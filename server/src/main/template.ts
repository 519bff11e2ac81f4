/** The built-in template, bundled as text. */

import source from '../../template/technical-handoff.md';
import { readTemplate } from '../template/read.ts';

export const builtInTemplate = readTemplate(source, 'technical-handoff');
