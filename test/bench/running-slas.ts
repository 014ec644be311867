import { applied, type Case } from '../../lambdas/cases/case.ts';
import { startOfSla } from '../../lambdas/cases/state-change.ts';
import { ulids } from '../../lambdas/platform/ids.ts';
import type { SlaTerms } from '../../lambdas/slas/sla.ts';
import { slaVersions, slaWrites } from '../../lambdas/slas/sla-writes.ts';
import type { Item } from '../../lambdas/table/expressions.ts';
import { caseKey, casesLookup } from '../../lambdas/table/keys.ts';
import { aCase } from '../builders/case.ts';
import { aTypicalShop } from '../builders/typical-case.ts';
import { fill } from '../contract/support/seed.ts';
import type { Anken } from './operation-line.ts';

const MINUTE_MILLISECONDS = 60_000;

const terms: SlaTerms = {
  name: '一次回答',
  type: 'CaseField',
  fieldId: 'status',
  targetFieldValues: [{ stringValue: 'closed' }],
  targetSlaMinutes: 60,
};
const performedBy = { iamPrincipalArn: 'arn:aws:iam::111122223333:role/Agents' };

/** Puts SLAs that run right into the table, in the shape that the API writes, each with a case of its own. */
export const slaLoader = async (anken: Anken) => {
  const like = await aStoredCase(anken);
  return {
    /** With their cases. */
    load: async (count: number, due: () => Date): Promise<void> => {
      const items = Array.from({ length: count }, () => caseWithSla(like, due())).flat();
      await sideBySide(anken, items.length, (index) => items[index] as Item);
    },
    /** Without their cases: for those that nobody reads. */
    loadAlone: (count: number, due: () => Date): Promise<void> =>
      sideBySide(anken, count, () => caseWithSla(like, due())[1]),
  };
};

/** In two halves: while the engine writes one batch, the next is made. */
const sideBySide = async (anken: Anken, count: number, item: (index: number) => Item): Promise<void> => {
  const half = Math.ceil(count / 2);
  await Promise.all([fill(anken, half, item), fill(anken, count - half, (index) => item(half + index))]);
};

/** As it stands in the table, without its keys. */
const aStoredCase = async ({ client, table }: Anken): Promise<Case> => {
  const shop = await aTypicalShop(client);
  const { domainId, caseId } = await aCase(client, shop, shop.values);
  const stored = await table.get<Case & { lookup: string; lookupSort: string }>(caseKey(domainId, caseId));
  if (!stored) throw new Error('The case is gone');
  const { pk: _pk, sk: _sk, lookup: _lookup, lookupSort: _lookupSort, ...aCaseOfShop } = stored;
  return aCaseOfShop;
};

/** The items of a case like this one and of its SLA of an hour, which falls due at the instant. */
const caseWithSla = (like: Case, due: Date): readonly [ofCase: Item, ofSla: Item] => {
  const at = new Date(due.getTime() - terms.targetSlaMinutes * MINUTE_MILLISECONDS);
  // One for each case, since the ULIDs of one only ever grow. Its chance need not be good here, but quick.
  const newUlid = ulids(Math.random);
  const createdUlid = newUlid(at);
  const caseId = crypto.randomUUID();
  const fields = { ...like.fields, case_id: { stringValue: caseId } };
  const lastEventTime = at.toISOString();
  const created: Case = { ...like, caseId, lastEventId: createdUlid, lastEventTime, fields };
  let lastEventId = createdUlid;
  const nextEventId = () => {
    lastEventId = newUlid(at, lastEventId);
    return lastEventId;
  };
  const change = startOfSla({ case: created, slas: [] }, terms, { at, performedBy, nextEventId });
  const [start] = slaWrites(change.slas);
  if (!start || !('item' in start)) throw new Error('An SLA is no longer started by putting it');
  const ofCase = {
    ...caseKey(like.domainId, caseId),
    ...casesLookup(like.domainId, caseId, createdUlid),
    ...created,
    version: created.version + 1,
    lastEventId,
    slaVersions: slaVersions(created.slaVersions, change.slas),
    fields: applied(fields, change.fields),
  };
  return [ofCase, start.item];
};
