import { DatabaseSync } from 'node:sqlite';
import type { AnkenCaseChange } from './anken-case-change.ts';

const tables = `
  CREATE TABLE IF NOT EXISTS taken (eventId TEXT PRIMARY KEY) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS tickets (
    caseId TEXT PRIMARY KEY,
    referenceNumber TEXT NOT NULL,
    title TEXT NOT NULL,
    status TEXT NOT NULL,
    severity TEXT,
    -- How often the case came to a high severity, or to a worse one.
    alarms INTEGER NOT NULL,
    -- Of the newest event that the ticket shows.
    sequence TEXT NOT NULL
  ) WITHOUT ROWID;
`;

const ticketChange = `
  INSERT INTO tickets (caseId, referenceNumber, title, status, severity, alarms, sequence)
  VALUES (:caseId, :referenceNumber, :title, :status, :severity, :alarms, :sequence)
  ON CONFLICT (caseId) DO UPDATE SET
    alarms = alarms + excluded.alarms,
    referenceNumber = iif(excluded.sequence > sequence, excluded.referenceNumber, referenceNumber),
    title = iif(excluded.sequence > sequence, excluded.title, title),
    status = iif(excluded.sequence > sequence, excluded.status, status),
    severity = iif(excluded.sequence > sequence, excluded.severity, severity),
    sequence = max(excluded.sequence, sequence)
`;

/**
 * The other system: here a file with a ticket for each case. An event's id and what the event does to its ticket are
 * written in one transaction: whatever comes twice, and wherever this program dies, a ticket has each event once.
 */
export const openTickets = (file: string) => {
  const database = new DatabaseSync(file);
  // FULL: what is acknowledged to the queue afterwards has survived the loss of power too.
  database.exec(
    `PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000; ${tables}`,
  );
  const take = database.prepare('INSERT INTO taken (eventId) VALUES (?) ON CONFLICT DO NOTHING');
  const change = database.prepare(ticketChange);
  return {
    /** Answers whether the event was new. */
    file: ({ detail }: AnkenCaseChange): boolean => {
      database.exec('BEGIN IMMEDIATE');
      try {
        const isNew = take.run(detail.eventId).changes === 1;
        if (isNew && 'title' in detail) {
          const {
            caseId,
            referenceNumber,
            title,
            status,
            severity = null,
            severityRaised,
            sequence,
          } = detail;
          const alarms = severityRaised ? 1 : 0;
          change.run({ caseId, referenceNumber, title, status, severity, alarms, sequence });
        }
        database.exec('COMMIT');
        return isNew;
      } catch (error) {
        database.exec('ROLLBACK');
        throw error;
      }
    },
    close: () => database.close(),
  };
};
export type Tickets = ReturnType<typeof openTickets>;
