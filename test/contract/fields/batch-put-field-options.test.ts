import {
  BatchPutFieldOptionsCommand,
  type FieldOption,
  ListFieldOptionsCommand,
  paginateListFieldOptions,
} from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { optionKey } from '../../../lambdas/table/keys.ts';
import { aDomain, aField, aName, aSelectField } from '../../builders/shop.ts';
import { anAnken } from '../support/client.ts';
import { itKeepsToTheRulesForNames } from '../support/name-rules.ts';
import { invalidMember, notFound, quotaExceeded } from '../support/refusals.ts';
import { fill } from '../support/seed.ts';

const { client, documents, tableName } = await anAnken();
const domainId = await aDomain(client);

const option = (value: string, name = value, active = true): FieldOption => ({ name, value, active });
const options = (count: number, prefix = 'option') =>
  Array.from({ length: count }, (_, number) => option(`${prefix}-${number}`));

const put = (fieldId: string, given: readonly FieldOption[], domain = domainId) =>
  client.send(new BatchPutFieldOptionsCommand({ domainId: domain, fieldId, options: [...given] }));

const listed = async (fieldId: string, domain = domainId): Promise<readonly FieldOption[]> => {
  const found: FieldOption[] = [];
  for await (const page of paginateListFieldOptions({ client }, { domainId: domain, fieldId })) {
    found.push(...(page.options ?? []));
  }
  return found;
};

describe('BatchPutFieldOptions', () => {
  it('adds options to a field and answers no errors', async () => {
    const fieldId = await aField(client, domainId, 'SingleSelect');

    const answered = await put(fieldId, [option('mail', 'メール'), option('fax', 'Fax', false)]);

    expect(answered).toEqual({
      errors: [],
      $metadata: expect.objectContaining({ httpStatusCode: 200 }),
    });
    expect(await listed(fieldId)).toEqual([option('mail', 'メール'), option('fax', 'Fax', false)]);
  });

  it('changes the option whose value is there already, and leaves it in its place', async () => {
    const fieldId = await aSelectField(client, domainId, ['a', 'b', 'c']);

    await put(fieldId, [option('b', 'B, renamed', false)]);

    expect(await listed(fieldId)).toEqual([option('a'), option('b', 'B, renamed', false), option('c')]);
  });

  it('takes no option away that a request leaves out', async () => {
    const fieldId = await aSelectField(client, domainId, ['a', 'b']);

    await put(fieldId, [option('c')]);

    expect((await listed(fieldId)).map(({ value }) => value)).toEqual(['a', 'b', 'c']);
  });

  it('puts nothing, and says nothing is wrong, when it is given no options', async () => {
    const fieldId = await aSelectField(client, domainId, ['a']);

    expect(await put(fieldId, [])).toMatchObject({ errors: [] });
    expect(await listed(fieldId)).toEqual([option('a')]);
  });

  it('tells values apart by their letters, while names may repeat', async () => {
    const fieldId = await aField(client, domainId, 'SingleSelect');

    await put(fieldId, [option('Mail', 'Mail'), option('mail', 'Mail'), option('ＭＡＩＬ', 'Mail')]);

    expect((await listed(fieldId)).map(({ value }) => value)).toEqual(['Mail', 'mail', 'ＭＡＩＬ']);
  });

  it.each(['__proto__', 'constructor', 'toString', 'a#b', 'OPTION#status#open', '#', '🦊'])(
    'keeps an option of the value %s',
    async (value) => {
      const fieldId = await aField(client, domainId, 'SingleSelect');

      await put(fieldId, [option(value)]);

      expect(await listed(fieldId)).toEqual([option(value)]);
    },
  );

  it('answers a value that stands in the request twice as an error, and keeps the first', async () => {
    const fieldId = await aField(client, domainId, 'SingleSelect');

    const { errors } = await put(fieldId, [option('a', 'First'), option('b'), option('a', 'Second')]);

    expect(errors).toEqual([
      { value: 'a', message: 'This value stands in the request twice.', errorCode: 'ValidationException' },
    ]);
    expect(await listed(fieldId)).toEqual([option('a', 'First'), option('b')]);
  });

  it('adds options of their own to the status, behind the built-in ones', async () => {
    const domain = await aDomain(client, aName('Shop'));

    await put('status', [option('waiting', 'Waiting for the customer')], domain);

    expect(await listed('status', domain)).toEqual([
      option('open', 'Open'),
      option('closed', 'Closed'),
      option('waiting', 'Waiting for the customer'),
    ]);
  });

  it('leaves the built-in options of the status as they are, and says why', async () => {
    const domain = await aDomain(client, aName('Shop'));

    const { errors } = await put(
      'status',
      [option('open', 'Offen'), option('closed', 'Closed', false)],
      domain,
    );

    expect(errors).toEqual([
      {
        value: 'open',
        message: 'The built-in option open of status cannot be changed.',
        errorCode: 'ValidationException',
      },
      {
        value: 'closed',
        message: 'The built-in option closed of status cannot be deactivated.',
        errorCode: 'ValidationException',
      },
    ]);
    expect(await listed('status', domain)).toEqual([option('open', 'Open'), option('closed', 'Closed')]);
  });

  it('gives a built-in severity another name, in its place, but never deactivates it', async () => {
    const domain = await aDomain(client, aName('Shop'));

    const { errors } = await put(
      'severity',
      [option('Critical', '重大'), option('High', 'High', false)],
      domain,
    );

    expect(errors).toMatchObject([{ value: 'High' }]);
    expect(await listed('severity', domain)).toEqual([
      option('Critical', '重大'),
      option('High'),
      option('Medium'),
      option('Low'),
    ]);
  });

  it('does not give the options of one domain to another', async () => {
    const [one, other] = [await aDomain(client, aName('Shop')), await aDomain(client, aName('Shop'))];

    await put('case_reason', [option('lost')], one);

    expect(await listed('case_reason', other)).toEqual([]);
  });

  it.each(['Text', 'Number', 'Boolean', 'DateTime', 'Url', 'User'] as const)(
    'refuses options for a field of the type %s',
    async (type) => {
      const fieldId = await aField(client, domainId, type);

      await expect(put(fieldId, [option('a')])).rejects.toMatchObject(
        invalidMember('fieldId', `is of type ${type}, which has no options`),
      );
    },
  );

  it('puts 50 options at once, and refuses 51', async () => {
    const fieldId = await aField(client, domainId, 'SingleSelect');

    await put(fieldId, options(50));

    expect(await listed(fieldId)).toEqual(options(50));
    await expect(put(fieldId, options(51))).rejects.toMatchObject(
      invalidMember('options', 'must have 0 to 50 members'),
    );
  });

  it('adds the 500th option of a field, and refuses the next one', async () => {
    const fieldId = await aField(client, domainId, 'SingleSelect');
    await fill({ documents, tableName }, 498, (number) => ({
      ...optionKey(domainId, fieldId, `seeded-${number}`),
      ...option(`seeded-${number}`),
      position: `0#${`${number}`.padStart(3, '0')}`,
    }));
    const full = quotaExceeded('There may be at most 500 options of a field.');

    await expect(put(fieldId, options(3))).rejects.toMatchObject(full);
    await put(fieldId, options(2));
    await expect(put(fieldId, [option('one too many')])).rejects.toMatchObject(full);
    await put(fieldId, [option('option-1', 'Renamed')]);

    const all = await listed(fieldId);
    expect(all).toHaveLength(500);
    expect(all.at(-1)).toEqual(option('option-1', 'Renamed'));
  });

  it('keeps the options of every one of five requests that come at the same time', async () => {
    const fieldId = await aField(client, domainId, 'SingleSelect');

    await Promise.all(['a', 'b', 'c', 'd', 'e'].map((prefix) => put(fieldId, options(3, prefix))));

    const values = (await listed(fieldId)).map(({ value }) => value);
    expect(new Set(values).size).toBe(15);
  });

  describe('the name of an option', async () => {
    const fieldId = await aField(client, domainId, 'SingleSelect');

    itKeepsToTheRulesForNames((name) => put(fieldId, [{ ...option('value'), name }]), 'options[0].name');
  });

  describe('the value of an option', async () => {
    const fieldId = await aField(client, domainId, 'SingleSelect');

    itKeepsToTheRulesForNames((value) => put(fieldId, [option(value, 'Name')]), 'options[0].value');
  });

  it('refuses an option that does not say whether it is active', async () => {
    const fieldId = await aField(client, domainId, 'SingleSelect');
    const undecided = { name: 'a', value: 'a', active: undefined };

    await expect(put(fieldId, [option('b'), undecided])).rejects.toMatchObject(
      invalidMember('options[1].active', 'is required'),
    );
  });

  it('refuses a request without options', async () => {
    const asked = client.send(
      new BatchPutFieldOptionsCommand({ domainId, fieldId: 'status', options: undefined }),
    );

    await expect(asked).rejects.toMatchObject(invalidMember('options', 'is required'));
  });

  it('says which domain or field does not exist, and writes nothing', async () => {
    await expect(put('status', [option('a')], 'nowhere')).rejects.toMatchObject(
      notFound('Domain', 'nowhere'),
    );
    await expect(put('nothing', [option('a')])).rejects.toMatchObject(notFound('Field', 'nothing'));
    await expect(
      client.send(new ListFieldOptionsCommand({ domainId, fieldId: 'nothing' })),
    ).rejects.toMatchObject(notFound('Field', 'nothing'));
  });
});
