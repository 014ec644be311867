import type { Clock } from '../platform/clock.ts';
import { type Key, mailMarkerKey } from '../table/keys.ts';
import type { Table } from '../table/table.ts';
import { type Put, WriteRefused } from '../table/writes.ts';

/**
 * The marker of one mail, through its life:
 *
 *   claimed    leaseUntil = now + 2.5 min   we alone may send it
 *   released   leaseUntil = now             SES said no; the next attempt may begin at once
 *   sent       sentAt, messageId            for good: nobody sends it again while the marker lives
 *
 * A claim that is neither released nor sent (the function ended, or we do not know what SES did) runs out by itself.
 */
type MailMarker = { readonly leaseUntil: number; readonly sentAt?: string; readonly messageId?: string };

/**
 * The right to send one mail. Longer than the function may run (30 s) by the two minutes that two hosts' clocks may be
 * apart, so that no two hold it at once; shorter than the queue's visibility time-out, so that as a rule it has run out
 * when the message comes back.
 */
export type Lease = { readonly key: Key; readonly until: number };
const LEASE_MILLISECONDS = 2.5 * 60 * 1_000;

/** At least as long as the archive keeps events: a replay mails nobody again. */
const MARKER_LIFETIME_SECONDS = 30 * 24 * 60 * 60;

export type Claim =
  | { readonly outcome: 'claimed'; readonly lease: Lease }
  | { readonly outcome: 'already sent' }
  | { readonly outcome: 'held by another' };

export type MailMarkers = {
  readonly claim: (domainId: string, eventId: string) => Promise<Claim>;
  readonly recordSent: (lease: Lease, messageId: string | undefined) => Promise<void>;
  readonly release: (lease: Lease) => Promise<void>;
};

export const mailMarkerStore = (table: Table, clock: Clock): MailMarkers => {
  const now = () => clock.now().getTime();
  return {
    claim: async (domainId, eventId) => {
      const key = mailMarkerKey(domainId, eventId);
      const at = now();
      const lease = { key, until: at + LEASE_MILLISECONDS };
      const claim: Put = {
        item: {
          ...key,
          leaseUntil: lease.until,
          expiresAt: Math.ceil(at / 1_000) + MARKER_LIFETIME_SECONDS,
        },
        unlessExists: true,
        orIf: { absent: ['sentAt'], atMost: { leaseUntil: at } },
      };
      try {
        await table.write([claim]);
        return { outcome: 'claimed', lease };
      } catch (error) {
        if (!(error instanceof WriteRefused)) throw error;
        const { sentAt } = error.existing<MailMarker>(claim) ?? {};
        return { outcome: sentAt === undefined ? 'held by another' : 'already sent' };
      }
    },

    /** Believes only that the marker is there: the mail is out, whoever holds the lease by now. */
    recordSent: async ({ key }, messageId) => {
      const sentAt = clock.now().toISOString();
      await table.write([{ update: key, set: { sentAt, messageId }, if: { exists: true } }]);
    },

    /** @throws WriteRefused when the lease ran out and another has taken the mail over. */
    release: async ({ key, until }) => {
      await table.write([
        {
          update: key,
          set: { leaseUntil: now() },
          if: { equals: { leaseUntil: until }, absent: ['sentAt'] },
        },
      ]);
    },
  };
};
