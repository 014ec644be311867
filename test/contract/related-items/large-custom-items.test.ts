import {
  DeleteRelatedItemCommand,
  SearchRelatedItemsCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateRelatedItemCommand,
} from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { sizeOf } from '../../../lambdas/table/item-size.ts';
import { relatedItemKey } from '../../../lambdas/table/keys.ts';
import { aCase, aCustomItem, relatedItemArn, text, update } from '../../builders/case.ts';
import { aField, aShop } from '../../builders/shop.ts';
import { storedEventItems, storedItems } from '../../integration/support/stored.ts';
import { anAnken } from '../support/client.ts';
import { invalidMember } from '../support/refusals.ts';

const anken = await anAnken({ quotas: { domainsPerDeployment: 1000, fieldsPerCustomItem: 50 } });
const { client } = anken;
const shop = await aShop(client);
const fieldIds = await Promise.all(Array.from({ length: 50 }, () => aField(client, shop.domainId)));
const LONGEST_VALUE = 4100;
const MAX_ITEM_BYTES = 325 * 1024;
const MAX_EVENT_BYTES = 380 * 1024;
/** Of DynamoDB itself. */
const MAX_STORED_BYTES = 400 * 1024;

/** A case whose texts take as much of an event's summary as they can. */
const aWordyCase = async () => {
  const opened = await aCase(client, shop);
  const fields = ['title', 'assigned_queue', 'assigned_user'];
  await update(client, opened, ...fields.map((id) => text(id, '😀'.repeat(LONGEST_VALUE))));
  return opened;
};

/** As many values of this character as fill an item so far that a value of `last` characters is at the limit. */
const atTheLimit = async (character: string) => {
  const bytes = Buffer.byteLength(character);
  const full = Math.floor(MAX_ITEM_BYTES / (LONGEST_VALUE * bytes + 64)) - 1;
  const fields = fieldIds.slice(0, full).map((id) => text(id, character.repeat(LONGEST_VALUE)));
  const opened = await aCase(client, shop);
  const next = `${fieldIds[full]}`;
  const afterNext = `${fieldIds[full + 1]}`;
  const relatedItemId = await aCustomItem(client, opened, ...fields, text(next, 'x'), text(afterNext, 'x'));
  const key = relatedItemKey(opened.domainId, opened.caseId, relatedItemId);
  const stored = (await storedItems(anken)).find(({ pk, sk }) => pk === key.pk && sk === key.sk);
  // The event's id comes to the item when it is written, as its keys do.
  const {
    pk: _pk,
    sk: _sk,
    lookup: _lookup,
    lookupSort: _sort,
    lastEventId: _event,
    ...item
  } = { ...stored };
  // Two values of `x` are there already, and take two bytes.
  const room = MAX_ITEM_BYTES - sizeOf(item) + 2;
  const first = Math.min(Math.floor((room - 1) / bytes), LONGEST_VALUE);
  const rest = room - first * bytes;
  const second = Math.floor(rest / bytes);
  const last = character.repeat(second) + 'x'.repeat(rest - second * bytes);
  return [...fields, text(next, character.repeat(first)), text(afterNext, last)];
};

describe.each(['案', '😀'])('a custom item of %s', (character) => {
  it('is taken up to 325 KB and not beyond, which names the largest value', async () => {
    const fields = await atTheLimit(character);
    const opened = await aCase(client, shop);
    await aCustomItem(client, opened, ...fields);
    const before = await storedItems(anken);
    const last = fields.at(-1);
    const beyond = [...fields.slice(0, -1), text(`${last?.id}`, `${last?.value?.stringValue}x`)];

    const refused = aCustomItem(client, await aCase(client, shop), ...beyond);

    await expect(refused).rejects.toMatchObject(
      invalidMember(
        'content.custom.fields[0].value',
        `the related item would be larger than ${MAX_ITEM_BYTES} bytes; this is the largest of the request`,
      ),
    );
    const items = (await storedItems(anken)).filter(({ sk }) => sk.startsWith('ITEM#'));
    expect(items).toEqual(before.filter(({ sk }) => sk.startsWith('ITEM#')));
  });

  it('is taken, tagged, untagged and deleted however much its case has to say', async () => {
    const fields = (await atTheLimit(character)).slice(0, -2);
    const opened = await aWordyCase();
    const relatedItemId = await aCustomItem(client, opened, ...fields);
    const arn = relatedItemArn(opened, relatedItemId);
    const tags = Object.fromEntries(
      Array.from({ length: 40 }, (_, number) => [`${number}`.padStart(128, 'k'), 'v'.repeat(256)]),
    );

    await client.send(new TagResourceCommand({ arn, tags }));
    await client.send(new UntagResourceCommand({ arn, tagKeys: Object.keys(tags).slice(0, 1) }));
    await client.send(new DeleteRelatedItemCommand({ ...opened, relatedItemId }));

    const events = await storedEventItems(anken);
    const largest = Math.max(...events.map((item) => sizeOf(item)));
    expect(largest).toBeGreaterThan(MAX_EVENT_BYTES);
    expect(largest).toBeLessThan(MAX_STORED_BYTES);
  });

  it('gets no tags for which there is no room', async () => {
    const opened = await aCase(client, shop);
    const relatedItemId = await aCustomItem(client, opened, ...(await atTheLimit(character)));
    const before = await storedItems(anken);

    const tagged = client.send(
      new TagResourceCommand({ arn: relatedItemArn(opened, relatedItemId), tags: { a: 'b' } }),
    );

    await expect(tagged).rejects.toMatchObject(
      invalidMember('tags', `the related item would be larger than ${MAX_ITEM_BYTES} bytes with them`),
    );
    expect(await storedItems(anken)).toEqual(before);
  });

  it('is changed as far as the old values fit its event too', async () => {
    const opened = await aCase(client, shop);
    const half = fieldIds.slice(0, 10).map((id) => text(id, character.repeat(LONGEST_VALUE)));
    const other = half.map(({ id = '' }) => text(id, `x${character.repeat(LONGEST_VALUE - 1)}`));
    const relatedItemId = await aCustomItem(client, opened, ...half);
    const change = (...fields: typeof half) =>
      client.send(
        new UpdateRelatedItemCommand({ ...opened, relatedItemId, content: { custom: { fields } } }),
      );

    await change(...other);
    const full = await atTheLimit(character);

    await expect(change(...full.slice(0, -2))).rejects.toMatchObject(
      invalidMember('content.custom.fields[0].value', 'the change, with the old values, would be larger'),
    );
    const { relatedItems } = await client.send(new SearchRelatedItemsCommand(opened));
    expect(relatedItems).toMatchObject([{ content: { custom: { fields: other } } }]);
  });
});
