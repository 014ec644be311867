import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { formatted } from '../../../local/generate/formatted.ts';
import { readModel } from '../../../local/generate/model.ts';
import { readResponses } from '../../../local/generate/responses.ts';
import { sourceText } from '../../../local/generate/source-text.ts';

/** Lies beside the checkout where the project is developed; it is not the project's to hand on. */
const MODEL = '../shared/spec/connectcases.service-2.json';

const RESPONSES = 'lambdas/contract/responses.generated.json';

it.skipIf(!existsSync(MODEL))(
  'the limits are what the generator makes of the model (skipped where the model is not beside the checkout)',
  async () => {
    const generated = readFileSync('lambdas/contract/model.generated.ts', 'utf8');
    const source = /model in (\S+ [\d.]+)/.exec(generated)?.[1] ?? 'no source';

    const model = readFileSync(MODEL, 'utf8');
    expect(await formatted(sourceText(readModel(model), source))).toBe(generated);
    expect(await formatted(JSON.stringify(readResponses(model)), RESPONSES)).toBe(
      readFileSync(RESPONSES, 'utf8'),
    );
  },
);
