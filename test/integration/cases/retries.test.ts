import { describe, expect, it } from 'vitest';
import { aCase, aComment, aContact, text, update, valuesOf } from '../../builders/case.ts';
import { movableClock } from '../../builders/clock.ts';
import { aShop } from '../../builders/shop.ts';
import { anAnken } from '../../contract/support/client.ts';
import { storedEvents, storedItems } from '../support/stored.ts';
import {
  cancelled,
  connectionReset,
  interpose,
  throttledByDynamoDb,
  type WireCall,
} from '../support/wire.ts';

type Anken = Awaited<ReturnType<typeof anAnkenWithAShop>>;

const anAnkenWithAShop = async () => {
  const clock = movableClock();
  const anken = await anAnken({ clock });
  return { ...anken, clock, shop: await aShop(anken.client) };
};

const isTransaction = ({ operation }: WireCall) => operation === 'TransactWriteItems';

/** Answers the first `times` transactions after some seconds with an error of DynamoDB's, and counts all of them. */
const refuseTransactions = ({ documents, clock }: Anken, times: number, error: () => Error, seconds = 1) => {
  const seen = { transactions: 0 };
  interpose(documents, (call, send) => {
    if (!isTransaction(call)) return send();
    seen.transactions += 1;
    if (seen.transactions > times) return send();
    clock.pass(seconds * 1000);
    return Promise.reject(error());
  });
  return seen;
};

/** Lets a transaction through and loses its response, `times` times. */
const loseResponses = ({ documents }: Anken, times: number) => {
  const calls: WireCall[] = [];
  interpose(documents, async (call, send) => {
    const answer = await send();
    if (!isTransaction(call)) return answer;
    calls.push(call);
    if (calls.length <= times) throw connectionReset();
    return answer;
  });
  return calls;
};

const errors = [
  ['a conflict with another transaction', () => cancelled('TransactionConflict', 'None')],
  ['throttling within the transaction', () => cancelled('None', 'ThrottlingError')],
  ['too little throughput within the transaction', () => cancelled('ProvisionedThroughputExceeded', 'None')],
] as const;

const changes = [
  [
    'update',
    'CASE.UPDATED',
    (anken: Anken, opened: Opened) => update(anken.client, opened, text('summary', 'new')),
  ],
  ['comment', 'RELATED_ITEM.CREATED', (anken: Anken, opened: Opened) => aComment(anken.client, opened)],
  ['contact', 'RELATED_ITEM.CREATED', (anken: Anken, opened: Opened) => aContact(anken.client, opened)],
] as const;
type Opened = Awaited<ReturnType<typeof aCase>>;

describe.each(errors)('%s that passes', (_, error) => {
  it('delays a new case, which is made once', async () => {
    const anken = await anAnkenWithAShop();
    refuseTransactions(anken, 2, error);

    const opened = await aCase(anken.client, anken.shop);

    expect(await valuesOf(anken.client, opened, 'status')).toEqual({ status: { stringValue: 'open' } });
    expect((await storedEvents(anken)).map(({ type }) => type)).toEqual(['CASE.CREATED']);
  });

  it.each(changes)('delays the %s of a case, which is made once', async (__, type, change) => {
    const anken = await anAnkenWithAShop();
    const opened = await aCase(anken.client, anken.shop);
    refuseTransactions(anken, 2, error);

    await change(anken, opened);

    expect((await storedEvents(anken)).map((event) => event.type)).toEqual(['CASE.CREATED', type]);
  });
});

describe.each(errors)('%s that does not pass', (_, error) => {
  it.each(changes)(
    'ends the %s with a plea to come back, and nothing is written',
    async (__, ___, change) => {
      const anken = await anAnkenWithAShop();
      const opened = await aCase(anken.client, anken.shop);
      const before = await storedItems(anken);
      const seen = refuseTransactions(anken, Number.POSITIVE_INFINITY, error);

      await expect(change(anken, opened)).rejects.toMatchObject({
        name: 'ThrottlingException',
        message: 'Too many requests at once; please try again.',
        $metadata: { httpStatusCode: 429 },
      });
      expect(seen.transactions).toBeGreaterThan(3);
      expect(await storedItems(anken)).toEqual(before);
    },
  );

  it('ends a new case with a plea to come back in a second, and nothing is written', async () => {
    const anken = await anAnkenWithAShop();
    const before = await storedItems(anken);
    refuseTransactions(anken, Number.POSITIVE_INFINITY, error);
    const body = JSON.stringify({ templateId: anken.shop.templateId, fields: [text('title', 'x')] });

    const { status, headers } = await anken.send('POST', `/domains/${anken.shop.domainId}/cases`, body);

    expect(status).toBe(429);
    expect(headers).toMatchObject({ 'retry-after': '1', 'x-amzn-errortype': 'ThrottlingException' });
    expect(await storedItems(anken)).toEqual(before);
  });
});

describe('throttling of the request, which the SDK tries again by itself', () => {
  it('delays an update where it passes', async () => {
    const anken = await anAnkenWithAShop();
    const opened = await aCase(anken.client, anken.shop);
    refuseTransactions(anken, 1, throttledByDynamoDb);

    await update(anken.client, opened, text('summary', 'new'));

    expect((await storedEvents(anken)).map(({ type }) => type)).toEqual(['CASE.CREATED', 'CASE.UPDATED']);
  });

  it('ends an update with a plea to come back where it does not', async () => {
    const anken = await anAnkenWithAShop();
    const opened = await aCase(anken.client, anken.shop);
    const before = await storedItems(anken);
    refuseTransactions(anken, Number.POSITIVE_INFINITY, throttledByDynamoDb, 3);

    await expect(update(anken.client, opened, text('summary', 'new'))).rejects.toMatchObject({
      name: 'ThrottlingException',
    });
    expect(await storedItems(anken)).toEqual(before);
  });
});

describe('a conflict beside a condition that does not hold', () => {
  it('makes an update read the case again, since somebody else changed it', async () => {
    const anken = await anAnkenWithAShop();
    const opened = await aCase(anken.client, anken.shop);
    const seen = refuseTransactions(anken, 1, () =>
      cancelled('ConditionalCheckFailed', 'TransactionConflict'),
    );

    await update(anken.client, opened, text('summary', 'new'));

    expect(seen.transactions).toBe(2);
    expect((await storedEvents(anken)).map(({ type }) => type)).toEqual(['CASE.CREATED', 'CASE.UPDATED']);
  });

  it('does not pass for another’s reference number when the same request made the case a moment ago', async () => {
    const anken = await anAnkenWithAShop();
    const body = JSON.stringify({
      templateId: anken.shop.templateId,
      clientToken: 'token-1',
      fields: [text('title', 'x'), text('reference_number', 'shop-1')],
    });
    const create = () => anken.send('POST', `/domains/${anken.shop.domainId}/cases`, body);
    let first: Awaited<ReturnType<typeof create>> | undefined;
    let isFirst = true;
    interpose(anken.documents, async (call, send) => {
      if (!isTransaction(call) || !isFirst) return send();
      isFirst = false;
      first = await create();
      throw cancelled('None', 'None', 'ConditionalCheckFailed', 'TransactionConflict');
    });

    const second = await create();

    expect(second).toEqual(first);
    expect((await storedEvents(anken)).map(({ type }) => type)).toEqual(['CASE.CREATED']);
  });
});

describe('a response of DynamoDB that is lost on its way', () => {
  it('does not make a new case twice, since the SDK repeats the same transaction', async () => {
    const anken = await anAnkenWithAShop();
    const calls = loseResponses(anken, 2);

    await aCase(anken.client, anken.shop);

    expect(calls).toHaveLength(3);
    expect(new Set(calls.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(calls[0]?.body['ClientRequestToken']).toMatch(/^[0-9a-f-]{36}$/);
    expect((await storedEvents(anken)).map(({ type }) => type)).toEqual(['CASE.CREATED']);
  });

  it.each(changes)('does not make the %s of a case twice', async (_, type, change) => {
    const anken = await anAnkenWithAShop();
    const opened = await aCase(anken.client, anken.shop);
    const calls = loseResponses(anken, 2);

    await change(anken, opened);

    expect(new Set(calls.map(({ body }) => body['ClientRequestToken'])).size).toBe(1);
    expect((await storedEvents(anken)).map((event) => event.type)).toEqual(['CASE.CREATED', type]);
  });

  it('for good is an error to the caller, whose next try finds the update made', async () => {
    const anken = await anAnkenWithAShop();
    const opened = await aCase(anken.client, anken.shop);
    loseResponses(anken, await anken.documents.config.maxAttempts());

    await expect(update(anken.client, opened, text('summary', 'new'))).rejects.toMatchObject({
      name: 'InternalServerException',
      $metadata: { httpStatusCode: 500 },
    });
    await update(anken.client, opened, text('summary', 'new'));

    expect((await storedEvents(anken)).map(({ type }) => type)).toEqual(['CASE.CREATED', 'CASE.UPDATED']);
  });
});
