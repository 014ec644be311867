import type { Chance } from '../chance.ts';
import { batchOperation } from './batch-operation.ts';
import type { Desk } from './desk.ts';
import { givenFields, severities, text } from './fields.ts';
import { comment, itemOperation } from './item-operation.ts';
import type { ClientOperation, SlaFulfilment } from './operation.ts';

export type Habits = {
  readonly mayDelete: boolean;
  /** How many of a hundred operations start an SLA. */
  readonly slas: number;
  /** How many of a hundred of the others are about related items and tags, and how many about several cases. */
  readonly items: number;
  readonly batches: number;
  /** The shortest and the longest target. */
  readonly minutes: readonly [shortest: number, longest: number];
};

export const nextOperation = (chance: Chance, desk: Desk, habits: Habits, id: string): ClientOperation => {
  const { domainId, templateId, fieldIds, caseIds, itemIds, slaIds } = desk;
  const common = { id, domainId, attempts: [], body: {} };
  const at = `/domains/${domainId}/cases`;
  if (caseIds.length === 0 || chance.happens(0.12)) {
    const fields = [
      text('title', `title of ${id}`),
      ...(chance.happens(0.5) ? [text('severity', chance.pick(severities))] : []),
      ...(chance.happens(0.3) ? [text('customer_id', `customer_id of ${id}`)] : []),
      ...(chance.happens(0.2) ? [text('reference_number', `OWN-${chance.below(4)}`)] : []),
    ];
    const clientToken = chance.happens(0.8) ? `token-${id}` : undefined;
    const body = { templateId, fields, ...(clientToken !== undefined && { clientToken }) };
    return { ...common, kind: 'create case', method: 'POST', path: at, body, clientToken, fields };
  }
  const caseId = chance.pick(caseIds);
  const path = `${at}/${caseId}`;
  const post = { ...common, method: 'POST', path: `${path}/related-items/`, caseId };
  const remove = { ...common, method: 'DELETE', caseId };
  const slas = slaIds.get(caseId) ?? [];
  if (chance.below(100) < habits.slas) {
    if (slas.length > 0 && chance.happens(0.2)) {
      const relatedItemId = chance.pick(slas);
      return {
        ...remove,
        kind: 'cancel sla',
        path: `${path}/related-items/${relatedItemId}`,
        relatedItemId,
      };
    }
    return { ...post, kind: 'start sla', ...slaOf(chance, habits, id) };
  }
  const about = chance.below(100);
  if (about < habits.items) return itemOperation(chance, desk, caseId, id);
  if (about < habits.items + habits.batches) return batchOperation(chance, desk, id);
  const kind = chance.below(88);
  if (kind < 48) {
    const fields = givenFields(chance, fieldIds, id);
    const seen = chance.happens(0.15) ? desk.versions.get(caseId) : undefined;
    const headers = seen === undefined ? {} : { 'If-Match': `"${seen}"` };
    const update = { ...common, kind: 'update case', method: 'PUT', path, caseId } as const;
    return { ...update, headers, body: { fields }, fields, ifMatch: seen };
  }
  if (kind < 60) return { ...post, kind: 'add item', body: { type: 'Comment', content: comment(id) } };
  if (kind < 72) {
    const contactArn = `arn:aws:connect:us-east-1:111122223333:instance/1/contact/${chance.below(2)}`;
    return {
      ...post,
      kind: 'contact',
      body: { type: 'Contact', content: { contact: { contactArn } } },
      contactArn,
    };
  }
  if (kind < 76) {
    const [relatedItemId] = itemIds.get(caseId)?.slice(-1) ?? [];
    if (relatedItemId !== undefined) {
      const itemPath = `${path}/related-items/${relatedItemId}`;
      return { ...remove, kind: 'delete item', path: itemPath, relatedItemId };
    }
  }
  if (kind < 78 && habits.mayDelete) return { ...remove, kind: 'delete case', path };
  if (kind < 79 && habits.mayDelete) {
    return { ...common, kind: 'delete domain', method: 'DELETE', path: `/domains/${domainId}` };
  }
  if (kind < 83) {
    const asked = [...fieldIds, 'severity'];
    const body = { fields: asked.map((fieldId) => ({ id: fieldId })) };
    return { ...common, kind: 'get case', method: 'POST', path, body, caseId, fieldIds: asked };
  }
  return { ...common, kind: 'audit', method: 'POST', path: `${path}/audit-history`, caseId };
};

/** Due within minutes, and fulfilled by what updates write anyway. */
const slaOf = (chance: Chance, { minutes: [shortest, longest] }: Habits, id: string) => {
  const minutes = chance.between(shortest, longest);
  const fulfilment = chance.pick<SlaFulfilment | undefined>([
    undefined,
    { fieldId: 'status', value: { stringValue: 'closed' } },
    { fieldId: 'severity', value: { stringValue: chance.pick(severities) } },
    { fieldId: 'severity', value: { stringValue: chance.pick(severities) } },
    { fieldId: 'customer_id', value: undefined },
  ]);
  const slaInputConfiguration = {
    name: `SLA of ${id}`,
    type: 'CaseField',
    targetSlaMinutes: minutes,
    ...(fulfilment && {
      fieldId: fulfilment.fieldId,
      targetFieldValues: [fulfilment.value ?? { emptyValue: {} }],
    }),
  };
  return { body: { type: 'Sla', content: { sla: { slaInputConfiguration } } }, minutes, fulfilment };
};
