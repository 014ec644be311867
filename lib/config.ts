import * as z from 'zod/mini';
import { defaultQuotas, deploymentQuotas, largestQuota } from '../lambdas/settings/quotas.ts';
import { nearest } from './nearest.ts';

/** What the names of a stage's stacks begin with. */
export const stackPrefix = (stage: string): string => `Anken-${stage}-`;

/** The stage that `npm start` deploys into the emulator on one's own machine. */
const LOCAL_STAGE = 'local';
const DEFAULT_STAGE = 'dev';

/**
 * All that differs where the stacks go into the emulator (`-c stage=local`); everything else is deployed as on AWS. A
 * difference without a property leaves the whole resource out.
 */
export const localDifferences: readonly LocalDifference[] = [
  {
    construct: 'Data/Cases/Table',
    resourceType: 'AWS::DynamoDB::GlobalTable',
    property: 'TableName',
    value: 'anken',
    reason: 'the emulator empties a global table without a name at any change of it',
  },
  {
    construct: 'Data/Archive',
    resourceType: 'AWS::Events::Archive',
    reason: 'the emulator does not know the type and refuses the stack',
  },
  {
    construct: 'Data/FailedBatches/AutoDeleteObjectsCustomResource',
    resourceType: 'Custom::S3AutoDeleteObjects',
    reason:
      'the emulator drops the tag by which the bucket allows it, so that the stack could not be deleted',
  },
  {
    construct: 'Monitoring/EventsUndelivered',
    resourceType: 'AWS::CloudWatch::Alarm',
    reason: 'the emulator refuses an alarm on metric math',
  },
  {
    construct: 'Monitoring/MailsFailed',
    resourceType: 'AWS::CloudWatch::Alarm',
    reason: 'the emulator refuses an alarm on metric math',
  },
  {
    construct: 'Data/Bus/cdk-Consumers',
    resourceType: 'AWS::Events::EventBusPolicy',
    onlyWith: 'eventConsumers',
    reason: 'the emulator does not know the type and refuses the stack',
  },
];
type LocalDifference = {
  /** Its path in the tree of constructs, from its stack on. */
  readonly construct: string;
  readonly resourceType: string;
  readonly property?: string;
  readonly value?: string;
  /** The setting without which the resource is not there anyway. */
  readonly onlyWith?: 'eventConsumers';
  readonly reason: string;
};

/** Those that CloudWatch Logs accepts. */
const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;
/** Ten values of a hundred Japanese characters still fit a function's environment, whose limit is 4 KB. */
const MOST_HIGH_SEVERITIES = 10;
/** The contract's limit for the value of a field's option. */
const LONGEST_OPTION_VALUE = 100;
const DEFAULT_HIGH_SEVERITIES = ['Critical', 'High'];
const DEFAULT_TIME_ZONE = 'Asia/Tokyo';

/** The bus's policy may have 10,240 characters; an account takes some forty of them. */
const MOST_EVENT_CONSUMERS = 50;
const ACCOUNT_ID = /^\d{12}$/;

const timeZoneIsKnown = (timeZone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return /^[a-z]/i.test(timeZone);
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
};

/** The settings of one stage. The descriptions are what an editor shows (anken.config.schema.json). */
const settingsSchema = z.strictObject({
  opsEmail: z
    .email()
    .check(z.describe('Who receives alarms and the mails about cases of high severity and breached SLAs.')),
  senderEmail: z
    .email()
    .check(
      z.describe('The address that mails come from: a verified identity of Amazon SES, or in its domain.'),
    ),
  highSeverities: z._default(
    z.array(z.string().check(z.minLength(1), z.maxLength(LONGEST_OPTION_VALUE))).check(
      z.minLength(1),
      z.maxLength(MOST_HIGH_SEVERITIES),
      z.refine((values) => new Set(values).size === values.length),
      z.meta({
        uniqueItems: true,
        description: 'The values of the field severity that raise an alarm, worst first.',
      }),
    ),
    DEFAULT_HIGH_SEVERITIES,
  ),
  removalPolicy: z
    .enum(['retain', 'destroy'])
    .check(
      z.describe('What becomes of the data when the stacks are deleted; destroy makes a disposable stage.'),
    ),
  logRetentionDays: z.literal(RETENTION_DAYS).check(z.describe('How many days logs are kept.')),
  timeZone: z._default(
    z.string().check(z.refine(timeZoneIsKnown), z.describe('The IANA time zone in which mails state times.')),
    DEFAULT_TIME_ZONE,
  ),
  dashboard: z._default(
    z.boolean().check(z.describe("Whether CloudWatch shows a case's way on a dashboard; some $4 a month.")),
    false,
  ),
  quotas: z._default(
    deploymentQuotas.check(
      z.describe(
        'How many of a kind there may be, where the defaults do not do; a domain may say so for itself.',
      ),
    ),
    {},
  ),
  forwardToDefaultBus: z._default(
    z
      .boolean()
      .check(
        z.describe(
          "Whether the events in the contract's own shape go to the account's default bus too, for rules that stand there already.",
        ),
      ),
    false,
  ),
  eventConsumers: z._default(
    z.array(z.string().check(z.regex(ACCOUNT_ID))).check(
      z.maxLength(MOST_EVENT_CONSUMERS),
      z.refine((ids) => new Set(ids).size === ids.length),
      z.meta({
        uniqueItems: true,
        description: 'The ids of other accounts that may put rules of their own on the event bus.',
      }),
    ),
    [],
  ),
  caseUrl: z.optional(
    z
      .string()
      .check(
        z.regex(/^https?:\/\/\S+$/),
        z.regex(/\{domainId\}/),
        z.regex(/\{caseId\}/),
        z.describe(
          'The link to a case in mails, with {domainId} and {caseId}; default: the case in the API.',
        ),
      ),
  ),
});
type Settings = z.output<typeof settingsSchema>;
type SettingName = keyof Settings;

/** The other half of the sentence "opsEmail must be …". */
const whatToWrite: Readonly<Record<SettingName, string>> = {
  opsEmail: 'an e-mail address such as "ops@your-company.com"',
  senderEmail: 'an e-mail address that Amazon SES may send from, such as "support@your-company.com"',
  highSeverities: `a list of 1 to ${MOST_HIGH_SEVERITIES} different values of 1 to ${LONGEST_OPTION_VALUE} characters, worst first, such as ["Critical","High"]`,
  removalPolicy: '"retain" or, for a disposable stage, "destroy"',
  logRetentionDays: `one of ${RETENTION_DAYS.join(', ')}`,
  timeZone: `an IANA time zone such as "${DEFAULT_TIME_ZONE}"`,
  dashboard: 'true or false',
  quotas: `an object of quotas such as {"fieldsPerDomain":1000}`,
  forwardToDefaultBus: 'true or false',
  eventConsumers: `a list of at most ${MOST_EVENT_CONSUMERS} different account ids of 12 digits, such as ["111122223333"]`,
  caseUrl:
    'a link with {domainId} and {caseId} in it, such as "https://desk.your-company.com/{domainId}/{caseId}"',
};
const settingNames = Object.keys(whatToWrite);

/** Letters, digits and hyphens: what a stack's name may hold. */
const STAGE_NAME = /^[a-z][a-z0-9-]{0,29}$/;
const configSchema = z.record(z.string(), z.unknown());

/** The JSON Schema by which editors complete and check the file. */
export const configJsonSchema = (): unknown => ({
  ...z.toJSONSchema(
    z.catchall(
      z.object({ $schema: z.optional(z.string()) }),
      settingsSchema.check(z.describe('One stage; `npx cdk deploy --all -c stage=<its name>` deploys it.')),
    ),
    { io: 'input' },
  ),
  title: 'The deployments of Anken, one block a stage',
  propertyNames: {
    anyOf: [{ const: '$schema' }, { pattern: STAGE_NAME.source }],
  },
});

export type Deployment = Settings & {
  readonly stage: string;
  /** Into the emulator of `npm start`, with its differences. */
  readonly emulated: boolean;
  /** Its data may go when its stacks go. */
  readonly disposable: boolean;
};

/** A setting is wrong; the message is one sentence that says what to write. */
export class ConfigError extends Error {}

/**
 * The settings of the stage that is to be deployed: its block of `anken.config.json`, and over it what the command line
 * says by `-c name=value`.
 */
export const readDeployment = (
  configText: string,
  context: Readonly<Record<string, unknown>>,
): Deployment => {
  const overrides = commandLineSettings(context);
  const { stage, block } = pickStage(configText, context['stage']);
  const parsed = z.safeParse(settingsSchema, { ...block, ...overrides });
  if (!parsed.success) throw new ConfigError(sentence(stage, block, overrides, parsed.error.issues[0]));
  return {
    ...parsed.data,
    stage,
    emulated: stage === LOCAL_STAGE,
    disposable: parsed.data.removalPolicy === 'destroy',
  };
};

/** The CDK hands its own context over too; its names hold a colon, a slash or a hyphen, those of settings do not. */
const commandLineSettings = (
  context: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> => {
  const names = Object.keys(context).filter((name) => /^\w+$/.test(name) && name !== 'stage');
  const unknown = names.find((name) => !settingNames.includes(name));
  if (unknown !== undefined) {
    throw new ConfigError(
      `-c ${unknown} is not a setting; did you mean ${nearest(unknown, ['stage', ...settingNames])}?`,
    );
  }
  return Object.fromEntries(names.map((name) => [name, typed(name, context[name])]));
};

/** Those that are no text. */
const JSON_SETTINGS = new Set([
  'highSeverities',
  'dashboard',
  'quotas',
  'forwardToDefaultBus',
  'eventConsumers',
]);

/** The command line knows text only. */
const typed = (name: string, value: unknown): unknown => {
  if (typeof value !== 'string') return value;
  if (name === 'logRetentionDays') return Number(value);
  if (JSON_SETTINGS.has(name)) return json(value);
  return value;
};

/** `true`, or `["Critical","High"]`; shells make it easy to lose the quotes, and then the sentence about it shows what came. */
const json = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
};

const pickStage = (configText: string, wanted: unknown) => {
  const config = z.safeParse(configSchema, parsedConfig(configText));
  if (!config.success) {
    throw new ConfigError('anken.config.json must be an object with one block of settings a stage.');
  }
  const { $schema: _, ...stages } = config.data;
  const stage = wanted === undefined ? DEFAULT_STAGE : String(wanted);
  const block = z.safeParse(configSchema, stages[stage]);
  if (!STAGE_NAME.test(stage) || !block.success)
    throw new ConfigError(noSuchStage(stage, Object.keys(stages)));
  return { stage, block: block.data };
};

const parsedConfig = (configText: string): unknown => {
  try {
    return JSON.parse(configText);
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw new ConfigError(`anken.config.json is not JSON: ${error.message}.`);
    }
    throw error;
  }
};

const noSuchStage = (stage: string, stages: readonly string[]): string => {
  if (stages.includes(stage)) {
    return `anken.config.json: the stage ${JSON.stringify(stage)} must be a block of settings and have a name of lower-case letters, digits and hyphens, 30 at most.`;
  }
  const hint = nearest(stage, stages);
  return `anken.config.json has no stage ${JSON.stringify(stage)}; ${hint === undefined ? 'add a block of that name' : `did you mean -c stage=${hint}, or add a block of that name`}.`;
};

const sentence = (
  stage: string,
  block: Readonly<Record<string, unknown>>,
  overrides: Readonly<Record<string, unknown>>,
  issue: z.core.$ZodIssue | undefined,
): string => {
  const place = `anken.config.json, stage "${stage}": `;
  if (issue?.path[0] === 'quotas')
    return quotaSentence('quotas' in overrides ? '-c ' : place, issue, { ...block, ...overrides });
  if (issue?.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    return `${place}${key} is not a setting; did you mean ${nearest(key, settingNames)}?`;
  }
  const name = settingNames.find((known) => known === issue?.path[0]);
  if (!isSettingName(name)) return `${place}${issue?.message}.`;
  if (name in overrides)
    return `-c ${name} must be ${whatToWrite[name]}, not ${JSON.stringify(overrides[name])}.`;
  if (!(name in block)) return `${place}${name} is missing; write ${whatToWrite[name]}.`;
  return `${place}${name} must be ${whatToWrite[name]}, not ${JSON.stringify(block[name])}.`;
};

const quotaSentence = (
  place: string,
  issue: z.core.$ZodIssue,
  { quotas }: Readonly<Record<string, unknown>>,
): string => {
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    return `${place}quotas.${key} is not a quota; did you mean ${nearest(key, Object.keys(defaultQuotas))}?`;
  }
  const [, name] = issue.path;
  if (name === undefined)
    return `${place}quotas must be ${whatToWrite.quotas}, not ${JSON.stringify(quotas)}.`;
  const given = new Map(Object.entries(Object(quotas))).get(`${String(name)}`);
  return `${place}quotas.${String(name)} must be a whole number from 0 to ${largestQuota(String(name))}, not ${JSON.stringify(given)}.`;
};

const isSettingName = (name: unknown): name is SettingName =>
  typeof name === 'string' && Object.hasOwn(whatToWrite, name);
