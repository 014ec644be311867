import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { formatted } from './generate/formatted.ts';
import { readModel } from './generate/model.ts';
import { readResponses } from './generate/responses.ts';
import { sourceText } from './generate/source-text.ts';
import { runCommand } from './terminal/command.ts';
import { LocalFailure } from './terminal/failure.ts';

/** `npm run generate:limits`: makes the limits and shapes of the contract's requests and answers from the service's own model. */

const ROOT = join(import.meta.dirname, '..');
const REQUESTS = 'lambdas/contract/model.generated.ts';
const RESPONSES = 'lambdas/contract/responses.generated.json';
const usage = [
  'npm run generate:limits -- <path of service-2.json or service-2.json.gz>',
  '',
  'Such a file comes with botocore: botocore/data/connectcases/<API version>/service-2.json.gz',
];

/** pip installs models compressed. */
const readText = async (path: string): Promise<string> => {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new LocalFailure(`There is no file ${path} that can be read.`, { cause, details: usage });
  });
  return (path.endsWith('.gz') ? unzipped(bytes) : bytes).toString('utf8');
};

const unzipped = (bytes: Buffer): Buffer => {
  try {
    return gunzipSync(bytes);
  } catch (cause) {
    throw new LocalFailure('The file ends in .gz and is not compressed.', { cause, details: usage });
  }
};

/** The package around the file says its version in its own first file. */
const sourceOf = async (path: string): Promise<string> => {
  const packageFile = join(path, '..', '..', '..', '..', '__init__.py');
  const text = await readFile(packageFile, 'utf8').catch(() => '');
  const version = /^__version__ = '([\d.]+)'$/m.exec(text)?.[1];
  if (version !== undefined) return `botocore ${version}`;
  throw new LocalFailure('The version of the package is not known: the file has to lie where pip put it.', {
    details: usage,
  });
};

await runCommand(async () => {
  const [path, another] = process.argv.slice(2);
  if (path === undefined || another !== undefined) throw new LocalFailure('Which model?', { details: usage });
  const text = await readText(path);
  const model = readModel(text);
  const requests = await formatted(sourceText(model, await sourceOf(path)));
  const responses = await formatted(JSON.stringify(readResponses(text)), RESPONSES);
  await writeFile(join(ROOT, REQUESTS), requests);
  await writeFile(join(ROOT, RESPONSES), responses);
  console.log(
    `${Object.keys(model.operations).length} operations and ${model.shapes.size} shapes are written.`,
  );
}, 'Stopped; nothing is written.');
