import type { RunningWorld } from '../world/world.ts';
import { perform } from './client.ts';
import { type ClientOperation, type KindOf, madeBy } from './operation.ts';

/** A domain that cases can be created in. */
export type WorkingDomain = {
  readonly domainId: string;
  readonly templateId: string;
  /** The text fields that an operation may give a value of its own. */
  readonly fieldIds: readonly string[];
  /** Of the domain's own making, which alone a custom related item can hold. */
  readonly ownFieldIds: readonly string[];
};

const textFields = ['title', 'summary', 'customer_id', 'assigned_queue', 'assigned_user'];

/** Both keep an update from what another one has made of the same case. */
const criticalNeedsCustomer = {
  required: {
    defaultValue: false,
    conditions: [
      {
        equalTo: {
          operandOne: { fieldId: 'severity' },
          operandTwo: { stringValue: 'Critical' },
          result: true,
        },
      },
    ],
  },
};
const closedIsHarmless = {
  fieldOptions: {
    parentFieldId: 'status',
    childFieldId: 'severity',
    parentChildFieldOptionsMappings: [
      { parentFieldOptionValue: 'open', childFieldOptionValues: ['Critical', 'High', 'Medium', 'Low'] },
      { parentFieldOptionValue: 'closed', childFieldOptionValues: ['Medium', 'Low'] },
    ],
  },
};

/**
 * A domain, a template, and at times case rules and events in the contract's own shape. In bad weather too, so again
 * until it stands.
 */
export const configure = async (
  world: RunningWorld,
  operations: ClientOperation[],
  nextId: () => string,
): Promise<WorkingDomain> => {
  const make = async (
    made: KindOf<'configure'>['made'],
    domainId: string,
    [method, path]: readonly [method: string, path: string],
    body: object = {},
  ): Promise<string> => {
    for (;;) {
      const id = nextId();
      const operation: ClientOperation = {
        kind: 'configure',
        made,
        domainId,
        id,
        method,
        path,
        body: { name: nameOf(made, id), ...body },
        attempts: [],
      };
      operations.push(operation);
      const { status, body: answer } = await perform(world, operation);
      if (status === 200) return `${answer[madeBy[made] ?? '']}`;
    }
  };
  const domainId = await make('domain', '', ['POST', '/domains']);
  const at = `/domains/${domainId}`;
  const makeRules = async () => {
    const ruleOf = (rule: object) => make('rule', domainId, ['POST', `${at}/case-rules`], { rule });
    if (world.chance.happens(0.5)) {
      await make('settings', domainId, ['PUT', `${at}/settings`], {
        settings: { ruleEnforcement: 'report' },
      });
    }
    return [
      { caseRuleId: await ruleOf(criticalNeedsCustomer), fieldId: 'customer_id' },
      { caseRuleId: await ruleOf(closedIsHarmless), fieldId: 'severity' },
    ];
  };
  const rules = world.chance.happens(0.3) ? await makeRules() : undefined;
  const templateId = await make('template', domainId, ['POST', `${at}/templates`], rules && { rules });
  if (world.chance.happens(0.3)) {
    const includedData = {
      caseData: { fields: [{ id: 'title' }] },
      relatedItemData: { includeContent: true },
    };
    const body = { eventBridge: { enabled: true, includedData } };
    await make('events', domainId, ['PUT', `${at}/case-event-configuration`], body);
  }
  if (world.chance.happens(0.7)) return { domainId, templateId, fieldIds: textFields, ownFieldIds: [] };
  const own = await make('field', domainId, ['POST', `${at}/fields`], { type: 'Text' });
  return { domainId, templateId, fieldIds: [...textFields, own, own], ownFieldIds: [own] };
};

/** Says whose it is: an operation of this id made it. */
const nameOf = (made: string, id: string): string => `${made} of ${id}`;
export const makerOf = (name: unknown): string | undefined =>
  /^(?:domain|template|field|rule) of (.+)$/.exec(`${name}`)?.[1];
