import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { configJsonSchema, readDeployment } from '../../lib/config.ts';
import { root } from './support/app.ts';
import { aBlock } from './support/stacks.ts';

const configOf = (stages: object) => JSON.stringify(stages);
const sentenceFor = (settings: object) => () => readDeployment(configOf({ dev: aBlock(settings) }), {});
const committed = readFileSync(join(root, 'anken.config.json'), 'utf8');

describe('the settings of a deployment', () => {
  it('are those of the stage dev unless another one is picked', () => {
    const config = configOf({ dev: aBlock({ opsEmail: 'dev@shop.example' }), prod: aBlock() });

    expect(readDeployment(config, {})).toMatchObject({ stage: 'dev', opsEmail: 'dev@shop.example' });
    expect(readDeployment(config, { stage: 'prod' })).toMatchObject({
      stage: 'prod',
      opsEmail: 'ops@shop.example',
    });
  });

  it('have defaults for what most teams leave as it is', () => {
    const deployment = readDeployment(configOf({ dev: aBlock() }), {});

    expect(deployment).toMatchObject({
      highSeverities: ['Critical', 'High'],
      timeZone: 'Asia/Tokyo',
      quotas: {},
      forwardToDefaultBus: false,
      eventConsumers: [],
    });
    expect(deployment.caseUrl).toBeUndefined();
  });

  it('make a stage disposable by the removal policy alone', () => {
    const config = configOf({ dev: aBlock({ removalPolicy: 'destroy' }), prod: aBlock() });

    expect(readDeployment(config, { stage: 'dev' }).disposable).toBe(true);
    expect(readDeployment(config, { stage: 'prod' }).disposable).toBe(false);
  });

  it('give way to the command line, which knows text only', () => {
    const deployment = readDeployment(configOf({ dev: aBlock() }), {
      opsEmail: 'trial@shop.example',
      logRetentionDays: '7',
      highSeverities: '["Sev1, worst","Sev2"]',
      quotas: '{"fieldsPerDomain":1000}',
      forwardToDefaultBus: 'true',
      eventConsumers: '["111122223333"]',
    });

    expect(deployment).toMatchObject({
      opsEmail: 'trial@shop.example',
      logRetentionDays: 7,
      highSeverities: ['Sev1, worst', 'Sev2'],
      quotas: { fieldsPerDomain: 1000 },
      forwardToDefaultBus: true,
      eventConsumers: ['111122223333'],
    });
  });

  it("leave the CDK's own context alone", () => {
    const context = { 'aws:cdk:bundling-stacks': [], '@aws-cdk/core:x': true, 'cli-telemetry': false };

    expect(readDeployment(configOf({ dev: aBlock() }), context).stage).toBe('dev');
  });

  it('are complete in the committed file, for every stage', () => {
    const { $schema: _, ...stages } = JSON.parse(committed);

    expect(Object.keys(stages)).toEqual(expect.arrayContaining(['dev', 'local']));
    for (const stage of Object.keys(stages)) {
      expect(readDeployment(committed, { stage }).stage).toBe(stage);
    }
  });
});

describe('a wrong setting is answered by one sentence that says what to write', () => {
  const place = 'anken.config.json, stage "dev":';

  it.each([
    [
      'a mistyped setting',
      { opsEmial: 'ops@shop.example' },
      `${place} opsEmial is not a setting; did you mean opsEmail?`,
    ],
    [
      'a missing setting',
      { opsEmail: undefined },
      `${place} opsEmail is missing; write an e-mail address such as "ops@your-company.com".`,
    ],
    [
      'no e-mail address',
      { opsEmail: 'ops' },
      `${place} opsEmail must be an e-mail address such as "ops@your-company.com", not "ops".`,
    ],
    [
      'no sender',
      { senderEmail: 'Anken <support@shop.example>' },
      `${place} senderEmail must be an e-mail address that Amazon SES may send from, such as "support@your-company.com", not "Anken <support@shop.example>".`,
    ],
    [
      'a removal policy of its own',
      { removalPolicy: 'keep' },
      `${place} removalPolicy must be "retain" or, for a disposable stage, "destroy", not "keep".`,
    ],
    [
      'a retention that CloudWatch does not know',
      { logRetentionDays: 31 },
      `${place} logRetentionDays must be one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653, not 31.`,
    ],
    [
      'an unknown time zone',
      { timeZone: 'Asia/Tokio' },
      `${place} timeZone must be an IANA time zone such as "Asia/Tokyo", not "Asia/Tokio".`,
    ],
    [
      'an offset for a time zone',
      { timeZone: '+09:00' },
      `${place} timeZone must be an IANA time zone such as "Asia/Tokyo", not "+09:00".`,
    ],
    [
      'a word for true or false',
      { dashboard: 'yes' },
      `${place} dashboard must be true or false, not "yes".`,
    ],
    [
      'a bus for true or false',
      { forwardToDefaultBus: 'default' },
      `${place} forwardToDefaultBus must be true or false, not "default".`,
    ],
    [
      'a link without its placeholders',
      { caseUrl: 'https://desk.shop.example/{caseId}' },
      `${place} caseUrl must be a link with {domainId} and {caseId} in it, such as "https://desk.your-company.com/{domainId}/{caseId}", not "https://desk.shop.example/{caseId}".`,
    ],
    [
      'a link that is none',
      { caseUrl: 'javascript:{domainId}{caseId}' },
      `${place} caseUrl must be a link with {domainId} and {caseId} in it, such as "https://desk.your-company.com/{domainId}/{caseId}", not "javascript:{domainId}{caseId}".`,
    ],
  ])('%s', (_, settings, sentence) => {
    expect(sentenceFor(settings)).toThrow(new Error(sentence));
  });

  it.each([
    [
      { fieldsPerDoman: 1000 },
      `${place} quotas.fieldsPerDoman is not a quota; did you mean fieldsPerDomain?`,
    ],
    [
      { fieldsPerLayout: 200 },
      `${place} quotas.fieldsPerLayout is not a quota; did you mean fieldsPerDomain?`,
    ],
    [
      { fieldsPerDomain: 'many' },
      `${place} quotas.fieldsPerDomain must be a whole number from 0 to 10000, not "many".`,
    ],
    [
      { domainsPerDeployment: -1 },
      `${place} quotas.domainsPerDeployment must be a whole number from 0 to 10000, not -1.`,
    ],
    [
      { filesPerCase: 10_001 },
      `${place} quotas.filesPerCase must be a whole number from 0 to 10000, not 10001.`,
    ],
    [{ filesPerCase: 1.5 }, `${place} quotas.filesPerCase must be a whole number from 0 to 10000, not 1.5.`],
    [{ slasPerCase: 21 }, `${place} quotas.slasPerCase must be a whole number from 0 to 20, not 21.`],
    [500, `${place} quotas must be an object of quotas such as {"fieldsPerDomain":1000}, not 500.`],
  ])('quotas: %j', (quotas, sentence) => {
    expect(sentenceFor({ quotas })).toThrow(new Error(sentence));
  });

  it.each([
    ['none at all', []],
    ['the same twice', ['High', 'High']],
    ['an empty one', ['Critical', '']],
    ['one longer than an option of a field', ['x'.repeat(101)]],
    ['more than a function can be told', Array.from({ length: 11 }, (__, index) => `Severity ${index}`)],
    ['a mere text', 'Critical'],
  ])('high severities: %s', (_, highSeverities) => {
    expect(sentenceFor({ highSeverities })).toThrow(
      new Error(
        `${place} highSeverities must be a list of 1 to 10 different values of 1 to 100 characters, worst first, such as ["Critical","High"], not ${JSON.stringify(highSeverities)}.`,
      ),
    );
  });

  it.each([
    ['an organization', ['o-exampleorgid']],
    ['a number', [111122223333]],
    ['the same twice', ['111122223333', '111122223333']],
    ['more than a policy holds', Array.from({ length: 51 }, (__, index) => `${100_000_000_000 + index}`)],
    ['a mere text', '111122223333'],
  ])('event consumers: %s', (_, eventConsumers) => {
    expect(sentenceFor({ eventConsumers })).toThrow(
      new Error(
        `${place} eventConsumers must be a list of at most 50 different account ids of 12 digits, such as ["111122223333"], not ${JSON.stringify(eventConsumers)}.`,
      ),
    );
  });

  it.each([
    [{ opsEmail: 'ops' }, '-c opsEmail must be an e-mail address such as "ops@your-company.com", not "ops".'],
    [
      { highSeverities: '[Critical' },
      '-c highSeverities must be a list of 1 to 10 different values of 1 to 100 characters, worst first, such as ["Critical","High"], not "[Critical".',
    ],
    [
      { quotas: '{"fieldsPerDomain":-1}' },
      '-c quotas.fieldsPerDomain must be a whole number from 0 to 10000, not -1.',
    ],
    [
      { quotas: '{fieldsPerDomain:1000}' },
      '-c quotas must be an object of quotas such as {"fieldsPerDomain":1000}, not "{fieldsPerDomain:1000}".',
    ],
    [{ opsemail: 'ops@shop.example' }, '-c opsemail is not a setting; did you mean opsEmail?'],
    [{ stgae: 'prod' }, '-c stgae is not a setting; did you mean stage?'],
    [
      { stage: 'prood' },
      'anken.config.json has no stage "prood"; did you mean -c stage=prod, or add a block of that name.',
    ],
  ])('on the command line: %o', (context, sentence) => {
    const config = configOf({ dev: aBlock(), prod: aBlock() });

    expect(() => readDeployment(config, context)).toThrow(new Error(sentence));
  });

  it.each([
    ['{"dev":', 'anken.config.json is not JSON: Unexpected end of JSON input.'],
    ['[]', 'anken.config.json must be an object with one block of settings a stage.'],
    ['{}', 'anken.config.json has no stage "dev"; add a block of that name.'],
    [
      '{"dev":"x"}',
      'anken.config.json: the stage "dev" must be a block of settings and have a name of lower-case letters, digits and hyphens, 30 at most.',
    ],
  ])('a file that is none: %s', (config, sentence) => {
    expect(() => readDeployment(config, {})).toThrow(new Error(sentence));
  });

  it('stops cdk synth with nothing but the sentence', async () => {
    const env = { ...process.env, CDK_CONTEXT_JSON: JSON.stringify({ stage: 'prood' }) };

    const synth = promisify(execFile)(process.execPath, ['bin/anken.ts'], { cwd: root, env });

    await expect(synth).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^anken\.config\.json has no stage "prood"; did you mean .*\.\n$/),
    });
  });
});

it("the JSON Schema beside the file is the settings' own", () => {
  const schema: unknown = JSON.parse(readFileSync(join(root, 'anken.config.schema.json'), 'utf8'));

  expect(JSON.parse(committed)).toHaveProperty('$schema', './anken.config.schema.json');
  expect(schema, 'Write configJsonSchema() of lib/config.ts into anken.config.schema.json').toEqual(
    configJsonSchema(),
  );
});
