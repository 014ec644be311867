import { describe, expect, it } from 'vitest';
import { systemIds, ulids } from '../../../lambdas/platform/ids.ts';
import { configurationKey } from '../../../lambdas/table/keys.ts';
import { aCase, aComment } from '../../builders/case.ts';
import { aCaseRule, aDomain, aShop } from '../../builders/shop.ts';
import { storedItems } from '../../integration/support/stored.ts';
import { anAnken } from '../support/client.ts';
import { refusal } from '../support/refusals.ts';
import { fill } from '../support/seed.ts';
import { largestRequests, type Names } from './largest.ts';
import { isModelThere, type Members, model, onTheWire } from './service-model.ts';

/** The longest id that the contract knows. */
const longId = () => systemIds.uuid().padEnd(500, 'x');

let newId = systemIds.uuid;
const anken = await anAnken({ ids: { ...systemIds, ulid: ulids(), uuid: () => newId() } });
const { client, send } = anken;
/** With a short id: an ARN of two ids at their longest is longer than ARNs may be. */
const nearby = await aDomain(client, 'Nearby');
newId = longId;
const shop = await aShop(client);
const { domainId } = shop;
const opened = await aCase(client, shop);
const commentId = await aComment(client, opened);
const rule = { hidden: { defaultValue: false, conditions: [] } };

/** More things of a kind, each like this one but for its id. */
const moreLike = async (kind: 'FIELD' | 'CASERULE', idName: string, id: string, count: number) => {
  const { pk, sk } = configurationKey(domainId, kind, id);
  const one = (await storedItems(anken)).find((item) => item.pk === pk && item.sk === sk);
  const others = Array.from({ length: count }, longId);
  await fill(anken, count, (number) => {
    const other = `${others[number]}`;
    return { ...one, ...configurationKey(domainId, kind, other), [idName]: other };
  });
  return [id, ...others];
};
const fieldIds = await moreLike('FIELD', 'fieldId', shop.orderFieldId, 450);
const ruleIds = await moreLike('CASERULE', 'caseRuleId', await aCaseRule(client, domainId, rule), 50);

const inTurn = (values: readonly string[]): (() => string | undefined) => {
  let turn = 0;
  return () => {
    turn += 1;
    return values[turn % values.length];
  };
};
const optionOperations = ['BatchPutFieldOptions', 'ListFieldOptions'];
const namesFor = (operation: string): Names => ({
  DomainId: () => domainId,
  FieldId: optionOperations.includes(operation) ? () => shop.channelFieldId : inTurn(fieldIds),
  LayoutId: () => shop.layoutId,
  TemplateId: () => shop.templateId,
  CaseId: () => opened.caseId,
  RelatedItemId: () => commentId,
  CaseRuleId: inTurn(ruleIds),
  Arn: () => `arn:aws:cases:us-east-1:111122223333:domain/${nearby}`,
  // Of which the model sets no limit.
  Tags: () =>
    Object.fromEntries(
      Array.from({ length: 50 }, (_, index) => [`${index}`.padEnd(128, 'k'), 'v'.repeat(256)]),
    ),
  // A token is of ours, and no longer than its page's end.
  NextToken: () => undefined,
});

/** What the contract says besides its model: the kind goes with the content, and every case has a title. */
const completed = (operation: string, request: Members): Members => {
  const { content, fields } = request;
  if (operation === 'CreateRelatedItem') {
    const [kind = ''] = Object.keys(content ?? {});
    return { ...request, type: `${kind.charAt(0).toUpperCase()}${kind.slice(1)}` };
  }
  if (operation !== 'CreateCase' || !Array.isArray(fields)) return request;
  const title = { id: 'title', value: { stringValue: 't'.repeat(4100) } };
  return { ...request, fields: [title, ...fields.slice(1)] };
};

/** By a byte limit of docs/architecture.md §2 and §5, or by what the contract says besides its model. */
const mayBeRefused = new RegExp(
  [
    'larger than \\d+ bytes',
    'must be at most 5 conditions',
    'since the field is of type Text$',
    '^content: must hold the member that goes with the type Comment$',
    '^content.connectCase.caseId: is of the case itself$',
    ' yet\\.?$',
  ].join('|'),
);
/** By a quota, or because what is to be deleted is in use. */
const kindsOfRefusal = ['ServiceQuotaExceededException', 'ConflictException'];

/** What is deleted is deleted last, and after what needs it. */
const deletions = [
  'DeleteRelatedItem',
  'DeleteTemplate',
  'DeleteLayout',
  'DeleteCaseRule',
  'DeleteField',
  'DeleteCase',
  'DeleteDomain',
];
const all = Object.keys(model.operations).toSorted(
  (one, other) => deletions.indexOf(one) - deletions.indexOf(other),
);

describe.skipIf(!isModelThere)('a request with everything at its maximum (skipped without the model)', () => {
  it.each(all)('is taken, or refused for what it asks for: %s', async (operation) => {
    const sent = new Set<string>();
    for (const character of ['x', '🦊']) {
      for (const request of largestRequests(operation, namesFor(operation), character)) {
        const { method, path, query, body } = onTheWire(operation, completed(operation, request));
        // What holds no text is the same again, and nothing is deleted twice.
        if (sent.has(`${path}${query}${body}`)) continue;
        sent.add(`${path}${query}${body}`);

        const answered = await send(method, path, body, { query });

        expect(answered.status, answered.body).toBeLessThan(500);
        if (answered.status === 200) continue;
        const { kind = '', message } = refusal(answered);
        if (!kindsOfRefusal.includes(kind)) expect(message).toMatch(mayBeRefused);
      }
    }
    expect(sent.size).toBeGreaterThan(0);
  });
});
