import { describe, expect, it } from 'vitest';
import { retagged, told } from '../../../lambdas/slas/sla.ts';
import { slaVersions, slaWrites } from '../../../lambdas/slas/sla-writes.ts';
import { slaKey, timerKeys, timerPartitions } from '../../../lambdas/table/keys.ts';
import { aFulfilledSla, afterStart, aStoredSla } from '../../builders/sla.ts';

const running = aStoredSla();
const { domainId, caseId, relatedItemId } = running;
const key = slaKey(domainId, caseId, relatedItemId);
const breached = told(running, afterStart(61));
const none = { started: [], moved: [], cancelled: [] };

describe('what is written of an SLA', () => {
  it('that was started stands in the timer by the instant of its target', () => {
    const [write] = slaWrites({ ...none, started: [running] });

    expect(write).toMatchObject({
      item: { ...key, ...running, ...timerKeys(caseId, afterStart(60).toISOString()) },
      unlessExists: true,
    });
    expect(timerPartitions).toContain(write && 'item' in write && write.item['timer']);
  });

  it('that is met as it starts stands in no timer', () => {
    const [write] = slaWrites({ ...none, started: [aFulfilledSla(afterStart(0))] });

    expect(write).toHaveProperty('item.clock');
    for (const absent of ['timer', 'due', 'nextThreshold'])
      expect(write).not.toHaveProperty(`item.${absent}`);
  });

  it('17: that was breached leaves the timer, unless somebody has told of it already', () => {
    expect(slaWrites({ ...none, moved: [{ from: running, to: breached }] })).toEqual([
      {
        update: key,
        set: { version: 2, clock: running.clock, nextThreshold: undefined },
        remove: ['nextThreshold', 'timer', 'due'],
        if: { equals: { cycle: 1, version: 1, nextThreshold: 'breach' } },
      },
    ]);
  });

  it('that was fulfilled after its breach believes that nothing else has happened', () => {
    const to = aFulfilledSla(afterStart(62), breached);

    expect(slaWrites({ ...none, moved: [{ from: breached, to }] })).toMatchObject([
      {
        set: { version: 3, clock: to.clock },
        if: { equals: { cycle: 1, version: 2 }, absent: ['nextThreshold'] },
      },
    ]);
  });

  it('that got tags stays in the timer, and believes that nothing else has happened', () => {
    const tagged = retagged(running, { team: 'returns' });
    const due = afterStart(60).toISOString();

    expect(slaWrites({ ...none, moved: [{ from: running, to: tagged }] })).toEqual([
      {
        update: key,
        set: {
          version: 2,
          clock: running.clock,
          nextThreshold: 'breach',
          tags: { team: 'returns' },
          ...timerKeys(caseId, due),
        },
        remove: [],
        if: { equals: { cycle: 1, version: 1, nextThreshold: 'breach' } },
      },
    ]);
    expect(slaWrites({ ...none, moved: [{ from: tagged, to: retagged(tagged, {}) }] })).toMatchObject([
      { set: { version: 3 }, remove: ['tags'] },
    ]);
  });

  it('that was breached leaves its tags as they are', () => {
    const tagged = retagged(running, { team: 'returns' });

    const [write] = slaWrites({ ...none, moved: [{ from: tagged, to: told(tagged, afterStart(61)) }] });

    expect(write).not.toHaveProperty('set.tags');
    expect(write).toMatchObject({ remove: ['nextThreshold', 'timer', 'due'] });
  });

  it('that was cancelled is deleted as it was read', () => {
    expect(slaWrites({ ...none, cancelled: [running, breached] })).toEqual([
      { delete: key, if: { equals: { cycle: 1, version: 1, nextThreshold: 'breach' } } },
      { delete: key, if: { equals: { cycle: 1, version: 2 }, absent: ['nextThreshold'] } },
    ]);
  });
});

describe('what the case keeps of its SLAs', () => {
  const other = aStoredSla({}, { relatedItemId: '01KAS5NJR0SA00000000000009' });

  it('is the version of each that stands', () => {
    const changes = { started: [other], moved: [{ from: running, to: breached }], cancelled: [] };

    expect(slaVersions({ [relatedItemId]: 1 }, changes)).toEqual({
      [relatedItemId]: 2,
      [other.relatedItemId]: 1,
    });
  });

  it('is nothing of one that was cancelled', () => {
    expect(slaVersions({ [relatedItemId]: 1 }, { ...none, cancelled: [running] })).toEqual({});
  });

  it('is left alone where no SLA changes', () => {
    expect(slaVersions({ [relatedItemId]: 1 }, none)).toBeUndefined();
  });
});
