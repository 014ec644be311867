import { describe, expect, it } from 'vitest';
import { validate } from '../../../lambdas/api/validate.ts';
import { operations } from '../../../lambdas/contract/model.generated.ts';
import { aCase, aComment } from '../../builders/case.ts';
import { aCaseRule, aShop } from '../../builders/shop.ts';
import { storedItems } from '../../integration/support/stored.ts';
import { anAnken } from '../support/client.ts';
import { refusal } from '../support/refusals.ts';
import { canBeSent, isModelThere, type Members, model, onTheWire } from './service-model.ts';
import { type Trial, trialsOf } from './trials.ts';

const anken = await anAnken();
const { client, send } = anken;
const shop = await aShop(client);
const opened = await aCase(client, shop);
/** The trials ask for things that are there, but for the one member that each is about. */
const seeds = {
  DomainId: shop.domainId,
  FieldId: shop.orderFieldId,
  LayoutId: shop.layoutId,
  TemplateId: shop.templateId,
  CaseId: opened.caseId,
  RelatedItemId: await aComment(client, opened),
  CaseRuleId: await aCaseRule(client, shop.domainId, { required: { defaultValue: false, conditions: [] } }),
  Arn: `arn:aws:cases:us-east-1:111122223333:domain/${shop.domainId}`,
};
// The first token that is looked at makes the secret of page tokens.
await send('POST', '/domains-list', undefined, { query: 'nextToken=x' });

const all = Object.keys(model.operations);
const trials = new Map(all.map((operation) => [operation, trialsOf(operation, seeds)]));
const trialsFor = (operation: string): readonly Trial[] => trials.get(operation) ?? [];

const ask = (operation: string, request: Members) => {
  const { method, path, query, body } = onTheWire(operation, request);
  return send(method, path, body, { query });
};
const built: string[] = [];
for (const operation of all) {
  const [first] = trialsFor(operation);
  const { body } = await ask(operation, first?.within[0] ?? {});
  if (!body.includes(`Anken does not answer ${operation} yet.`)) built.push(operation);
}

/** What our schema says of a request, which is all that it says of the operations that are not built yet. */
const verdict = (operation: string, request: Members): string => {
  const found = Object.entries(operations).find(([name]) => name === operation);
  if (!found) return 'There is no such operation.';
  try {
    validate(found[1].request(), request);
    return 'valid';
  } catch (error) {
    return `${error instanceof Error ? error.message : error}`;
  }
};

/** A wrong key of a map is named, at the end of the map's path. */
const naming = ({ member, limit }: Trial) =>
  expect.stringMatching(new RegExp(`^${literally(member)}${limit.startsWith('keys of') ? '\\.' : ': '}`));
const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const limited = new Set(
  all.flatMap((operation) => trialsFor(operation).map(({ member }) => `${operation} ${member}`)),
);
const limits = all.flatMap(trialsFor);
const requests = limits.flatMap(({ within, beyond }) => [...within, ...beyond]);
const counts =
  `${limits.length} limits of ${limited.size} members of ${all.length} operations (${built.length} of them built), ` +
  `tried by ${requests.length} requests`;

describe.skipIf(!isModelThere)('the model (skipped where it is not beside the checkout)', () => {
  it(`has ${counts}`, () => {
    expect(all.filter((operation) => trialsFor(operation).length === 0)).toEqual([]);
    expect(built.length).toBeGreaterThan(all.length / 2);
  });

  it.each(all)('and our schema have the same limits of %s', (operation) => {
    for (const trial of trialsFor(operation)) {
      const { member, limit } = trial;
      for (const request of trial.within) {
        expect({ member, limit, is: verdict(operation, request) }).toEqual({ member, limit, is: 'valid' });
      }
      for (const request of trial.beyond) {
        expect({ member, limit, is: verdict(operation, request) }).toEqual({
          member,
          limit,
          is: naming(trial),
        });
      }
    }
  });

  describe.each(built)('of %s', (operation) => {
    it('refuses what is beyond a limit, names the member, and writes nothing', async () => {
      const before = await storedItems(anken);

      for (const trial of trialsFor(operation)) {
        for (const request of trial.beyond.filter((each) => canBeSent(operation, each))) {
          const answered = refusal(await ask(operation, request));
          expect(answered).toEqual({ status: 400, kind: 'ValidationException', message: naming(trial) });
        }
      }

      expect(await storedItems(anken)).toEqual(before);
    });

    it('takes what is at a limit, or refuses it for another reason', async () => {
      for (const { member, limit, within, beyond } of trialsFor(operation)) {
        const reasons = beyond.map((request) => verdict(operation, request));
        for (const request of within.filter((each) => canBeSent(operation, each))) {
          const answered = await ask(operation, request);
          expect(answered.status, `${member}, ${limit}: ${answered.body}`).toBeLessThan(500);
          if (answered.status !== 200) expect(reasons).not.toContain(refusal(answered).message);
        }
      }
    });
  });
});
