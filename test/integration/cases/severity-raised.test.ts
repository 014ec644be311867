import { expect, it } from 'vitest';
import { aCase, aComment, text, update } from '../../builders/case.ts';
import { aShop, putOptions } from '../../builders/shop.ts';
import { anAnken } from '../../contract/support/client.ts';
import { storedEvents } from '../support/stored.ts';

const anAnkenWithAShop = async (highSeverities?: readonly string[]) => {
  const anken = await anAnken(highSeverities ? { highSeverities } : {});
  return { ...anken, shop: await aShop(anken.client) };
};

const raised = async (anken: Parameters<typeof storedEvents>[0]) =>
  (await storedEvents(anken)).map((event) => 'severityRaised' in event && event.severityRaised);

const severity = (value: string | undefined) =>
  value === undefined ? { id: 'severity', value: { emptyValue: {} } } : text('severity', value);

it.each([
  ['Critical', true],
  ['High', true],
  ['Medium', false],
  ['Low', false],
  [undefined, false],
])('a case that is opened as %s: %s', async (opened, isRaised) => {
  const { client, shop, ...anken } = await anAnkenWithAShop();

  await aCase(client, shop, [severity(opened)]);

  expect(await raised(anken)).toEqual([isRaised]);
});

it.each([
  ['Low', 'High', true],
  ['Low', 'Critical', true],
  [undefined, 'High', true],
  ['High', 'Critical', true],
  ['Critical', 'High', false],
  ['Critical', 'Low', false],
  ['High', undefined, false],
  ['Low', 'Medium', false],
])('a case that goes from %s to %s: %s', async (before, after, isRaised) => {
  const { client, shop, ...anken } = await anAnkenWithAShop();
  const opened = await aCase(client, shop, [severity(before)]);

  await update(client, opened, severity(after));

  expect((await raised(anken))[1]).toBe(isRaised);
});

it('is not raised by another edit or a comment of a critical case', async () => {
  const { client, shop, ...anken } = await anAnkenWithAShop();
  const opened = await aCase(client, shop, [severity('Critical')]);

  await update(client, opened, text('summary', 'new'));
  await update(client, opened, severity('Critical'), text('summary', 'newer'));
  await aComment(client, opened);

  expect(await raised(anken)).toEqual([true, false, false, false]);
});

it('is raised again when it was lowered in between', async () => {
  const { client, shop, ...anken } = await anAnkenWithAShop();
  const opened = await aCase(client, shop, [severity('Critical')]);

  await update(client, opened, severity('Low'));
  await update(client, opened, severity('High'));

  expect(await raised(anken)).toEqual([true, false, true]);
});

it('follows the order of the setting, which names the worst first', async () => {
  const { client, shop, ...anken } = await anAnkenWithAShop(['Disaster', 'Low']);
  await putOptions(client, shop.domainId, 'severity', ['Disaster']);
  const opened = await aCase(client, shop, [severity('Critical')]);

  for (const value of ['Low', 'Disaster', 'Low', 'Critical', 'Disaster']) {
    await update(client, opened, severity(value));
  }

  expect(await raised(anken)).toEqual([false, true, true, false, false, true]);
});

it('is raised once by ten people who do it at the same time', async () => {
  const { client, shop, ...anken } = await anAnkenWithAShop();
  const opened = await aCase(client, shop, [severity('Low')]);

  await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      update(client, opened, severity('Critical'), text('summary', `${index}`)),
    ),
  );

  expect((await raised(anken)).filter((isRaised) => isRaised)).toHaveLength(1);
});
