import { CreateDomainCommand, GetDomainCommand } from '@aws-sdk/client-connectcases';
import {
  ProvisionedThroughputExceededException,
  ResourceNotFoundException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import { GetCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it, vi } from 'vitest';
import { frozenClock } from '../../builders/clock.ts';
import { anAnken } from '../support/client.ts';

const secretOfOurs = 'User: arn:aws:sts::1:assumed-role/api is not authorized on table/anken-cases pk=D#1';

/** An Anken whose table has stopped to work. */
const aBrokenAnken = async () => {
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const anken = await anAnken({ log });
  const table = mockClient(anken.documents);
  const failure = new ResourceNotFoundException({ message: secretOfOurs, $metadata: {} });
  table.onAnyCommand().rejects(failure);
  return { ...anken, log, failure };
};

/** A clock that moves on by what others sleep, so that patience ends at once. */
const impatientClock = () => {
  let now = Date.parse('2026-01-02T03:04:05Z');
  return {
    ...frozenClock(),
    now: () => new Date(now),
    chance: () => 1,
    sleep: async (milliseconds: number) => {
      now += milliseconds;
    },
  };
};

const conflicting = () =>
  new TransactionCanceledException({
    message: 'Transaction cancelled',
    CancellationReasons: [{ Code: 'TransactionConflict' }, { Code: 'None' }, { Code: 'None' }],
    $metadata: {},
  });

describe('a failure that nobody foresaw', () => {
  it('is answered as InternalServerException that says nothing of it', async () => {
    const { client, send } = await aBrokenAnken();

    const asked = client.send(new GetDomainCommand({ domainId: 'a-domain' }));

    await expect(asked).rejects.toMatchObject({
      name: 'InternalServerException',
      message: 'Something went wrong; please try again.',
      $metadata: { httpStatusCode: 500 },
    });
    const { body } = await send('POST', '/domains/a-domain');
    expect(JSON.parse(body)).toEqual({ message: 'Something went wrong; please try again.' });
  });

  it('is logged with its cause and the request that it befell, without the content of the request', async () => {
    const { client, log, failure } = await aBrokenAnken();

    await client.send(new CreateDomainCommand({ name: 'Very private' })).catch(() => undefined);

    expect(log.error).toHaveBeenCalledExactlyOnceWith(
      'failed',
      expect.objectContaining({ operation: 'CreateDomain', requestId: 'request-1', error: failure }),
    );
    expect(JSON.stringify(log.error.mock.calls)).not.toContain('Very private');
  });

  it('passes: the next request is answered', async () => {
    const { client, documents } = await anAnken();
    const table = mockClient(documents);
    table.on(GetCommand).rejectsOnce(new Error('socket hang up'));
    const ask = () => client.send(new GetDomainCommand({ domainId: 'a-domain' }));
    await expect(ask()).rejects.toMatchObject({ name: 'InternalServerException' });

    table.restore();

    await expect(ask()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('of the secret of page tokens is not remembered', async () => {
    const { send, documents } = await anAnken();
    const table = mockClient(documents);
    table.on(GetCommand).rejectsOnce(new Error('socket hang up'));
    const list = () => send('POST', '/domains-list', undefined, { query: 'nextToken=x' });
    expect(await list()).toMatchObject({ status: 500 });

    table.restore();

    expect(await list()).toMatchObject({ status: 400 });
  });
});

describe('a table that is too busy for some seconds', () => {
  it.each([
    ['throttles', new ProvisionedThroughputExceededException({ message: 'Slow down', $metadata: {} })],
    ['is held by another transaction', conflicting()],
  ])('and %s is answered as ThrottlingException, which says when to come back', async (_what, busy) => {
    const { client, send, documents } = await anAnken({ clock: impatientClock() });
    mockClient(documents).on(QueryCommand).resolves({ Count: 0 }).on(TransactWriteCommand).rejects(busy);

    await expect(client.send(new CreateDomainCommand({ name: 'Shop' }))).rejects.toMatchObject({
      name: 'ThrottlingException',
      message: 'Too many requests at once; please try again.',
      $metadata: { httpStatusCode: 429 },
    });
    expect(await send('POST', '/domains', '{"name":"Shop"}')).toMatchObject({
      headers: { 'retry-after': '1' },
    });
  });

  it('and lets go in time is waited for', async () => {
    const { client, documents } = await anAnken({ clock: impatientClock() });
    mockClient(documents)
      .on(QueryCommand)
      .resolves({ Count: 0 })
      .on(TransactWriteCommand)
      .rejectsOnce(conflicting())
      .rejectsOnce(conflicting())
      .resolves({});

    await expect(client.send(new CreateDomainCommand({ name: 'Shop' }))).resolves.toMatchObject({
      domainStatus: 'Active',
    });
  });
});
