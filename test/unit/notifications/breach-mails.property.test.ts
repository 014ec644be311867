import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { breachListMail } from '../../../lambdas/notifications/breaches/breach-list-mail.ts';
import { breachMail } from '../../../lambdas/notifications/breaches/breach-mail.ts';
import { anSlaBreach } from '../../builders/sla-breach.ts';
import { ADDRESS, anyName, anyText, anyTime, skeleton, UNSEEN, wordsOf } from './support/hostile-text.ts';

const link = 'https://anken.example/';
const options = { caseUrl: `${link}{domainId}/{caseId}`, timeZone: 'Asia/Tokyo', recipient: 'ops' };
const mailFor = breachMail(options);
const listMailFor = breachListMail(options);

const anyBreach = fc
  .record({
    detail: fc.record({
      domainId: anyText,
      caseId: anyText,
      sequence: anyText,
      approximateChangeTime: anyTime,
      title: anyText,
      referenceNumber: anyText,
      status: anyText,
      assignedQueue: anyName,
      assignedUser: anyName,
    }),
    sla: fc.record({ name: anyText, targetTime: anyTime }),
  })
  .map(({ detail, sla }) => anSlaBreach(detail, sla));
const anyBreaches = fc.array(anyBreach, { minLength: 1, maxLength: 5 });

/** Both mails of the same breaches, and what they look like where all is innocent. */
const kinds = [
  {
    kind: 'the mail about one breach',
    hostile: anyBreaches.map(([breach = anSlaBreach()]) => ({
      mail: mailFor(breach),
      innocent: mailFor(anSlaBreach()),
      count: 1,
    })),
  },
  {
    kind: 'the list',
    hostile: anyBreaches.map((breaches) => ({
      mail: listMailFor(breaches),
      innocent: listMailFor(breaches.map(() => anSlaBreach())),
      count: breaches.length,
    })),
  },
];

it.each(kinds)('lets no text out of its place in the HTML of $kind', ({ hostile }) => {
  fc.assert(
    fc.property(hostile, ({ mail: { html }, innocent }) => {
      expect(skeleton(html)).toEqual(skeleton(innocent.html));
      expect(html.match(/&(?!#\d+;|nbsp;)/g)).toBeNull();
      for (const [, url] of html.matchAll(/href="([^"]*)"/g))
        expect(url).toMatch(/^https:\/\/anken\.example\//);
    }),
  );
});

/** What each line of the plain text must begin with, whatever the cases say. */
const beginnings = (text: string) =>
  text.split('\n').map((line) => {
    if (line.trim().startsWith(link)) return line.slice(0, line.indexOf(link) + link.length);
    if (/^[^:]+: /.test(line)) return line.slice(0, line.indexOf(': ') + 2);
    return /^\d+\. /.exec(line)?.[0] ?? line.replace(/初回応答.*$/, '');
  });

it.each(kinds)('lets no text begin a line of the plain text of $kind', ({ hostile }) => {
  fc.assert(
    fc.property(hostile, ({ mail, innocent }) => {
      const expected = beginnings(innocent.text);
      const lines = mail.text.split('\n');
      expect(lines.map((line, index) => line.slice(0, expected[index]?.length))).toEqual(expected);
    }),
  );
});

it.each(kinds)('keeps out of $kind whatever controls, hides or turns text', ({ hostile }) => {
  fc.assert(
    fc.property(hostile, ({ mail: { subject, html, text }, count }) => {
      expect(subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\u200B]/u);
      for (const part of [subject, html, text]) expect(part.isWellFormed()).toBe(true);
      for (const body of [html, text]) expect(body.replaceAll('\n', '')).not.toMatch(UNSEEN);
      expect(subject.length).toBeLessThan(1_000);
      expect(html.length).toBeLessThan(60_000 + count * 10_000);
    }),
  );
});

it.each(kinds)('holds no address but its own link in $kind', ({ hostile }) => {
  fc.assert(
    fc.property(hostile, ({ mail: { html, text } }) => {
      for (const shown of [wordsOf(html), text.replaceAll(/^ *https:\/\/anken\.example\/.*$/gm, '')]) {
        expect(shown).not.toMatch(ADDRESS);
      }
    }),
  );
});
