import type { EventBridgeConfiguration } from '@aws-sdk/client-connectcases';
import {
  EventBridgeClient,
  PutEventsCommand,
  type PutEventsRequestEntry,
  type PutEventsResultEntry,
} from '@aws-sdk/client-eventbridge';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CaseEvent } from '../../../lambdas/case-events/case-event.ts';
import { eventItemKey } from '../../../lambdas/case-events/event-creation.ts';
import {
  publishCaseEvent,
  publishInOrder,
} from '../../../lambdas/case-events/publish-case-events.consumer.ts';
import { readOnce } from '../../../lambdas/case-events/publish-event-item.consumer.ts';
import { arns } from '../../../lambdas/contract/arn.ts';
import { plainItem } from '../../../lambdas/table/documents.ts';
import type { Key } from '../../../lambdas/table/keys.ts';
import {
  aCaseChange,
  aCaseChangeWith,
  aRelatedItemChange,
  aStreamRecord,
} from '../../builders/case-event.ts';

const eventBridge = mockClient(EventBridgeClient);
afterEach(() => {
  eventBridge.reset();
});

const keyOf = (event: CaseEvent): Key => eventItemKey(event);
const taken: PutEventsResultEntry = { EventId: 'e-1' };
const throttled: PutEventsResultEntry = { ErrorCode: 'ThrottlingException', ErrorMessage: 'Rate exceeded' };
/** How the bus answers, call by call; the last answer stands for all that follow. */
const busAnswers = (...answers: readonly (readonly PutEventsResultEntry[])[]) => {
  const command = eventBridge.on(PutEventsCommand);
  for (const answer of answers) {
    const FailedEntryCount = answer.filter(({ ErrorCode }) => ErrorCode).length;
    command.resolvesOnce({ FailedEntryCount, Entries: [...answer] });
  }
};
const calls = (): readonly (readonly PutEventsRequestEntry[])[] =>
  eventBridge.commandCalls(PutEventsCommand).map(({ args }) => args[0].input.Entries ?? []);
const detailTypes = () => calls().map((entries) => entries.map(({ DetailType }) => DetailType));

const aPublisher = ({ enabled = false } = {}) => {
  const outbox = { remove: vi.fn(async (_key: Key) => {}) };
  const eventConfigurations = {
    get: vi.fn(async (): Promise<EventBridgeConfiguration | undefined> => ({ enabled })),
  };
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const clock = { now: () => new Date(0), sleep: vi.fn(async () => {}), chance: () => 0.5 };
  const deps = {
    bus: new EventBridgeClient({ region: 'ap-northeast-1' }),
    busName: 'anken',
    plainItem,
    arns: arns({ partition: 'aws', region: 'ap-northeast-1', accountId: '123456789012' }),
    outbox,
    eventConfigurations,
    log,
    clock,
  };
  return { ...deps, publish: publishCaseEvent(deps) };
};

describe('publishing a case event', () => {
  it('puts it on the bus under the time of the change, then takes it out of the outbox', async () => {
    busAnswers([taken]);
    const { publish, outbox, log } = aPublisher();
    const event = aCaseChange();

    await publish(aStreamRecord(event));

    expect(calls()).toEqual([
      [
        {
          EventBusName: 'anken',
          Source: 'anken.cases',
          DetailType: 'Anken Case Change',
          Time: new Date('2026-11-23T04:05:06.789Z'),
          Resources: [
            `arn:aws:cases:ap-northeast-1:123456789012:domain/${event.domainId}`,
            `arn:aws:cases:ap-northeast-1:123456789012:domain/${event.domainId}/case/${event.caseId}`,
          ],
          Detail: expect.stringContaining(`"eventId":"${event.eventId}"`),
        },
      ],
    ]);
    expect(outbox.remove).toHaveBeenCalledExactlyOnceWith(keyOf(event));
    expect(log.info).toHaveBeenCalledExactlyOnceWith('case event published', {
      eventId: event.eventId,
      domainId: event.domainId,
      caseId: event.caseId,
      type: 'CASE.UPDATED',
    });
  });

  it("puts both shapes in one call where the domain publishes in the contract's too", async () => {
    busAnswers([taken, taken]);
    const { publish, eventConfigurations } = aPublisher({ enabled: true });
    const event = aRelatedItemChange();

    await publish(aStreamRecord(event));

    expect(detailTypes()).toEqual([['Anken Case Change', 'Amazon Connect Cases Change']]);
    expect(eventConfigurations.get).toHaveBeenCalledExactlyOnceWith(event.domainId);
  });

  it('puts the same event again when the stream brings its record twice', async () => {
    busAnswers([taken], [taken]);
    const { publish } = aPublisher();
    const record = aStreamRecord(aCaseChange());

    await publish(record);
    await publish(record);

    const [[first], [second]] = [calls()[0] ?? [], calls()[1] ?? []];
    expect(second).toEqual(first);
  });

  it('puts only the entry again that the bus did not take, after a pause', async () => {
    busAnswers([taken, throttled], [taken]);
    const { publish, outbox, clock } = aPublisher({ enabled: true });

    await publish(aStreamRecord(aCaseChange()));

    expect(detailTypes()).toEqual([
      ['Anken Case Change', 'Amazon Connect Cases Change'],
      ['Amazon Connect Cases Change'],
    ]);
    expect(clock.sleep).toHaveBeenCalledExactlyOnceWith(100);
    expect(outbox.remove).toHaveBeenCalledOnce();
  });

  it.each([
    ['an entry that the bus never takes', [throttled], 'ThrottlingException'],
    ['an answer without results', [], 'no result'],
  ])('gives up after three calls on %s, and leaves the event in the outbox', async (_, answer, reason) => {
    busAnswers(answer, answer, answer);
    const { publish, outbox, log } = aPublisher();

    await expect(publish(aStreamRecord(aCaseChange()))).rejects.toThrow(reason);

    expect(calls()).toHaveLength(3);
    expect(outbox.remove).not.toHaveBeenCalled();
    expect(log.info).not.toHaveBeenCalled();
  });

  it('leaves the event in the outbox when the bus cannot be reached', async () => {
    eventBridge.on(PutEventsCommand).rejects(new Error('connect ECONNREFUSED'));
    const { publish, outbox } = aPublisher();

    await expect(publish(aStreamRecord(aCaseChange()))).rejects.toThrow('ECONNREFUSED');

    expect(outbox.remove).not.toHaveBeenCalled();
  });

  it('waits for the bus before it touches the outbox', async () => {
    let answer: (output: { Entries: PutEventsResultEntry[] }) => void = () => {};
    eventBridge.on(PutEventsCommand).callsFake(() => new Promise((resolve) => (answer = resolve)));
    const { publish, outbox } = aPublisher();

    const publishing = publish(aStreamRecord(aCaseChange()));
    await vi.waitFor(() => expect(calls()).toHaveLength(1));
    const removedBefore = outbox.remove.mock.calls.length;
    answer({ Entries: [taken] });
    await publishing;

    expect(removedBefore).toBe(0);
    expect(outbox.remove).toHaveBeenCalledOnce();
  });

  it('publishes again after it died between the bus and the outbox', async () => {
    busAnswers([taken], [taken]);
    const { publish, outbox } = aPublisher();
    const record = aStreamRecord(aCaseChange());
    outbox.remove.mockImplementationOnce(() => new Promise(() => {}));
    void publish(record);
    await vi.waitFor(() => expect(outbox.remove).toHaveBeenCalledOnce());

    await publish(record);

    expect(calls()[1]).toEqual(calls()[0]);
    expect(outbox.remove).toHaveBeenCalledTimes(2);
  });

  it('sends a large event in two calls, since one call may not hold both shapes', async () => {
    busAnswers([taken], [taken]);
    const { publish, eventConfigurations, outbox } = aPublisher();
    const texts = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [`field-${index}`, { stringValue: 'x'.repeat(4_100) }]),
    );
    const fields = Object.keys(texts).map((id) => ({ id }));
    eventConfigurations.get.mockResolvedValue({ enabled: true, includedData: { caseData: { fields } } });

    await publish(aStreamRecord(aCaseChangeWith(texts)));

    expect(detailTypes()).toEqual([['Anken Case Change'], ['Amazon Connect Cases Change']]);
    expect(outbox.remove).toHaveBeenCalledOnce();
  });
});

describe('a batch of the stream', () => {
  const batch = (
    publish: ReturnType<typeof publishCaseEvent>,
    records: ReturnType<typeof aStreamRecord>[],
    remainingMilliseconds = () => 60_000,
  ) => publishInOrder(publish, remainingMilliseconds)(records);
  const unreadable = (sequenceNumber: string) => {
    const record = aStreamRecord(aCaseChange(), sequenceNumber);
    return {
      ...record,
      dynamodb: { ...record.dynamodb, NewImage: { title: { S: 'a secret of the case' } } },
    };
  };

  it('is not held up by a record that cannot be read: its keys are logged, and nothing of the case', async () => {
    busAnswers([taken], [taken]);
    const { publish, outbox, log } = aPublisher();
    const [first, last] = [aCaseChange({ eventId: 'A' }), aCaseChange({ eventId: 'B' })];

    const answer = await batch(publish, [
      aStreamRecord(first, '1'),
      unreadable('2'),
      aStreamRecord(last, '3'),
    ]);

    expect(answer).toEqual({ batchItemFailures: [] });
    expect(outbox.remove.mock.calls).toEqual([[keyOf(first)], [keyOf(last)]]);
    expect(log.error).toHaveBeenCalledExactlyOnceWith('case event not published', {
      keys: {
        pk: { S: `D#${first.domainId}#C#${first.caseId}` },
        sk: { S: 'EVENT#01KAS8XJ8ZQ4N6V1T3W5Y7B9CD' },
      },
      error: expect.any(Error),
    });
    expect(String(log.error.mock.calls[0]?.[1].error)).not.toContain('secret');
  });

  it('ends at the first event that the bus does not take, since all from there on comes back', async () => {
    busAnswers([taken], [throttled], [throttled], [throttled]);
    const { publish, outbox } = aPublisher();
    const events = ['A', 'B', 'C'].map((eventId) => aCaseChange({ eventId }));

    const answer = await batch(
      publish,
      events.map((event, index) => aStreamRecord(event, `${index + 1}`)),
    );

    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '2' }] });
    expect(outbox.remove.mock.calls).toEqual([events.slice(0, 1).map(keyOf)]);
    expect(eventBridge.commandCalls(PutEventsCommand)).toHaveLength(4);
  });

  it('begins no event that the function may not have the time to finish', async () => {
    busAnswers([taken]);
    const { publish, outbox } = aPublisher();
    const events = ['A', 'B'].map((eventId) => aCaseChange({ eventId }));

    const answer = await batch(
      publish,
      events.map((event, index) => aStreamRecord(event, `${index + 1}`)),
      () => 19_000,
    );

    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '2' }] });
    expect(outbox.remove.mock.calls).toEqual([events.slice(0, 1).map(keyOf)]);
  });

  it("reads each domain's configuration once", async () => {
    busAnswers([taken], [taken], [taken]);
    const publisher = aPublisher();
    const publish = publishCaseEvent({
      ...publisher,
      eventConfigurations: readOnce(publisher.eventConfigurations),
    });
    const other = aCaseChange({ domainId: 'another-domain' });

    await batch(
      publish,
      [aCaseChange(), aCaseChange(), other].map((event) => aStreamRecord(event)),
    );

    expect(publisher.eventConfigurations.get.mock.calls).toEqual([
      [aCaseChange().domainId],
      ['another-domain'],
    ]);
  });
});
