import type { RunningWorld } from '../world/world.ts';
import { perform } from './client.ts';
import { type ClientOperation, type KindOf, madeBy } from './operation.ts';

/** A domain that cases can be created in. */
export type WorkingDomain = {
  readonly domainId: string;
  readonly templateId: string;
  /** The text fields that an operation may give a value of its own. */
  readonly fieldIds: readonly string[];
};

const textFields = ['title', 'summary', 'customer_id', 'assigned_queue', 'assigned_user'];

/** A domain, a template, and at times events in the contract's own shape. In bad weather too, so again until it stands. */
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
  const templateId = await make('template', domainId, ['POST', `${at}/templates`]);
  if (world.chance.happens(0.3)) {
    const includedData = {
      caseData: { fields: [{ id: 'title' }] },
      relatedItemData: { includeContent: true },
    };
    const body = { eventBridge: { enabled: true, includedData } };
    await make('events', domainId, ['PUT', `${at}/case-event-configuration`], body);
  }
  if (world.chance.happens(0.7)) return { domainId, templateId, fieldIds: textFields };
  const own = await make('field', domainId, ['POST', `${at}/fields`], { type: 'Text' });
  return { domainId, templateId, fieldIds: [...textFields, own, own] };
};

/** Says whose it is: an operation of this id made it. */
const nameOf = (made: string, id: string): string => `${made} of ${id}`;
export const makerOf = (name: unknown): string | undefined =>
  /^(?:domain|template|field) of (.+)$/.exec(`${name}`)?.[1];
