import { expect, it } from 'vitest';
import { type Claim, type Lease, mailMarkerStore } from '../../../lambdas/notifications/mail-marker.store.ts';
import { type Clock, systemClock } from '../../../lambdas/platform/clock.ts';
import { mailMarkerKey } from '../../../lambdas/table/keys.ts';
import { WriteRefused } from '../../../lambdas/table/writes.ts';
import { aTable } from '../support/engine.ts';

const MINUTE = 60_000;
const start = Date.parse('2026-11-23T05:05:09.123Z');

/** Markers at a time that the test moves on. */
const someMarkers = async () => {
  let at = start;
  const clock: Clock = { ...systemClock, now: () => new Date(at) };
  const { table } = await aTable();
  return {
    markers: mailMarkerStore(table, clock),
    marker: () => table.get(mailMarkerKey('d', 'e')),
    pass: (milliseconds: number) => {
      at += milliseconds;
    },
  };
};
const held = (claim: Claim): Lease => {
  if (claim.outcome !== 'claimed') throw new Error(claim.outcome);
  return claim.lease;
};

it('gives a mail to one of many that claim it at the same moment', async () => {
  const { markers } = await someMarkers();

  const claims = await Promise.all(Array.from({ length: 20 }, () => markers.claim('d', 'e')));

  const outcomes = claims.map(({ outcome }) => outcome).sort();
  expect(outcomes).toEqual(['claimed', ...Array.from({ length: 19 }, () => 'held by another')]);
});

it('keeps the mails of different events and domains apart', async () => {
  const { markers } = await someMarkers();
  await markers.claim('d', 'e');

  expect(await markers.claim('d', 'other')).toMatchObject({ outcome: 'claimed' });
  expect(await markers.claim('other', 'e')).toMatchObject({ outcome: 'claimed' });
});

it('holds a claimed mail for two and a half minutes, then gives it to the next', async () => {
  const { markers, pass } = await someMarkers();
  await markers.claim('d', 'e');

  pass(2.5 * MINUTE - 1);
  expect(await markers.claim('d', 'e')).toEqual({ outcome: 'held by another' });
  pass(1);
  expect(await markers.claim('d', 'e')).toMatchObject({ outcome: 'claimed' });
  expect(await markers.claim('d', 'e')).toEqual({ outcome: 'held by another' });
});

it('gives a released mail to the next at once', async () => {
  const { markers } = await someMarkers();
  await markers.release(held(await markers.claim('d', 'e')));

  expect(await markers.claim('d', 'e')).toMatchObject({ outcome: 'claimed' });
});

it('knows a sent mail for as long as the marker lives', async () => {
  const { markers, marker, pass } = await someMarkers();
  await markers.recordSent(held(await markers.claim('d', 'e')), 'ses-1');

  pass(29 * 24 * 60 * MINUTE);

  expect(await markers.claim('d', 'e')).toEqual({ outcome: 'already sent' });
  expect(await marker()).toMatchObject({ sentAt: '2026-11-23T05:05:09.123Z', messageId: 'ses-1' });
});

it('lets the marker live for thirty days', async () => {
  const { markers, marker } = await someMarkers();
  await markers.claim('d', 'e');

  expect(await marker()).toMatchObject({ expiresAt: Date.parse('2026-12-23T05:05:10.000Z') / 1_000 });
});

it('records that a mail went out even after its lease ran out', async () => {
  const { markers, pass } = await someMarkers();
  const late = held(await markers.claim('d', 'e'));
  pass(3 * MINUTE);
  await markers.claim('d', 'e');

  await markers.recordSent(late, 'ses-1');

  pass(3 * MINUTE);
  expect(await markers.claim('d', 'e')).toEqual({ outcome: 'already sent' });
});

it('does not let a late loser release what another holds by now', async () => {
  const { markers, pass } = await someMarkers();
  const late = held(await markers.claim('d', 'e'));
  pass(3 * MINUTE);
  await markers.claim('d', 'e');

  await expect(markers.release(late)).rejects.toBeInstanceOf(WriteRefused);

  expect(await markers.claim('d', 'e')).toEqual({ outcome: 'held by another' });
});

it('does not let anyone release a mail that was sent', async () => {
  const { markers } = await someMarkers();
  const lease = held(await markers.claim('d', 'e'));
  await markers.recordSent(lease, 'ses-1');

  await expect(markers.release(lease)).rejects.toBeInstanceOf(WriteRefused);

  expect(await markers.claim('d', 'e')).toEqual({ outcome: 'already sent' });
});
