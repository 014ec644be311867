import { describe, expect, it } from 'vitest';
import { momentAfter, momentBefore } from '../../../local/sample/calendar.ts';
import {
  customFields,
  type Field,
  options,
  systemFields,
  type Values,
} from '../../../local/sample/fields.ts';
import { fieldValues } from '../../../local/sample/load.ts';
import { sampleCases } from '../../../local/sample/sample-cases.ts';
import { type DatedCase, datedCase, sla } from '../../../local/sample/story.ts';
import { eventFields, templateEntries, templates } from '../../../local/sample/templates.ts';

const DAY = 86_400_000;
const fieldKeys = new Set<string>([...systemFields, ...Object.keys(customFields)]);

/** Loaded just after midnight, in the morning and in the evening of the shop's day, and across the turn of a year. */
const moments = [
  '2026-11-22T15:01:00Z',
  '2026-11-23T00:30:00Z',
  '2026-11-23T12:59:00Z',
  '2027-01-03T05:45:00Z',
];
const now = new Date('2026-11-23T05:45:00Z');
const cases = sampleCases.map((sample) => ({ ...sample, dated: datedCase(sample, now) }));
const updates = ({ steps }: DatedCase): Values[] =>
  steps.flatMap((step) => (step.kind === 'update' ? [step.values] : []));
const finalValues = (dated: DatedCase): Values => Object.assign({}, dated.values, ...updates(dated));
/** Each SLA of a case with what becomes of it: kept by a later step, or left to run. */
const slasOf = (dated: DatedCase) =>
  dated.steps.flatMap((step, index) => {
    if (step.kind !== 'sla') return [];
    const keeps = (values: Values) =>
      Object.entries(step.fulfilledBy).every(([field, value]) => values[field as Field] === value);
    const later = updates({ ...dated, steps: dated.steps.slice(index) });
    const isKept = later.some(keeps);
    const before = Object.assign(
      {},
      dated.values,
      ...updates({ ...dated, steps: dated.steps.slice(0, index) }),
    );
    return [{ ...step, isKept, wasKeptBefore: keeps({ status: 'open', ...before }) }];
  });
const received = (values: Values) => new Date(values.received_at ?? '').getTime();
const everyValue = cases.flatMap(({ key, dated }) =>
  [dated.values, ...updates(dated), ...slasOf(dated).map(({ fulfilledBy }) => fulfilledBy)].flatMap(
    (values) => Object.entries(values).map(([field, value]) => ({ key, field, value })),
  ),
);

describe('the sample cases', () => {
  it('are some sixty, half of them Japanese and half of them English', () => {
    const languages = Object.groupBy(cases, ({ language }) => language);

    expect(languages.ja).toHaveLength(30);
    expect(languages.en).toHaveLength(30);
    expect(new Set(cases.map(({ key }) => key)).size).toBe(60);
  });

  it('write a Japanese title and Japanese notes in a Japanese case, and neither in an English one', () => {
    const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

    for (const { key, language, dated } of cases) {
      const bodies = dated.steps.flatMap((step) => (step.kind === 'note' ? [step.body] : []));
      const promises = slasOf(dated).map(({ name }) => name);
      const texts = [dated.values.title, dated.values.customer_request, ...bodies, ...promises].filter(
        (text) => text !== undefined,
      );
      expect(
        texts.map((text) => japanese.test(text)),
        key,
      ).toEqual(texts.map(() => language === 'ja'));
    }
  });

  it('use every template and every custom field', () => {
    const used = new Set(everyValue.map(({ field }) => field));

    expect(new Set(cases.map(({ template }) => template))).toEqual(new Set(Object.keys(templates)));
    expect(used).toEqual(fieldKeys);
  });

  it('name only fields and options that the shop has', () => {
    const selectable: Record<string, readonly string[]> = {
      ...Object.fromEntries(
        Object.entries(options).map(([field, all]) => [field, all.map(([value]) => value)]),
      ),
      status: ['open', 'closed', ...options.status.map(([value]) => value)],
      severity: ['Critical', 'High', 'Medium', 'Low'],
    };

    const unknownFields = everyValue.filter(({ field }) => !fieldKeys.has(field));
    const unknownOptions = everyValue.filter(
      ({ field, value }) => selectable[field] && value !== null && !selectable[field].includes(String(value)),
    );

    expect(unknownFields).toEqual([]);
    expect(unknownOptions).toEqual([]);
  });

  it('give what their template requires, and never empty it', () => {
    for (const { key, template, dated } of cases) {
      const required: readonly Field[] = templates[template].requiredFields;
      const emptied = updates(dated).flatMap((values) => required.filter((field) => values[field] === null));
      expect(
        required.filter((field) => !dated.values[field]),
        key,
      ).toEqual([]);
      expect(emptied, key).toEqual([]);
    }
  });

  it('stay within the limits of the contract', () => {
    const ids = new Map([...fieldKeys].map((field) => [field, field]));
    for (const { key, dated } of cases) {
      for (const { id, value } of fieldValues(dated.values, ids)) {
        const max = id === 'summary' ? 3_000 : id === 'customer_request' ? 4_100 : 500;
        expect((value?.stringValue ?? value?.userArnValue ?? '').length, `${key}: ${id}`).toBeLessThanOrEqual(
          max,
        );
      }
      for (const step of dated.steps) {
        if (step.kind === 'note') expect(step.body.length, key).toBeLessThanOrEqual(15_000);
        if (step.kind === 'contact') expect(step.contactArn.length, key).toBeLessThanOrEqual(500);
        if (step.kind === 'sla') {
          expect(step.name.length, key).toBeLessThanOrEqual(500);
          expect(Object.keys(step.fulfilledBy), key).toHaveLength(1);
        }
      }
    }
  });

  it.each(moments)('are received over the thirty days before %s, and none of them after it', (moment) => {
    const loaded = new Date(moment);

    const ages = sampleCases.map((sample) => loaded.getTime() - received(datedCase(sample, loaded).values));

    expect(Math.min(...ages)).toBeGreaterThan(0);
    expect(Math.min(...ages)).toBeLessThan(DAY / 24);
    expect(Math.max(...ages)).toBeGreaterThan(28 * DAY);
    expect(Math.max(...ages)).toBeLessThanOrEqual(30 * DAY);
  });

  it.each(moments)('tell their notes in order, between the receipt and %s', (moment) => {
    const loaded = new Date(moment);
    for (const sample of sampleCases) {
      const { values, steps } = datedCase(sample, loaded);
      const written = steps.flatMap((step) => (step.kind === 'note' ? [step.at.getTime()] : []));
      const times = [received(values), ...written, loaded.getTime()];
      expect(times, sample.key).toEqual(times.toSorted((one, other) => one - other));
    }
  });

  it('leave no date unwritten', () => {
    const texts = JSON.stringify(cases.map(({ dated }) => dated));

    expect(texts).not.toMatch(/\{[+-]?\d*\}(?!\})|Invalid Date/);
  });

  it('give each reference number once', () => {
    const references = everyValue.flatMap(({ field, value }) =>
      field === 'reference_number' ? [value] : [],
    );

    expect(references.length).toBeGreaterThan(5);
    expect(new Set(references).size).toBe(references.length);
    expect(references.join('')).toMatch(/^[A-Za-z0-9\-._/:#=+]*$/);
  });

  it('raise a high severity six times', () => {
    const rank = (severity: Values['severity']) => ['Critical', 'High'].indexOf(severity ?? '');
    const raised = cases.flatMap(({ key, dated }) => {
      const severities = [dated.values, ...updates(dated)].flatMap(({ severity }) =>
        severity ? [severity] : [],
      );
      return severities.flatMap((severity, index) => {
        const before = rank(severities[index - 1]);
        const isHigher = rank(severity) >= 0 && (before < 0 || rank(severity) < before);
        return isHigher ? [`${key} ${severity}`] : [];
      });
    });

    expect(raised).toEqual([
      'wedding-gift-lost High',
      'refund-never-arrived High',
      'kettle-smoke Critical',
      'heater-spark Critical',
      'unknown-orders High',
      'charged-four-times Critical',
    ]);
  });

  it('promise something that is not there yet, in a third of the cases and more than once in some', () => {
    const promised = cases.map(({ dated }) => slasOf(dated)).filter((slas) => slas.length > 0);

    expect(promised.flat().filter(({ wasKeptBefore }) => wasKeptBefore)).toEqual([]);
    expect(promised.length).toBeGreaterThanOrEqual(20);
    expect(promised.filter((slas) => slas.length > 1).length).toBeGreaterThanOrEqual(5);
    expect(Math.max(...promised.map((slas) => slas.length))).toBe(3);
  });

  it('keep some promises, and leave others to run: due within the day, or later', () => {
    const slas = cases.flatMap(({ dated }) => slasOf(dated));
    const running = slas.filter(({ isKept }) => !isKept);
    const soon = running.filter(({ minutes }) => minutes >= 30 && minutes <= 24 * 60);
    const later = running.filter(({ minutes }) => minutes > 24 * 60);

    // What is kept is kept while the sample is loaded, which takes no hour.
    expect(slas.filter(({ isKept, minutes }) => isKept && minutes >= 60).length).toBeGreaterThanOrEqual(10);
    expect(soon.length).toBeGreaterThanOrEqual(6);
    expect(later.length).toBeGreaterThanOrEqual(5);
    expect(running).toHaveLength(soon.length + later.length + 1);
  });

  it('break one promise within a minute, of the case that is loaded last', () => {
    const broken = cases.filter(({ dated }) => slasOf(dated).some(({ minutes }) => minutes < 30));

    expect(broken.map(({ key }) => key)).toEqual([cases.at(-1)?.key]);
    expect(broken.flatMap(({ dated }) => slasOf(dated))).toMatchObject([{ minutes: 1, isKept: false }]);
  });

  it('refuse an amount of time that they cannot read', () => {
    expect(() => sla('ishii', 'First response', '1.5h', { status: 'closed' })).toThrow('“1.5h” is no time');
  });

  it('leave cases of every status and severity, closed ones with a resolution and a summary', () => {
    const last = cases.map(({ key, dated }) => ({
      key,
      ...finalValues(dated),
    }));
    const closed = last.filter(({ status }) => status === 'closed');

    expect(new Set(last.map(({ status = 'open' }) => status))).toEqual(
      new Set(['open', 'closed', 'waiting_customer', 'waiting_partner']),
    );
    expect(new Set(last.map(({ severity = 'none' }) => severity))).toEqual(
      new Set(['Critical', 'High', 'Medium', 'Low', 'none']),
    );
    expect(closed.length).toBeGreaterThan(25);
    expect(closed.filter(({ resolution, summary }) => !resolution || !summary)).toEqual([]);
  });

  it('share one contact between the two matters of one caller', () => {
    const links = cases.flatMap(({ key, dated }) =>
      dated.steps.flatMap((step) => (step.kind === 'contact' ? [{ key, arn: step.contactArn }] : [])),
    );
    const shared = Object.values(Object.groupBy(links, ({ arn }) => arn)).filter(
      (group) => group && group.length > 1,
    );

    expect(shared.map((group) => group?.map(({ key }) => key))).toEqual([
      ['return-label-request', 'skip-subscription'],
    ]);
    expect(links.map(({ arn }) => arn).join('\n')).toMatch(
      /^(arn:aws:connect:us-east-1:000000000000:instance\/[\da-f-]{36}\/contact\/[\da-f-]{36}\n?)+$/,
    );
  });
});

describe('the shop', () => {
  it('places only fields that it has, each once a layout, and never title or status', () => {
    for (const [key, { layout, requiredFields }] of templateEntries) {
      const placed = [...layout.topPanel.fields, ...layout.moreInfo.fields];
      expect(new Set(placed).size, key).toBe(placed.length);
      expect(
        [...placed, ...requiredFields, ...eventFields].filter((field) => !fieldKeys.has(field)),
        key,
      ).toEqual([]);
      expect(
        placed.filter((field) => ['title', 'status'].includes(field)),
        key,
      ).toEqual([]);
    }
  });

  it('has a field of every type', () => {
    expect(new Set(Object.values(customFields).map(({ type }) => type))).toEqual(
      new Set(['Text', 'Number', 'Boolean', 'DateTime', 'SingleSelect', 'Url', 'User']),
    );
  });

  it('names everything within the limits of the contract, and no two fields alike', () => {
    const fields = Object.values(customFields);
    const names = [
      ...fields.map(({ name }) => name),
      ...Object.values(options).flatMap((all) => all.map(([, name]) => name)),
      ...templateEntries.flatMap(([, { name, layout }]) => [
        name,
        layout.name,
        layout.topPanel.name,
        layout.moreInfo.name,
      ]),
    ];
    const descriptions = [...fields, ...Object.values(templates)].map(({ description }) => description);

    expect(names.filter((name) => !/^.{0,99}\S$/u.test(name))).toEqual([]);
    expect(descriptions.filter((description) => description.length > 255)).toEqual([]);
    expect(new Set(fields.map(({ name }) => name)).size).toBe(fields.length);
    expect(Object.values(options).flatMap((all) => all.filter(([value]) => !/^[\w-]+$/.test(value)))).toEqual(
      [],
    );
  });
});

describe('the shop’s calendar', () => {
  it('counts days on Japan’s clock', () => {
    const justAfterMidnightInJapan = new Date('2026-11-22T15:01:00Z');

    expect(momentBefore(justAfterMidnightInJapan, '1d 09:15').toISOString()).toBe('2026-11-22T00:15:00.000Z');
    expect(momentAfter(justAfterMidnightInJapan, '0d 09:15').toISOString()).toBe('2026-11-23T00:15:00.000Z');
  });

  it('counts minutes from the moment itself', () => {
    expect(momentBefore(now, '95m').toISOString()).toBe('2026-11-23T04:10:00.000Z');
  });

  it('refuses a time of day that it cannot read', () => {
    expect(() => momentBefore(now, '1d 9:15')).toThrow('“1d 9:15” is no moment');
  });
});
