import { arns } from '../../../lambdas/contract/arn.ts';
import type { Chance } from '../chance.ts';
import { settings } from '../deployment.ts';
import type { Desk } from './desk.ts';
import { text } from './fields.ts';
import type { ClientOperation } from './operation.ts';

const tagKeys = ['team', 'cost-centre', 'origin'];
const { case: caseArn, relatedItem: itemArn } = arns({
  partition: settings.PARTITION,
  region: settings.AWS_REGION,
  accountId: settings.ACCOUNT_ID,
});

/** What clients do to related items of all types, and to the tags of these and of cases. */
export const itemOperation = (chance: Chance, desk: Desk, caseId: string, id: string): ClientOperation => {
  const { domainId, itemIds, slaIds } = desk;
  const common = { id, domainId, attempts: [], body: {}, caseId };
  const path = `/domains/${domainId}/cases/${caseId}/related-items/`;
  const items = itemIds.get(caseId) ?? [];
  const updatable = items.filter((each) => /^(?:Comment|Custom)$/.test(`${desk.itemTypes.get(each)}`));
  const kind = chance.below(20);
  if (kind < 8 && items.length > 0) {
    const relatedItemId = recent(chance, updatable.length > 0 ? updatable : items);
    const isCustom = desk.itemTypes.get(relatedItemId) === 'Custom';
    const content = (isCustom && custom(chance, desk, id)) || comment(id);
    const body = { content };
    return {
      ...common,
      kind: 'update item',
      method: 'PUT',
      path: `${path}${relatedItemId}`,
      relatedItemId,
      body,
      content,
    };
  }
  if (kind < 10 && items.length > 0) {
    const relatedItemId = recent(chance, items);
    return {
      ...common,
      kind: 'delete item',
      method: 'DELETE',
      path: `${path}${relatedItemId}`,
      relatedItemId,
    };
  }
  if (kind < 13) {
    return { ...common, kind: 'add item', method: 'POST', path, body: anItem(chance, desk, caseId, id) };
  }
  const ofItem = chance.happens(0.6) ? [...items, ...(slaIds.get(caseId) ?? [])] : [];
  const relatedItemId = ofItem.length > 0 ? recent(chance, ofItem) : undefined;
  const arn =
    relatedItemId === undefined ? caseArn(domainId, caseId) : itemArn(domainId, caseId, relatedItemId);
  const ofTags = { ...common, path: `/tags/${arn}`, relatedItemId };
  if (kind < 17) {
    const tags = { [chance.pick(tagKeys)]: `tag of ${id}`, [chance.pick(tagKeys)]: `tag of ${id}` };
    return { ...ofTags, kind: 'tag', method: 'POST', body: { tags }, tags };
  }
  if (kind < 19) {
    const tagKey = chance.pick(tagKeys);
    return { ...ofTags, kind: 'untag', method: 'DELETE', query: `tagKeys=${tagKey}`, tagKeys: [tagKey] };
  }
  return { ...ofTags, kind: 'list tags', method: 'GET' };
};

/** Mostly the last ones, so that clients meet. */
const recent = (chance: Chance, ids: readonly string[]): string =>
  chance.pick(chance.happens(0.7) ? ids.slice(-2) : ids);

export const comment = (id: string) => ({ comment: { body: `comment of ${id}`, contentType: 'Text/Plain' } });

/** None where the domain has no field of its own. */
const custom = (chance: Chance, { ownFieldIds }: Desk, id: string) =>
  ownFieldIds.length === 0
    ? undefined
    : { custom: { fields: [text(chance.pick(ownFieldIds), `custom of ${id}`)] } };

const anItem = (chance: Chance, desk: Desk, caseId: string, id: string) => {
  const others = desk.caseIds.filter((each) => each !== caseId);
  const content = custom(chance, desk, id);
  const kind = chance.below(3);
  if (kind === 0 && content) return { type: 'Custom', content };
  if (kind === 1 && others.length > 0) {
    return { type: 'ConnectCase', content: { connectCase: { caseId: chance.pick(others) } } };
  }
  if (kind === 2) return { type: 'File', content: { file: { fileArn: fileArnOf(desk, id) } } };
  return { type: 'Comment', content: comment(id) };
};

const fileArnOf = ({ domainId }: Desk, id: string): string =>
  `arn:aws:cases:${settings.AWS_REGION}:${settings.ACCOUNT_ID}:domain/${domainId}/file/${id}`;
