import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import {
  highSeverityMail,
  severityRaisedSchema,
} from '../../../lambdas/notifications/high-severity/high-severity-mail.ts';
import { aCaseChangeEvent } from '../../builders/case-change-event.ts';
import { ADDRESS, anyName, anyText, anyTime, skeleton, UNSEEN, wordsOf } from './support/hostile-text.ts';

const link = 'https://anken.example/';
const mailFor = highSeverityMail({
  caseUrl: `${link}{domainId}/{caseId}`,
  timeZone: 'Asia/Tokyo',
  recipient: 'ops',
});

const anyEvent = fc
  .record({
    domainId: anyText,
    caseId: anyText,
    sequence: anyText,
    eventType: fc.oneof(fc.constant('CASE.CREATED'), anyText),
    approximateChangeTime: anyTime,
    title: anyText,
    referenceNumber: anyText,
    status: anyText,
    severity: anyText,
    assignedQueue: anyName,
    assignedUser: anyName,
    performedBy: fc.record({
      user: fc.oneof(fc.record({ userArn: anyName }), fc.record({ customEntity: anyText })),
      iamPrincipalArn: anyName,
    }),
  })
  .map((detail) => z.parse(severityRaisedSchema, aCaseChangeEvent(detail)));

const innocentMail = (eventType: string) =>
  mailFor(z.parse(severityRaisedSchema, aCaseChangeEvent({ eventType, severity: 'P0' })));

it('lets no text out of its place in the HTML', () => {
  const expected = skeleton(innocentMail('CASE.CREATED').html);

  fc.assert(
    fc.property(anyEvent, (event) => {
      const { html } = mailFor(event);
      expect(skeleton(html)).toEqual(expected);
      expect(html.match(/&(?!#\d+;|nbsp;)/g)).toBeNull();
      for (const [, url] of html.matchAll(/href="([^"]*)"/g))
        expect(url).toMatch(/^https:\/\/anken\.example\//);
    }),
  );
});

/** What each line of the plain text must begin with, whatever the case says. */
const beginnings = (eventType: string) =>
  innocentMail(eventType)
    .text.split('\n')
    .map((line) => {
      if (line.startsWith(link)) return link;
      if (/^[^:]+: /.test(line)) return line.slice(0, line.indexOf(': ') + 2);
      return line.includes('P0') ? line.slice(0, line.indexOf('P0')) : line;
    });

it('lets no text begin a line of the plain text', () => {
  const ofCreated = beginnings('CASE.CREATED');
  const ofRaised = beginnings('CASE.UPDATED');

  fc.assert(
    fc.property(anyEvent, (event) => {
      const expected = event.detail.eventType === 'CASE.CREATED' ? ofCreated : ofRaised;
      const lines = mailFor(event).text.split('\n');
      expect(lines.map((line, index) => line.slice(0, expected[index]?.length))).toEqual(expected);
    }),
  );
});

it('keeps out whatever controls, hides or turns text', () => {
  fc.assert(
    fc.property(anyEvent, (event) => {
      const { subject, html, text } = mailFor(event);
      expect(subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\u200B]/u);
      for (const body of [html, text]) {
        expect(body.replaceAll('\n', '')).not.toMatch(UNSEEN);
        expect(body.isWellFormed()).toBe(true);
      }
      expect(subject.isWellFormed()).toBe(true);
      expect(subject.length).toBeLessThan(1_000);
      expect(html.length).toBeLessThan(60_000);
    }),
  );
});

it('holds no address but its own link that a mail program would make a link of', () => {
  fc.assert(
    fc.property(anyEvent, (event) => {
      const { html, text } = mailFor(event);
      for (const shown of [wordsOf(html), text.replaceAll(/^https:\/\/anken\.example\/.*$/gm, '')]) {
        expect(shown).not.toMatch(ADDRESS);
      }
    }),
  );
});
