import { CreateLayoutCommand, GetLayoutCommand } from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { frozenClock } from '../../builders/clock.ts';
import { aDomain, aField, aLayout, aName } from '../../builders/shop.ts';
import { anAnken } from '../support/client.ts';
import { notFound } from '../support/refusals.ts';

const { client } = await anAnken({ clock: frozenClock('2026-01-02T03:04:05.678Z') });
const domainId = await aDomain(client);
const read = (layoutId: string | undefined, domain = domainId) =>
  client.send(new GetLayoutCommand({ domainId: domain, layoutId }));

describe('GetLayout', () => {
  it('answers all that the layout is, with its fields in their order', async () => {
    const order = await aField(client, domainId);
    const content = {
      basic: {
        topPanel: {
          sections: [{ fieldGroup: { name: '注文', fields: [{ id: order }, { id: 'summary' }] } }],
        },
        moreInfo: { sections: [{ fieldGroup: { name: '', fields: [{ id: 'created_by' }] } }] },
      },
    };
    const { layoutId, layoutArn } = await client.send(
      new CreateLayoutCommand({ domainId, name: 'Returns desk', content }),
    );

    const layout = await read(layoutId);

    expect(layout).toEqual({
      layoutId,
      layoutArn,
      name: 'Returns desk',
      content,
      createdTime: new Date('2026-01-02T03:04:05.678Z'),
      lastModifiedTime: new Date('2026-01-02T03:04:05.678Z'),
      $metadata: expect.objectContaining({ httpStatusCode: 200 }),
    });
  });

  it('says which layout or domain does not exist', async () => {
    const layoutId = await aLayout(client, domainId);

    await expect(read('nothing')).rejects.toMatchObject(notFound('Layout', 'nothing'));
    await expect(read(layoutId, 'nowhere')).rejects.toMatchObject(notFound('Domain', 'nowhere'));
  });

  it('does not find the layout of another domain', async () => {
    const layoutId = await aLayout(client, domainId);
    const other = await aDomain(client, aName('Shop'));

    await expect(read(layoutId, other)).rejects.toMatchObject(notFound('Layout', layoutId));
  });

  it('does not take a field for a layout', async () => {
    const fieldId = await aField(client, domainId);

    await expect(read(fieldId)).rejects.toMatchObject(notFound('Layout', fieldId));
  });
});
