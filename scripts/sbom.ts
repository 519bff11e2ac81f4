/** `npm run sbom`: prints the bill of materials of what is shipped, CycloneDX 1.5 as JSON. */

import { join } from 'node:path';
import packageJson from '../package.json' with { type: 'json' };
import { inputsOf } from './build.ts';
import { packagesOf, toBillOfMaterials } from './generate/notices.ts';

const packages = packagesOf(join(import.meta.dirname, '..'), await inputsOf());
process.stdout.write(`${JSON.stringify(toBillOfMaterials(packageJson, packages), null, 2)}\n`);
