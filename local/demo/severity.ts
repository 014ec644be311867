import { CreateRelatedItemCommand } from '@aws-sdk/client-connectcases';
import type { Values } from '../sample/fields.ts';
import { by, type Shop } from './shop.ts';
import type { Stage } from './stage.ts';

const blanket: Values = {
  title: '電気毛布から焦げたにおい / An electric blanket smells of burning',
  severity: 'Critical',
  case_reason: 'safety',
  product: '電気毛布 シングル / Electric blanket, single',
  product_category: 'appliance',
  channel: 'phone',
  language: 'ja',
  assigned_queue: 'escalation',
};

/** A critical case: when the queue and the operators hear of it, and when they do not. */
export const playSeverity = async (shop: Shop, { act }: Stage): Promise<void> => {
  const { client, domainId, open, change } = shop;
  const caseId = await act({
    story: 'A customer calls. The agent opens a critical case: the queue and the operators hear of it.',
    does: 'CreateCase, severity Critical',
    brings: ['CASE.CREATED', 'queue', 'mail'],
    send: () => open(blanket, 'sasaki'),
  });
  const to = (values: Values, agent: 'ishii') => async () => {
    await change(caseId, values, agent);
    return caseId;
  };
  await act({
    story: 'The agent writes down what the customer says: an event, and no alarm.',
    does: 'CreateRelatedItem, a comment',
    brings: ['RELATED_ITEM.CREATED'],
    send: async () => {
      const body = 'コンセントは抜いた。けがはない。 / It is unplugged, and nobody is hurt.';
      const content = { comment: { body, contentType: 'Text/Plain' as const } };
      const performedBy = by('sasaki');
      await client.send(
        new CreateRelatedItemCommand({ domainId, caseId, type: 'Comment', content, performedBy }),
      );
      return caseId;
    },
  });
  await act({
    story: 'Nobody is hurt, so the lead lowers the severity: no alarm, since things got better.',
    does: 'UpdateCase, Critical to High',
    brings: ['CASE.UPDATED'],
    send: to({ severity: 'High' }, 'ishii'),
  });
  await act({
    story: 'A second blanket of the same lot smokes. The severity rises again, and so does the alarm.',
    does: 'UpdateCase, High to Critical',
    brings: ['CASE.UPDATED', 'queue', 'mail'],
    send: to({ severity: 'Critical' }, 'ishii'),
  });
  await act({
    story: 'The money is paid back and the case is closed.',
    does: 'UpdateCase, status closed',
    brings: ['CASE.UPDATED'],
    send: to({ status: 'closed', resolution: 'refunded' }, 'ishii'),
  });
};
