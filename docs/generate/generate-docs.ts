import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { shippedFiles } from './shipped.ts';

/** `npm run generate:docs`: writes what the project ships that is made from its code. */

const root = join(import.meta.dirname, '..', '..');

for (const { path, laidOut } of shippedFiles()) {
  await writeFile(join(root, path), await laidOut());
  console.log(`${path} is written.`);
}
