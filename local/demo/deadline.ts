import { CreateRelatedItemCommand, SearchRelatedItemsCommand } from '@aws-sdk/client-connectcases';
import type { Values } from '../sample/fields.ts';
import { slaTerms } from '../sample/load.ts';
import { by, type Shop } from './shop.ts';
import type { Stage } from './stage.ts';

const question: Values = {
  title: '電気毛布のランプが点滅する / The lamp of an electric blanket blinks',
  case_reason: 'defective',
  product: '電気毛布 シングル / Electric blanket, single',
  product_category: 'appliance',
  channel: 'chat',
  language: 'ja',
  assigned_queue: 'quality',
};

const answered: Values = { status: 'waiting_customer' };
const promise = { name: '初回回答 1分 / First response 1 min', minutes: 1, fulfilledBy: answered };

/** The clock looks once a minute; then come the queue of what is due, the event and the mail. */
const TOLD_WITHIN_SECONDS = 90;

/** A promise that is broken: by time alone, and seen to late. */
export const playDeadline = async (shop: Shop, { act, wait }: Stage): Promise<void> => {
  const caseId = await act({
    story: 'Another customer asks in the chat.',
    does: 'CreateCase',
    brings: ['CASE.CREATED'],
    send: () => shop.open(question, 'morita'),
  });
  await act({
    story: 'The shop promises a first response within a minute.',
    does: 'CreateRelatedItem, an SLA of one minute, met by the status “waiting for customer”',
    brings: ['SLA.STARTED'],
    send: async () => {
      await startSla(shop, caseId);
      return caseId;
    },
  });
  await wait({
    story: 'Nobody answers. Seconds count from the due time now; its breach is one event and one mail.',
    caseId,
    due: await dueTime(shop, caseId),
    withinSeconds: TOLD_WITHIN_SECONDS,
    brings: ['SLA.BREACHED', 'mail'],
  });
  await act({
    story: 'The agent answers at last, too late: the promise is fulfilled, and was not met.',
    does: 'UpdateCase, status waiting for customer',
    brings: ['CASE.UPDATED', 'SLA.NOT_MET'],
    send: async () => {
      await shop.change(caseId, answered, 'morita');
      return caseId;
    },
  });
};

const startSla = async ({ client, domainId, fieldIds }: Shop, caseId: string): Promise<void> => {
  const content = { sla: { slaInputConfiguration: slaTerms(promise, fieldIds) } };
  const performedBy = by('morita');
  await client.send(new CreateRelatedItemCommand({ domainId, caseId, type: 'Sla', content, performedBy }));
};

const dueTime = async ({ client, domainId }: Shop, caseId: string): Promise<Date> => {
  const { relatedItems: [item] = [] } = await client.send(
    new SearchRelatedItemsCommand({ domainId, caseId, filters: [{ sla: { name: promise.name } }] }),
  );
  const due = item?.content?.sla?.slaConfiguration?.targetTime;
  if (!due) throw new Error('The SLA that was started has no target time.');
  return due;
};
