import { expect, it } from 'vitest';
import {
  aBatch,
  aConsumer,
  aLongBatch,
  aMessage,
  events,
  failed,
  listedCases,
  numbers,
  sent,
  subjects,
} from './support/breach-consumer.ts';

it('sends twenty breaches as twenty mails, each with its own marker', async () => {
  const { notify, told } = aConsumer();

  expect(await notify(aBatch(20))).toEqual(failed());

  expect(subjects()).toHaveLength(20);
  expect(new Set(subjects())).toEqual(
    new Set(numbers(20).map((number) => `【SLA 超過】3CWPF7R2N secret ${number} — SLA breached: 初回応答`)),
  );
  expect(new Set(told('recordSent').flat())).toEqual(new Set(events(20)));
});

it('sends twenty-one breaches as one mail that lists them, each with its own marker', async () => {
  const { notify, told } = aConsumer();

  expect(await notify(aBatch(21))).toEqual(failed());

  expect(subjects()).toEqual(['【SLA 超過】21 件 — 21 SLAs breached']);
  expect(new Set(listedCases())).toEqual(new Set(numbers(21).map((number) => `case-${number}`)));
  expect(new Set(told('recordSent').flat())).toEqual(new Set(events(21)));
});

it('claims every breach of a list before it goes out, and records it after', async () => {
  const { notify, story } = aConsumer();

  await notify(aBatch(30));

  const steps = story.map(([name]) => name).filter((name) => name !== 'info');
  expect(steps).toEqual([...Array(30).fill('claim'), 'send', ...Array(30).fill('recordSent')]);
});

it('marks its mails as automatic, and one about a single breach with its event', async () => {
  const { notify } = aConsumer();
  await notify(aBatch(1));
  await notify(aBatch(21));

  const automatic = { Name: 'Auto-Submitted', Value: 'auto-generated' };
  expect(sent().map(({ Content }) => Content?.Simple?.Headers)).toEqual([
    [automatic, { Name: 'X-Anken-Event-Id', Value: 'e-1' }],
    [automatic],
  ]);
  expect(sent()).toMatchObject(
    Array(2).fill({
      FromEmailAddress: 'anken@shop.example',
      Destination: { ToAddresses: ['ops@shop.example'] },
    }),
  );
});

it.each([20, 21])('leaves out of %i what was sent before, and is done with it', async (count) => {
  const { notify, told } = aConsumer({ claims: { 'e-3': 'already sent' } });

  expect(await notify(aBatch(count))).toEqual(failed());

  expect(told('recordSent').flat()).toHaveLength(count - 1);
  expect(told('recordSent').flat()).not.toContain('e-3');
});

it('lists what it claimed, even where that is less than twenty-one', async () => {
  const claims = Object.fromEntries(numbers(20).map((number) => [`e-${number}`, 'already sent' as const]));
  const { notify } = aConsumer({ claims });

  expect(await notify(aBatch(21))).toEqual(failed());

  expect(subjects()).toEqual(['【SLA 超過】1 件 — 1 SLA breached']);
  expect(listedCases()).toEqual(['case-21']);
});

it('sends in a further mail what is too much for one, each with the markers of its own', async () => {
  const { notify, story, told } = aConsumer();
  const batch = aLongBatch();

  expect(await notify(batch)).toEqual(failed());

  expect(sent().length).toBeGreaterThan(1);
  expect(new Set(told('recordSent').flat())).toEqual(new Set(events(150)));
  const steps = story.map(([name]) => name).filter((name) => name !== 'info');
  expect(steps.slice(0, 152)).toEqual([...Array(150).fill('claim'), 'send', 'recordSent']);
});

it('sends no list of nothing', async () => {
  const claims = Object.fromEntries(numbers(25).map((number) => [`e-${number}`, 'already sent' as const]));

  expect(await aConsumer({ claims }).notify(aBatch(25))).toEqual(failed());

  expect(sent()).toEqual([]);
});

it('counts an event that the queue delivered twice as one, for the twenty as well as in the mail', async () => {
  const { notify, told } = aConsumer();
  const again = { ...aMessage(7), messageId: 'again' };

  expect(await notify([...aBatch(20), again])).toEqual(failed());

  expect(sent()).toHaveLength(20);
  expect(told('claim')).toHaveLength(20);
});

it('logs each breach with the mail that told of it', async () => {
  const { notify, told } = aConsumer();

  await notify(aBatch(21));

  expect(told('info')).toHaveLength(21);
  expect(told('info')[0]).toEqual([
    'mail sent',
    { domainId: expect.any(String), caseId: 'case-1', eventId: 'e-1', sesMessageId: 'ses-1' },
  ]);
});

it('has nothing to say of an empty batch', async () => {
  expect(await aConsumer().notify([])).toEqual(failed());
  expect(sent()).toEqual([]);
});
