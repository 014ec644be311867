import {
  BatchPutFieldOptionsCommand,
  type ConnectCasesClient,
  CreateCaseCommand,
  CreateDomainCommand,
  CreateFieldCommand,
  CreateLayoutCommand,
  CreateRelatedItemCommand,
  CreateTemplateCommand,
  type FieldValue,
  type FieldValueUnion,
  PutCaseEventConfigurationCommand,
  type Section,
  type SlaInputConfiguration,
  UpdateCaseCommand,
} from '@aws-sdk/client-connectcases';
import { customFieldEntries, options, retiredReason, systemFields, type Values } from './fields.ts';
import { profileArn, queueArn, userArn } from './people.ts';
import { sampleCases } from './sample-cases.ts';
import { type DatedStep, datedCase, type SampleCase } from './story.ts';
import { domainName, eventFields, templateEntries } from './templates.ts';

type Load = {
  readonly client: ConnectCasesClient;
  /** The last moment of the story. */
  readonly now?: Date;
  /** Counts cases. */
  readonly onProgress?: (done: number, total: number) => void;
};

/** Keeps several cases under way while no one case waits for another; more only makes them queue elsewhere. */
const CASES_AT_ONCE = 6;

/**
 * Loads the shop into a new domain through the contract alone. On a stack that has the shop already it stops at the
 * domain's name, before anything is written.
 */
export const loadSample = async ({
  client,
  now = new Date(),
  onProgress,
}: Load): Promise<{ domainId: string }> => {
  const shop = await openShop(client);
  const total = sampleCases.length;
  let done = 0;
  onProgress?.(done, total);
  await inParallel(sampleCases, CASES_AT_ONCE, async (sample) => {
    await loadCase(client, shop, sample, now);
    done += 1;
    onProgress?.(done, total);
  });
  return { domainId: shop.domainId };
};

/** The ids that the contract gave to what the sample knows by key. */
type Shop = {
  readonly domainId: string;
  readonly fieldIds: ReadonlyMap<string, string>;
  readonly templateIds: ReadonlyMap<string, string>;
};

const openShop = async (client: ConnectCasesClient): Promise<Shop> => {
  const { domainId } = await step('creating the domain', () =>
    client.send(new CreateDomainCommand({ name: domainName })),
  );
  const id = required(domainId, 'domainId');
  const fieldIds = await createFields(client, id);
  const templateIds = await createTemplates(client, id, fieldIds);
  await step('switching the case events on', () =>
    client.send(
      new PutCaseEventConfigurationCommand({
        domainId: id,
        eventBridge: {
          enabled: true,
          includedData: {
            caseData: { fields: idsOf(eventFields, fieldIds) },
            relatedItemData: { includeContent: true },
          },
        },
      }),
    ),
  );
  return { domainId: id, fieldIds, templateIds };
};

const createFields = async (
  client: ConnectCasesClient,
  domainId: string,
): Promise<ReadonlyMap<string, string>> => {
  const fieldIds = new Map<string, string>(systemFields.map((field) => [field, field]));
  for (const [key, { name, type, description, multiline }] of customFieldEntries) {
    const attributes = multiline && { attributes: { text: { isMultiline: true } } };
    const { fieldId } = await step(`creating the field “${key}”`, () =>
      client.send(new CreateFieldCommand({ domainId, name, type, description, ...attributes })),
    );
    fieldIds.set(key, required(fieldId, 'fieldId'));
  }
  for (const [key, choices] of Object.entries(options)) {
    const retired = key === 'case_reason' ? [retiredReason] : [];
    const { errors = [] } = await step(`putting the options of “${key}”`, () =>
      client.send(
        new BatchPutFieldOptionsCommand({
          domainId,
          fieldId: known(fieldIds, key),
          options: [
            ...choices.map(([value, name]) => ({ value, name, active: true })),
            ...retired.map(([value, name]) => ({ value, name, active: false })),
          ],
        }),
      ),
    );
    const [refused] = errors;
    if (refused) throw stopped(`putting the option “${refused.value}” of “${key}”`, refused.message);
  }
  return fieldIds;
};

const createTemplates = async (
  client: ConnectCasesClient,
  domainId: string,
  fieldIds: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> => {
  const templateIds = new Map<string, string>();
  const panel = ({ name, fields }: { readonly name: string; readonly fields: readonly string[] }) => {
    const section: Section = { fieldGroup: { name, fields: idsOf(fields, fieldIds) } };
    return { sections: [section] };
  };
  for (const [key, { name, description, layout, requiredFields }] of templateEntries) {
    const { layoutId } = await step(`creating the layout of “${key}”`, () =>
      client.send(
        new CreateLayoutCommand({
          domainId,
          name: layout.name,
          content: { basic: { topPanel: panel(layout.topPanel), moreInfo: panel(layout.moreInfo) } },
        }),
      ),
    );
    const { templateId } = await step(`creating the template “${key}”`, () =>
      client.send(
        new CreateTemplateCommand({
          domainId,
          name,
          description,
          status: 'Active',
          layoutConfiguration: { defaultLayout: required(layoutId, 'layoutId') },
          requiredFields: requiredFields.map((field) => ({ fieldId: known(fieldIds, field) })),
        }),
      ),
    );
    templateIds.set(key, required(templateId, 'templateId'));
  }
  return templateIds;
};

/** A case's own steps follow one another, so that its audit trail tells the story in order. */
const loadCase = async (
  client: ConnectCasesClient,
  shop: Shop,
  sample: SampleCase,
  now: Date,
): Promise<void> => {
  const { domainId } = shop;
  const { template, openedBy, values, steps } = datedCase(sample, now);
  const created = await step(`opening the case “${sample.key}”`, () =>
    client.send(
      new CreateCaseCommand({
        domainId,
        templateId: known(shop.templateIds, template),
        fields: fieldValues(values, shop.fieldIds),
        performedBy: openedBy,
      }),
    ),
  );
  const caseId = required(created.caseId, 'caseId');
  for (const [index, told] of steps.entries()) {
    await step(`step ${index + 1} (${told.kind}) of the case “${sample.key}”`, () =>
      takeStep(client, shop, caseId, told),
    );
  }
};

const takeStep = async (
  client: ConnectCasesClient,
  { domainId, fieldIds }: Shop,
  caseId: string,
  told: DatedStep,
): Promise<void> => {
  const to = { domainId, caseId, performedBy: told.by };
  switch (told.kind) {
    case 'update':
      await client.send(new UpdateCaseCommand({ ...to, fields: fieldValues(told.values, fieldIds) }));
      return;
    case 'contact':
      await client.send(
        new CreateRelatedItemCommand({
          ...to,
          type: 'Contact',
          content: { contact: { contactArn: told.contactArn } },
        }),
      );
      return;
    case 'note':
      await client.send(
        new CreateRelatedItemCommand({
          ...to,
          type: 'Comment',
          content: { comment: { body: told.body, contentType: 'Text/Plain' } },
        }),
      );
      return;
    case 'sla':
      await client.send(
        new CreateRelatedItemCommand({
          ...to,
          type: 'Sla',
          content: { sla: { slaInputConfiguration: slaTerms(told, fieldIds) } },
        }),
      );
  }
};

/** An SLA as the contract takes it. */
export const slaTerms = (
  { name, minutes, fulfilledBy }: Pick<DatedStep & { kind: 'sla' }, 'name' | 'minutes' | 'fulfilledBy'>,
  fieldIds: ReadonlyMap<string, string>,
): SlaInputConfiguration => {
  const [field] = fieldValues(fulfilledBy, fieldIds);
  return {
    name,
    type: 'CaseField',
    fieldId: field?.id,
    targetFieldValues: field?.value && [field.value],
    targetSlaMinutes: minutes,
  };
};

/** A case's values as the contract writes them. */
export const fieldValues = (values: Values, fieldIds: ReadonlyMap<string, string>): FieldValue[] =>
  Object.entries(values).map(([key, value]) => ({ id: known(fieldIds, key), value: fieldValue(key, value) }));

const fieldValue = (key: string, value: string | number | boolean | null): FieldValueUnion => {
  if (value === null) return { emptyValue: {} };
  if (typeof value === 'number') return { doubleValue: value };
  if (typeof value === 'boolean') return { booleanValue: value };
  switch (key) {
    case 'specialist':
      return { userArnValue: userArn(value) };
    case 'assigned_user':
      return { stringValue: userArn(value) };
    case 'assigned_queue':
      return { stringValue: queueArn(value) };
    case 'customer_id':
      return { stringValue: profileArn(value) };
    default:
      return { stringValue: value };
  }
};

const idsOf = (keys: readonly string[], ids: ReadonlyMap<string, string>): { id: string }[] =>
  keys.map((key) => ({ id: known(ids, key) }));

const known = (ids: ReadonlyMap<string, string>, key: string): string => {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`The shop has no “${key}”.`);
  return id;
};

const required = (value: string | undefined, name: string): string => {
  if (value === undefined) throw new Error(`The answer holds no ${name}.`);
  return value;
};

const step = async <Answer>(doing: string, take: () => Promise<Answer>): Promise<Answer> => {
  try {
    return await take();
  } catch (cause) {
    throw stopped(doing, cause instanceof Error ? cause.message : String(cause), cause);
  }
};

const stopped = (doing: string, reason: string | undefined, cause?: unknown): Error =>
  new Error(`Loading the sample stopped at ${doing}: ${reason}`, { cause });

/** Fails with the first failure, but only once nothing is under way any more. */
const inParallel = async <Item>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<void>,
): Promise<void> => {
  const remaining = each(items);
  const worker = async () => {
    for (const item of remaining) await work(item);
  };
  const results = await Promise.allSettled(Array.from({ length: atOnce }, worker));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
};

/** A generator, unlike an array's iterator, is closed by the loop that fails, so that the other workers stop too. */
function* each<Item>(items: readonly Item[]): Generator<Item> {
  yield* items;
}
