import type { Chance } from '../chance.ts';
import type { WorkingDomain } from './configure.ts';
import type { ClientOperation, FieldGiven, SlaFulfilment } from './operation.ts';

/** What there is in a domain to work on. */
export type Desk = WorkingDomain & {
  readonly caseIds: string[];
  /** By case: comments and contacts, and SLAs. */
  readonly itemIds: Map<string, string[]>;
  readonly slaIds: Map<string, string[]>;
};

export type Habits = {
  readonly mayDelete: boolean;
  /** How many of a hundred operations start an SLA. */
  readonly slas: number;
  /** The shortest and the longest target. */
  readonly minutes: readonly [shortest: number, longest: number];
};

const text = (id: string, stringValue: string): FieldGiven => ({ id, value: { stringValue } });
const severities = ['Critical', 'High', 'Medium', 'Low'];

export const nextOperation = (chance: Chance, desk: Desk, habits: Habits, id: string): ClientOperation => {
  const { domainId, templateId, fieldIds, caseIds, itemIds, slaIds } = desk;
  const common = { id, domainId, attempts: [], body: {} };
  const at = `/domains/${domainId}/cases`;
  if (caseIds.length === 0 || chance.happens(0.12)) {
    const fields = [
      text('title', `title of ${id}`),
      ...(chance.happens(0.5) ? [text('severity', chance.pick(severities))] : []),
      ...(chance.happens(0.2) ? [text('reference_number', `OWN-${chance.below(4)}`)] : []),
    ];
    const clientToken = chance.happens(0.8) ? `token-${id}` : undefined;
    const body = { templateId, fields, ...(clientToken !== undefined && { clientToken }) };
    return { ...common, kind: 'create case', method: 'POST', path: at, body, clientToken };
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
  const kind = chance.below(88);
  if (kind < 48) {
    const fields = givenFields(chance.below, fieldIds, id);
    return { ...common, kind: 'update case', method: 'PUT', path, body: { fields }, caseId, fields };
  }
  if (kind < 60) {
    const content = { comment: { body: `comment of ${id}`, contentType: 'Text/Plain' } };
    return { ...post, kind: 'comment', body: { type: 'Comment', content } };
  }
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
