import { describe, expect, it } from 'vitest';
import {
  nextPass,
  outcomeOf,
  type PurgeOrder,
  purgeOrderSchema,
} from '../../../lambdas/purges/purge-order.ts';

const anOrder = (order: Partial<PurgeOrder> = {}): PurgeOrder => ({
  domainId: 'd-1',
  eventId: 'e-1',
  pass: 'first',
  waited: 0,
  ...order,
});

describe('an order to purge', () => {
  it('begins with the first pass', () => {
    expect(purgeOrderSchema.parse({ domainId: 'd-1', eventId: 'e-1' })).toEqual(anOrder());
  });

  it('may be the whole event, of which nothing is read but what it is about', () => {
    const event = {
      'detail-type': 'Anken Case Change',
      detail: { domainId: 'd-1', eventId: 'e-1', pass: 'last' },
    };

    expect(purgeOrderSchema.parse(event)).toEqual(anOrder());
  });

  it.each([{}, { domainId: 'd-1' }, { domainId: 'd-1', eventId: 'e-1', pass: 'third' }, null, 'order'])(
    '%j is none',
    (body) => {
      expect(purgeOrderSchema.safeParse(body).success).toBe(false);
    },
  );
});

describe('the next pass', () => {
  it.each(['first', 'last'] as const)('follows at once where the %s one ran out of time', (pass) => {
    expect(nextPass(anOrder({ pass, waited: 3 }), 'out of time', 150)).toEqual({
      order: anOrder({ pass }),
      afterSeconds: 0,
    });
  });

  it.each(['empty', 'must wait', 'found some', 'not begun'] as const)(
    'is the last one, some time after a first one that ended %s',
    (outcome) => {
      expect(nextPass(anOrder(), outcome, 150)).toEqual({
        order: anOrder({ pass: 'last' }),
        afterSeconds: 150,
      });
    },
  );

  it('is another last one where cases were found', () => {
    expect(nextPass(anOrder({ pass: 'last', waited: 2 }), 'found some', 150)).toEqual({
      order: anOrder({ pass: 'last' }),
      afterSeconds: 150,
    });
  });

  it('waits twice as long each time that something must wait, and a quarter of an hour at most', () => {
    const waits = Array.from({ length: 8 }, (_, waited) =>
      nextPass(anOrder({ pass: 'last', waited }), 'must wait', 150),
    );

    expect(waits.map((next) => next?.afterSeconds)).toEqual([30, 60, 120, 240, 480, 900, 900, 900]);
    expect(waits.map((next) => next?.order.waited)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('is none where nothing is left', () => {
    expect(nextPass(anOrder({ pass: 'last' }), 'empty', 150)).toBeUndefined();
  });
});

describe('a pass', () => {
  it.each([
    [{ isOutOfTime: true, hasDeleted: true, mustWait: true }, 'out of time'],
    [{ isOutOfTime: true, hasDeleted: false, mustWait: true }, 'must wait'],
    [{ isOutOfTime: true, hasDeleted: false, mustWait: false }, 'must wait'],
    [{ isOutOfTime: false, hasDeleted: true, mustWait: true }, 'must wait'],
    [{ isOutOfTime: false, hasDeleted: true, mustWait: false }, 'empty'],
  ])('of %j ends %s', (cleared, outcome) => {
    expect(outcomeOf(cleared)).toBe(outcome);
  });
});
