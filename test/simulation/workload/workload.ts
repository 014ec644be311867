import type { RunningWorld } from '../world/world.ts';
import { pause, perform } from './client.ts';
import { acknowledged, type ClientOperation, type FieldGiven } from './operation.ts';

export type Workload = {
  readonly domainId: string;
  readonly operations: readonly ClientOperation[];
};

const text = (id: string, stringValue: string): FieldGiven => ({ id, value: { stringValue } });
const severities = ['Critical', 'High', 'Medium', 'Low'];
const textFields = ['title', 'summary', 'customer_id', 'assigned_queue', 'assigned_user'];

/** Some clients at work at once on few cases, so that they meet. */
export const work = async (world: RunningWorld): Promise<Workload> => {
  const { chance } = world;
  const operations: ClientOperation[] = [];
  let number = 0;
  const nextId = () => {
    number += 1;
    return `op-${number}`;
  };
  const { domainId, templateId, fieldIds } = await configure(world, operations, nextId);
  const caseIds: string[] = [];
  const itemIds = new Map<string, string[]>();
  const mayDelete = chance.happens(0.4);
  const next = (): ClientOperation => {
    const operation = nextOperation(world, {
      domainId,
      templateId,
      fieldIds,
      caseIds,
      itemIds,
      mayDelete,
      id: nextId(),
    });
    operations.push(operation);
    return operation;
  };

  // Most defects show in few operations, and few are quick: 5 to 40, and more often few.
  const total = 5 + Math.floor(36 * chance.next() ** 3);
  const clients = chance.between(1, 5);
  const mostCases = chance.between(1, 3);
  const thinking = chance.pick([1, 30, 30, 400]);
  const client = async (share: number) => {
    for (let done = 0; done < share; done += 1) {
      const operation = next();
      const again = world.weather.strikes('client repeats');
      const twin = again && chance.happens(0.5) ? perform(world, operation) : undefined;
      const attempt = await perform(world, operation);
      if (again && !twin) {
        await pause(world, chance.below(3_000));
        await perform(world, operation);
      }
      await twin;
      const { caseId, relatedItemId } = attempt.body;
      if ('caseId' in operation && typeof relatedItemId === 'string') {
        itemIds.set(operation.caseId, [...(itemIds.get(operation.caseId) ?? []), relatedItemId]);
      }
      if (operation.kind === 'create case' && typeof caseId === 'string' && caseIds.length < mostCases) {
        if (!caseIds.includes(caseId)) caseIds.push(caseId);
      }
      await pause(world, chance.below(thinking));
    }
  };
  await Promise.all(Array.from({ length: clients }, () => client(Math.ceil(total / clients))));
  return { domainId, operations };
};

type Context = {
  readonly domainId: string;
  readonly templateId: string;
  /** The text fields that an operation may give a value of its own. */
  readonly fieldIds: readonly string[];
  readonly caseIds: readonly string[];
  /** By case. */
  readonly itemIds: ReadonlyMap<string, readonly string[]>;
  readonly mayDelete: boolean;
  readonly id: string;
};

const nextOperation = ({ chance }: RunningWorld, context: Context): ClientOperation => {
  const { domainId, templateId, fieldIds, caseIds, itemIds, mayDelete, id } = context;
  const performedBy = { customEntity: id };
  const at = `/domains/${domainId}/cases`;
  const kind = chance.below(100);
  if (caseIds.length === 0 || kind < 12) {
    const fields = [
      text('title', `title of ${id}`),
      ...(chance.happens(0.5) ? [text('severity', chance.pick(severities))] : []),
      ...(chance.happens(0.2) ? [text('reference_number', `OWN-${chance.below(4)}`)] : []),
    ];
    const clientToken = chance.happens(0.8) ? `token-${id}` : undefined;
    const body = { templateId, fields, performedBy, ...(clientToken !== undefined && { clientToken }) };
    return { kind: 'create case', id, method: 'POST', path: at, body, attempts: [], clientToken };
  }
  const caseId = chance.pick(caseIds);
  const path = `${at}/${caseId}`;
  if (kind < 60) {
    const fields = givenFields(chance.below, fieldIds, id);
    return {
      kind: 'update case',
      id,
      method: 'PUT',
      path,
      body: { fields, performedBy },
      attempts: [],
      caseId,
      fields,
    };
  }
  if (kind < 72) {
    const content = { comment: { body: `comment of ${id}`, contentType: 'Text/Plain' } };
    const body = { type: 'Comment', content, performedBy };
    return {
      kind: 'comment',
      id,
      method: 'POST',
      path: `${path}/related-items/`,
      body,
      attempts: [],
      caseId,
    };
  }
  if (kind < 84) {
    const contactArn = `arn:aws:connect:us-east-1:111122223333:instance/1/contact/${chance.below(2)}`;
    const body = { type: 'Contact', content: { contact: { contactArn } }, performedBy };
    return {
      kind: 'contact',
      id,
      method: 'POST',
      path: `${path}/related-items/`,
      body,
      attempts: [],
      caseId,
      contactArn,
    };
  }
  if (kind < 88) {
    const [relatedItemId] = itemIds.get(caseId)?.slice(-1) ?? [];
    if (relatedItemId !== undefined) {
      const itemPath = `${path}/related-items/${relatedItemId}`;
      return {
        kind: 'delete item',
        id,
        method: 'DELETE',
        path: itemPath,
        body: {},
        attempts: [],
        caseId,
        relatedItemId,
      };
    }
  }
  if (kind < 90 && mayDelete) {
    return { kind: 'delete case', id, method: 'DELETE', path, body: {}, attempts: [], caseId };
  }
  if (kind < 91 && mayDelete) {
    return {
      kind: 'delete domain',
      id,
      method: 'DELETE',
      path: `/domains/${domainId}`,
      body: {},
      attempts: [],
    };
  }
  if (kind < 95) {
    const asked = [...fieldIds, 'severity'];
    const body = { fields: asked.map((fieldId) => ({ id: fieldId })) };
    return { kind: 'get case', id, method: 'POST', path, body, attempts: [], caseId, fieldIds: asked };
  }
  return { kind: 'audit', id, method: 'POST', path: `${path}/audit-history`, body: {}, attempts: [], caseId };
};

/** One to three different fields; a text says whose it is, so that no two operations write the same. */
const givenFields = (
  below: (limit: number) => number,
  fieldIds: readonly string[],
  id: string,
): readonly FieldGiven[] => {
  const fields = new Map<string, FieldGiven>();
  const count = 1 + below(3);
  for (let index = 0; index < count; index += 1) {
    const kind = below(10);
    if (kind < 4) fields.set('severity', text('severity', severities[below(4)] ?? 'Low'));
    else if (kind < 5) fields.set('status', text('status', below(2) === 0 ? 'closed' : 'open'));
    else if (kind < 6) fields.set('customer_id', { id: 'customer_id', value: { emptyValue: {} } });
    else {
      const fieldId = fieldIds[below(fieldIds.length)] ?? 'title';
      fields.set(fieldId, text(fieldId, `${fieldId} of ${id}`));
    }
  }
  return [...fields.values()];
};

/** A domain, a template, and at times events in the contract's own shape. In bad weather too, so again until it stands. */
const configure = async (
  world: RunningWorld,
  operations: ClientOperation[],
  nextId: () => string,
): Promise<Pick<Context, 'domainId' | 'templateId' | 'fieldIds'>> => {
  const until = async (name: string, method: string, path: string, body: (id: string) => object) => {
    for (;;) {
      const id = nextId();
      const operation: ClientOperation = {
        kind: 'configure',
        id,
        method,
        path,
        body: { ...body(id) },
        attempts: [],
      };
      operations.push(operation);
      const { status, body: answer } = await perform(world, operation);
      if (status === 200) return `${answer[name]}`;
    }
  };
  const domainId = await until('domainId', 'POST', '/domains', (id) => ({ name: `Domain of ${id}` }));
  const templateId = await until('templateId', 'POST', `/domains/${domainId}/templates`, (id) => ({
    name: `Template of ${id}`,
  }));
  if (world.chance.happens(0.3)) {
    await until('', 'PUT', `/domains/${domainId}/case-event-configuration`, () => ({
      eventBridge: {
        enabled: true,
        includedData: { caseData: { fields: [{ id: 'title' }] }, relatedItemData: { includeContent: true } },
      },
    }));
  }
  if (world.chance.happens(0.7)) return { domainId, templateId, fieldIds: textFields };
  const own = await until('fieldId', 'POST', `/domains/${domainId}/fields`, (id) => ({
    name: `Field of ${id}`,
    type: 'Text',
  }));
  return { domainId, templateId, fieldIds: [...textFields, own, own] };
};

/** Whether the domain publishes in the contract's own shape too, from before its first case on. */
export const publishesContractEvents = ({ operations }: Workload): boolean =>
  operations.some(
    (operation) =>
      operation.method === 'PUT' && operation.kind === 'configure' && acknowledged(operation).length > 0,
  );
