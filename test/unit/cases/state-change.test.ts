import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseEventSchema, type EventOfCase, isOfSla } from '../../../lambdas/case-events/case-event.ts';
import type { Case, FieldChanges } from '../../../lambdas/cases/case.ts';
import {
  cancellationOfSla,
  checkWhole,
  momentFor,
  passingOfTime,
  startOfSla,
  taggingOfSla,
  updateOfCase,
} from '../../../lambdas/cases/state-change.ts';
import { Overtaken } from '../../../lambdas/contract/attempts.ts';
import type { FieldValue, FieldValues } from '../../../lambdas/fields/field-value.ts';
import { type Sla, told } from '../../../lambdas/slas/sla.ts';
import { instantOfUlid } from '../../../lambdas/table/keys.ts';
import { aState, aStoredCase, aWriting } from '../../builders/case-state.ts';
import { aFulfilledSla, afterStart, aStoredSla, startedAt } from '../../builders/sla.ts';

const text = (stringValue: string): FieldValue => ({ stringValue });
const given = (fields: FieldValues): FieldChanges => new Map(Object.entries(fields));
const closing = given({ status: text('closed') });
const terms = aStoredSla().terms;

/** SLAs of a case, by number: of that many minutes. */
const slasOf = (...minutes: readonly number[]): readonly Sla[] =>
  minutes.map((targetSlaMinutes, index) =>
    aStoredSla({ targetSlaMinutes }, { relatedItemId: `01KAS5NJR0SA0000000000000${index + 1}` }),
  );

const typesOf = (change: { readonly events: readonly EventOfCase[] } | undefined) =>
  change?.events.map(({ type }) => type);

const statusesOf = (change: { readonly events: readonly EventOfCase[] } | undefined) =>
  change?.events
    .filter(isOfSla)
    .map((event) => [
      event.statusBefore,
      event.type === 'SLA.CANCELLED' ? undefined : event.after.content.sla.slaConfiguration.status,
    ]);

const nextOf = ({ fields }: { readonly fields: FieldChanges }) => fields.get('next_sla_breach_datetime');

/** The case as the last of these events leaves its lock. */
const changed = (before: Case, events: readonly EventOfCase[] = []): Case => {
  const last = events.at(-1);
  return last ? { ...before, lastEventId: last.eventId, lastEventTime: last.time } : before;
};

describe('the moment of a change', () => {
  it.each([
    ['what the clock says', 5, 5],
    ['the case’s last one where the clock is behind it', -5, 0],
  ])('16: is %s', (_, minutes, expected) => {
    const moment = momentFor(aStoredCase(), { now: () => afterStart(minutes) });

    expect(moment).toEqual(afterStart(expected));
  });
});

describe('a case and its SLAs, read by one query', () => {
  const [first, second] = slasOf(10, 60);
  const slas = [first, second].flatMap((sla) => sla ?? []);
  const versions = Object.fromEntries(slas.map(({ relatedItemId }) => [relatedItemId, 1]));
  const read = (slaVersions: Readonly<Record<string, number>>, found = slas) => ({
    case: aStoredCase({}, { slaVersions }),
    slas: found,
  });

  it.each([
    ['there are none', { case: aStoredCase(), slas: [] }],
    ['all are there as the case says', read(versions)],
  ])('belong together where %s', (_, state) => {
    expect(() => checkWhole(state)).not.toThrow();
  });

  it.each([
    ['one is missing', read(versions, slas.slice(1))],
    ['one is there still that the case has no more', read({ [first?.relatedItemId ?? '']: 1 })],
    ['one is as it was before', read({ ...versions, [second?.relatedItemId ?? '']: 2 })],
    ['the case has one more', read({ ...versions, other: 1 })],
  ])('are read again where %s', (_, state) => {
    expect(() => checkWhole(state)).toThrow(Overtaken);
  });
});

describe('time that passes', () => {
  it('changes nothing up to the target', () => {
    const state = aState(slasOf(60));

    expect(passingOfTime(state, aWriting(state, afterStart(60)))).toBeUndefined();
  });

  it('breaches what it has crossed, and says so in nobody’s name', () => {
    const [early, late] = slasOf(10, 60);
    const state = aState([early, late].flatMap((sla) => sla ?? []));

    const change = passingOfTime(state, aWriting(state, afterStart(10, 1)));

    const { nextThreshold: _, ...rest } = early ?? aStoredSla();
    const to = { ...rest, version: 2 };
    expect(change).toMatchObject({
      slas: { started: [], moved: [{ from: early, to }], cancelled: [] },
      events: [
        {
          type: 'SLA.BREACHED',
          time: afterStart(10, 1).toISOString(),
          statusBefore: 'Active',
          cycle: 1,
          after: {
            relatedItemId: early?.relatedItemId,
            type: 'Sla',
            version: 2,
            content: {
              sla: {
                slaConfiguration: { status: 'Overdue', targetTime: afterStart(10).toISOString() },
              },
            },
          },
        },
      ],
    });
    expect(change?.events[0]).not.toHaveProperty('performedBy');
    expect(change?.slas.moved[0]?.to).not.toHaveProperty('nextThreshold');
  });

  it('leaves the next breach at the target that has passed, so that the case itself does not change', () => {
    const state = aState(slasOf(10, 60));

    const change = passingOfTime(state, aWriting(state, afterStart(30)));

    expect(change?.fields.size).toBe(0);
    expect(typesOf(change)).toEqual(['SLA.BREACHED']);
  });

  it('17: tells a breach once, however often it is looked at', () => {
    const state = aState(slasOf(10).map((sla) => told(sla, afterStart(11))));

    expect(passingOfTime(state, aWriting(state, afterStart(1_000)))).toBeUndefined();
  });

  it('30: tells of all that it has crossed at once', () => {
    const state = aState(slasOf(1, 2, 3, 4, 5, 6, 7, 8, 9, 60));

    const change = passingOfTime(state, aWriting(state, afterStart(59)));

    expect(typesOf(change)).toEqual(Array.from({ length: 9 }, () => 'SLA.BREACHED'));
    expect(change?.slas.moved).toHaveLength(9);
  });
});

describe('an update', () => {
  const update = (slas: readonly Sla[], changes: FieldChanges, at: Date, fields: FieldValues = {}) => {
    const state = aState(slas, fields);
    return updateOfCase(state, changes, aWriting(state, at), ['Critical']);
  };

  it('fulfils what it gives the value to, and tells of the case first', () => {
    const change = update(slasOf(60), closing, afterStart(10));

    expect(typesOf(change)).toEqual(['CASE.UPDATED', 'SLA.MET']);
    expect(statusesOf(change)).toEqual([['Active', 'Met']]);
    expect(change?.events[1]).toMatchObject({
      performedBy: { iamPrincipalArn: 'arn:aws:iam::123456789012:role/agents' },
      summary: { status: 'closed' },
      after: {
        version: 2,
        content: { sla: { slaConfiguration: { completionTime: afterStart(10).toISOString() } } },
      },
    });
  });

  it('14: meets the target at exactly its instant', () => {
    const change = update(slasOf(60), closing, afterStart(60));

    expect(typesOf(change)).toEqual(['CASE.UPDATED', 'SLA.MET']);
  });

  it('28: that fulfils late, before anybody has seen the breach, tells first of the breach', () => {
    const change = update(slasOf(60), closing, afterStart(60, 1));

    expect(typesOf(change)).toEqual(['SLA.BREACHED', 'CASE.UPDATED', 'SLA.NOT_MET']);
    expect(statusesOf(change)).toEqual([
      ['Active', 'Overdue'],
      ['Overdue', 'NotMet'],
    ]);
    expect(change?.events.filter(isOfSla).map(({ after }) => after.version)).toEqual([2, 3]);
    expect(change?.slas.moved).toMatchObject([{ from: { version: 1 }, to: { version: 3 } }]);
  });

  it('28: that fulfils after the breach was told does not tell it again', () => {
    const breached = slasOf(60).map((sla) => told(sla, afterStart(61)));

    const change = update(breached, closing, afterStart(62));

    expect(typesOf(change)).toEqual(['CASE.UPDATED', 'SLA.NOT_MET']);
    expect(statusesOf(change)).toEqual([['Overdue', 'NotMet']]);
  });

  it('16, 28: is not met behind a breach, though the host’s clock is behind the target', () => {
    const breached = slasOf(60).map((sla) => told(sla, afterStart(61)));
    const { case: open } = aState(breached);
    const lastEventId = aWriting({ case: open, slas: [] }, afterStart(61)).nextEventId();
    const lastEventTime = afterStart(61).toISOString();
    const state = { case: { ...open, lastEventId, lastEventTime }, slas: breached };

    const change = updateOfCase(state, closing, aWriting(state, afterStart(30)), []);

    expect(typesOf(change)).toEqual(['CASE.UPDATED', 'SLA.NOT_MET']);
    expect(change?.events.map(({ time }) => time)).toEqual([
      afterStart(61).toISOString(),
      afterStart(61).toISOString(),
    ]);
  });

  it('14, 16: is met at exactly the target, however many hosts wrote the case in that very millisecond', () => {
    const hosts = [1, 2, 3, 4];
    let state = aState(slasOf(60));
    for (const host of hosts) {
      const change = updateOfCase(
        state,
        given({ summary: text(`${host}`) }),
        aWriting(state, afterStart(60)),
        [],
      );
      state = { ...state, case: changed(state.case, change?.events) };
    }

    const change = updateOfCase(state, closing, aWriting(state, afterStart(60)), []);

    expect(typesOf(change)).toEqual(['CASE.UPDATED', 'SLA.MET']);
  });

  it('says what else it changed, and what the next breach is then, in the one event of the case', () => {
    const [byStatus = aStoredSla()] = slasOf(10);
    const bySummary = aStoredSla(
      { fieldId: 'summary', targetFieldValues: [{ stringValue: 'done' }] },
      { relatedItemId: '01KAS5NJR0SA00000000000009' },
    );

    const change = update([byStatus, bySummary], closing, afterStart(5));

    expect(change && nextOf(change)).toEqual(text(afterStart(60).toISOString()));
    expect(change?.events[0]).toMatchObject({
      changes: expect.arrayContaining([
        { fieldId: 'status', oldValue: text('open') },
        { fieldId: 'next_sla_breach_datetime', oldValue: text(afterStart(10).toISOString()) },
      ]),
      after: { version: 4, fields: { next_sla_breach_datetime: text(afterStart(60).toISOString()) } },
    });
  });

  it('clears the next breach where nothing is left to fulfil', () => {
    const change = update(slasOf(10, 60), closing, afterStart(5));

    expect(change?.fields.has('next_sla_breach_datetime')).toBe(true);
    expect(change && nextOf(change)).toBeUndefined();
    const [event] = change?.events ?? [];
    expect(event?.type === 'CASE.UPDATED' && event.after.fields).not.toHaveProperty(
      'next_sla_breach_datetime',
    );
    expect(typesOf(change)).toEqual(['CASE.UPDATED', 'SLA.MET', 'SLA.MET']);
  });

  it('leaves an SLA of another value alone', () => {
    const change = update(slasOf(60), given({ summary: text('new') }), afterStart(10));

    expect(change?.slas).toEqual({ started: [], moved: [], cancelled: [] });
    expect(typesOf(change)).toEqual(['CASE.UPDATED']);
    expect(change?.fields.has('next_sla_breach_datetime')).toBe(false);
  });

  it('that reopens the case leaves met what was met', () => {
    const met = slasOf(60).map((sla) => aFulfilledSla(afterStart(10), sla));

    const change = update(met, given({ status: text('open') }), afterStart(20), { status: text('closed') });

    expect(typesOf(change)).toEqual(['CASE.UPDATED']);
    expect(change?.slas.moved).toEqual([]);
  });

  it('with nothing new tells what time has done, and nothing where time has done nothing', () => {
    const nothing = given({ status: text('open') });

    expect(typesOf(update(slasOf(60), nothing, afterStart(61)))).toEqual(['SLA.BREACHED']);
    expect(update(slasOf(60), nothing, afterStart(60))).toBeUndefined();
  });

  it('raises a severity as it does without SLAs', () => {
    const change = update(slasOf(60), given({ severity: text('Critical') }), afterStart(61));

    expect(change?.events).toMatchObject([
      { type: 'SLA.BREACHED', summary: { status: 'open' } },
      { type: 'CASE.UPDATED', severityRaised: true },
    ]);
    expect(change?.events[0]).not.toHaveProperty('summary.severity');
  });
});

describe('tags of an SLA', () => {
  const tags = { team: 'returns' };
  const tagging = (minutes: number) => {
    const state = aState(slasOf(10, 60));
    const relatedItemId = `${state.slas[1]?.relatedItemId}`;
    return taggingOfSla(state, relatedItemId, tags, aWriting(state, afterStart(minutes)));
  };

  it('are its own, and neither the case nor another SLA feels them', () => {
    const change = tagging(5);

    expect(change.fields.size).toBe(0);
    expect(change.slas).toMatchObject({ started: [], cancelled: [] });
    expect(change.slas.moved).toEqual([
      { from: aStoredSla({}, { relatedItemId: '01KAS5NJR0SA00000000000002' }), to: expect.anything() },
    ]);
    expect(change.slas.moved[0]?.to).toEqual({ ...change.slas.moved[0]?.from, version: 2, tags });
    expect(change.events).toMatchObject([
      { type: 'RELATED_ITEM.TAGGED', oldTags: {}, after: { version: 2, tags } },
    ]);
  });

  it('let time tell first what it has done', () => {
    const change = tagging(61);

    expect(typesOf(change)).toEqual(['SLA.BREACHED', 'SLA.BREACHED', 'RELATED_ITEM.TAGGED']);
    expect(change.events.map(({ eventId }) => eventId)).toEqual(
      change.events.map(({ eventId }) => eventId).toSorted(),
    );
    expect(change.slas.moved).toMatchObject([{ to: { version: 2 } }, { to: { version: 3, tags } }]);
    expect(change.slas.moved[1]?.to).not.toHaveProperty('nextThreshold');
    expect(change.events.at(-1)).toMatchObject({
      after: { content: { sla: { slaConfiguration: { status: 'Overdue' } } } },
    });
  });
});

describe('a new SLA', () => {
  const start = (slas: readonly Sla[], targetSlaMinutes: number, at: Date, fields: FieldValues = {}) => {
    const state = aState(slas, fields);
    return startOfSla(state, { ...terms, targetSlaMinutes }, aWriting(state, at));
  };

  it('starts its clock, and is the case’s next breach where it is the earliest', () => {
    const change = start(slasOf(60), 5, afterStart(1));

    const at = afterStart(1).toISOString();
    expect(change.sla).toEqual({
      domainId: aStoredSla().domainId,
      caseId: aStoredSla().caseId,
      relatedItemId: expect.stringMatching(/^[0-9A-Z]{26}$/),
      type: 'Sla',
      associationTime: at,
      version: 1,
      performedBy: { iamPrincipalArn: 'arn:aws:iam::123456789012:role/agents' },
      terms: { ...terms, targetSlaMinutes: 5 },
      cycle: 1,
      clock: [{ kind: 'started', at }],
      nextThreshold: 'breach',
    });
    expect(change.slas).toEqual({ started: [change.sla], moved: [], cancelled: [] });
    expect(typesOf(change)).toEqual(['SLA.STARTED', 'CASE.UPDATED']);
    expect(nextOf(change)).toEqual(text(afterStart(6).toISOString()));
  });

  it('leaves the case as it is where another breach comes first', () => {
    const change = start(slasOf(10), 60, afterStart(1));

    expect(typesOf(change)).toEqual(['SLA.STARTED']);
    expect(change.fields.size).toBe(0);
  });

  it('is met at once where the case has the value already, and no clock has to find it', () => {
    const change = start([], 60, afterStart(1), { status: text('closed') });

    expect(typesOf(change)).toEqual(['SLA.STARTED', 'SLA.MET']);
    expect(statusesOf(change)).toEqual([
      [undefined, 'Active'],
      ['Active', 'Met'],
    ]);
    expect(change.sla).toMatchObject({ version: 2, clock: [{ kind: 'started' }, { kind: 'fulfilled' }] });
    expect(change.sla).not.toHaveProperty('nextThreshold');
    expect(change.slas.started).toEqual([change.sla]);
  });

  it('lets time tell first what it has done to the others', () => {
    const change = start(slasOf(10), 60, afterStart(11));

    expect(typesOf(change)).toEqual(['SLA.BREACHED', 'SLA.STARTED']);
    expect(change.slas.moved).toMatchObject([{ from: { version: 1 }, to: { version: 2 } }]);
  });

  it('16: starts no earlier than the case’s last event, whatever the host’s clock says', () => {
    const change = start([], 60, afterStart(-30));

    expect(change.sla.associationTime).toBe(startedAt);
    expect(nextOf(change)).toEqual(text(afterStart(60).toISOString()));
  });
});

describe('a cancelled SLA', () => {
  const cancel = (slas: readonly Sla[], at: Date) => {
    const state = aState(slas);
    return cancellationOfSla(state, `${slas[0]?.relatedItemId}`, aWriting(state, at));
  };

  it('goes, and the next breach is another one then', () => {
    const [first] = slasOf(10);

    const change = cancel(slasOf(10, 60), afterStart(5));

    expect(change.slas).toEqual({ started: [], moved: [], cancelled: [first] });
    expect(typesOf(change)).toEqual(['SLA.CANCELLED', 'CASE.UPDATED']);
    expect(nextOf(change)).toEqual(text(afterStart(60).toISOString()));
    expect(change.events[0]).toMatchObject({
      statusBefore: 'Active',
      before: { version: 1, content: { sla: { slaConfiguration: { status: 'Active' } } } },
      after: { relatedItemId: first?.relatedItemId, version: 2 },
    });
  });

  it('leaves the case as it is where it was not the next to breach', () => {
    const change = cancel(slasOf(60, 10), afterStart(5));

    expect(typesOf(change)).toEqual(['SLA.CANCELLED']);
    expect(change.fields.size).toBe(0);
  });

  it('has breached before, where its target has passed', () => {
    const change = cancel(slasOf(10), afterStart(11));

    expect(typesOf(change)).toEqual(['SLA.BREACHED', 'SLA.CANCELLED', 'CASE.UPDATED']);
    expect(statusesOf(change)).toEqual([
      ['Active', 'Overdue'],
      ['Overdue', undefined],
    ]);
    expect(change.slas).toMatchObject({ moved: [], cancelled: [{ version: 1, nextThreshold: 'breach' }] });
    expect(change.events[1]).toMatchObject({ before: { version: 2 }, after: { version: 3 } });
  });

  it('says of a fulfilled one that it was', () => {
    const met = slasOf(10).map((sla) => aFulfilledSla(afterStart(5), sla));

    const change = cancel(met, afterStart(60));

    expect(typesOf(change)).toEqual(['SLA.CANCELLED']);
    expect(change.events[0]).toMatchObject({
      statusBefore: 'Met',
      before: { version: 2 },
      after: { version: 3 },
    });
  });
});

describe('every change', () => {
  const someSlas = fc
    .array(fc.record({ minutes: fc.integer({ min: 1, max: 90 }), isMet: fc.boolean() }), { maxLength: 5 })
    .map((some) =>
      slasOf(...some.map(({ minutes }) => minutes)).map((sla, index) =>
        some[index]?.isMet ? aFulfilledSla(afterStart(0), sla) : sla,
      ),
    );
  const someMinutes = fc.integer({ min: -60, max: 100 });

  const allChanges = (slas: readonly Sla[], minutes: number) => {
    const state = aState(slas);
    const writing = () => aWriting(state, afterStart(minutes));
    return [
      passingOfTime(state, writing()),
      updateOfCase(state, closing, writing(), []),
      startOfSla(state, terms, writing()),
      ...slas.map(({ relatedItemId }) => cancellationOfSla(state, relatedItemId, writing())),
    ].flatMap((change) => change ?? []);
  };

  it('16: has events behind the case’s last one, each behind the other, all at one instant', () => {
    fc.assert(
      fc.property(someSlas, someMinutes, (slas, minutes) => {
        for (const { events } of allChanges(slas, minutes)) {
          const ids = [aStoredCase().lastEventId, ...events.map(({ eventId }) => eventId)];
          expect(ids).toEqual([...new Set(ids)].toSorted());
          const times = new Set(events.map(({ time }) => time));
          expect([...times]).toEqual([afterStart(Math.max(0, minutes)).toISOString()]);
          // A host whose clock is behind goes on by a millisecond with each identifier: its events, and a new SLA's.
          const [last, time] = [instantOfUlid(`${ids.at(-1)}`).getTime(), Date.parse(`${[...times][0]}`)];
          expect(last - time).toBeLessThanOrEqual(events.length + 1);
        }
      }),
    );
  });

  it('is stored as its readers read it', () => {
    fc.assert(
      fc.property(someSlas, someMinutes, (slas, minutes) => {
        for (const { events } of allChanges(slas, minutes)) {
          expect(events.length).toBeGreaterThan(0);
          for (const event of events) expect(caseEventSchema.parse(event)).toEqual(event);
        }
      }),
    );
  });
});
