import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const EVENT = '01KAS8XJ8ZQ4N6V1T3W5Y7B9CD';

/** The command with these words, by somebody whom AWS does not know. */
const redrive = (words: readonly string[], environment: NodeJS.ProcessEnv = {}) =>
  promisify(execFile)(process.execPath, [join('local', 'redrive.ts'), ...words], {
    env: {
      PATH: process.env['PATH'],
      HOME: '/nonexistent',
      AWS_EC2_METADATA_DISABLED: 'true',
      ...environment,
    },
  }).then(
    () => ({ code: 0, sentence: '', usage: false }),
    ({ code, stderr }) => ({
      code,
      sentence: stderr.trim().split('\n')[0],
      usage: stderr.includes('npm run redrive -- list '),
    }),
  );

it.each([
  [[], 'What shall be done?'],
  [['lst'], '"lst" is not understood.'],
  [['list', EVENT], 'list takes no event.'],
  [['show'], 'Which event?'],
  [['show', EVENT, '01KAS8XJ8ZQ4N6V1T3W5Y7B9CE'], 'show tells of one event.'],
  [['publish'], 'Which event?'],
  [['publish', '--all', EVENT], 'publish takes the ids of events or --all, not both.'],
  [['discard', EVENT], 'discard needs a reason; it stays with the event.'],
  [['discard', EVENT, '--reason', ' '], 'discard needs a reason; it stays with the event.'],
  [['list', '--stag', 'prod'], '"list --stag prod" is not understood.'],
])('%j is answered with what is wrong and what may be typed', async (words, sentence) => {
  expect(await redrive(words)).toEqual({ code: 1, sentence, usage: true });
});

it('says which word is no event', async () => {
  expect(await redrive(['publish', EVENT, 'case-1'])).toMatchObject({
    code: 1,
    sentence: '"case-1" is not the id of an event; npm run redrive -- list shows those that are parked.',
  });
});

it('says so where npm took an option for itself', async () => {
  const { code, sentence } = await redrive(['list', 'prod'], { npm_config_stage: 'true' });

  expect({ code, sentence }).toEqual({
    code: 1,
    sentence: 'npm took --stage for itself; the two dashes keep it away.',
  });
});

it.each([
  ['the Region', {}],
  ['your AWS credentials', { AWS_REGION: 'eu-west-1' }],
])('says where the SDK cannot find %s', async (what, environment) => {
  const { code, sentence } = await redrive(['list', '--stage', 'prod'], environment);

  expect(code).toBe(1);
  expect(sentence).toContain(`The AWS SDK cannot find ${what}; set AWS_PROFILE`);
});
