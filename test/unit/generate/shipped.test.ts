import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { eventMeanings } from '../../../docs/generate/event-meanings.ts';
import { describedEvents } from '../../../docs/generate/event-schemas.ts';
import type { JsonSchema } from '../../../docs/generate/named-schemas.ts';
import { shippedFiles } from '../../../docs/generate/shipped.ts';

const root = join(import.meta.dirname, '..', '..', '..');

it.each(shippedFiles())('$path is made from the code as it is', async ({ path, laidOut }) => {
  const shipped = readFileSync(join(root, path), 'utf8');

  expect(shipped === (await laidOut()), 'Write it anew: npm run generate:docs').toBe(true);
});

/** What a schema refers to, at any depth. */
const referencesIn = (value: unknown): readonly string[] => {
  if (typeof value !== 'object' || value === null) return [];
  const own = '$ref' in value ? [`${value.$ref}`] : [];
  return [...own, ...Object.values(value).flatMap(referencesIn)];
};

describe.each(describedEvents())('the schema of $detailType', ({ schema, types }) => {
  it('defines all that it refers to, and each type of event', () => {
    const definitions = Object.keys(schema.$defs ?? {}).map((name) => `#/$defs/${name}`);

    expect(definitions).toEqual(expect.arrayContaining([...new Set(referencesIn(schema))]));
    expect(definitions).toEqual(expect.arrayContaining([...types.values()].map((name) => `#/$defs/${name}`)));
  });

  it('says of each type of event when it is told', () => {
    expect(Object.keys(eventMeanings)).toEqual(expect.arrayContaining([...types.keys()]));
  });

  it('takes members that are new: nothing in it is closed', () => {
    const closed = (value: unknown): boolean =>
      typeof value === 'object' &&
      value !== null &&
      (('additionalProperties' in value && value.additionalProperties === false) ||
        Object.values(value).some(closed));

    expect(closed(schema satisfies JsonSchema)).toBe(false);
  });
});
