import { GetCaseCommand, TagResourceCommand, UpdateCaseCommand } from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { aCase, text, update, valuesOf } from '../../builders/case.ts';
import { aShop } from '../../builders/shop.ts';
import { storedItems } from '../../integration/support/stored.ts';
import { overtake } from '../../integration/support/wire.ts';
import { anAnken } from '../support/client.ts';
import { refusal } from '../support/refusals.ts';

/** A case of version 2. */
const anAnkenWithACase = async () => {
  const anken = await anAnken();
  const opened = await aCase(anken.client, await aShop(anken.client));
  await update(anken.client, opened, text('summary', 'second'));
  const path = `/domains/${opened.domainId}/cases/${opened.caseId}`;
  const read = () => anken.send('POST', path, JSON.stringify({ fields: [{ id: 'summary' }] }));
  /** Sends an update with these headers. */
  const change = (headers: Readonly<Record<string, string>>, summary = 'third') =>
    anken.send('PUT', path, JSON.stringify({ fields: [text('summary', summary)] }), { headers });
  return { ...anken, opened, path, read, change };
};

const etagOf = ({ headers }: { readonly headers: Readonly<Record<string, string>> }) => headers['etag'];

describe('the ETag', () => {
  it('of GetCase and UpdateCase is the case’s version', async () => {
    const { read, change } = await anAnkenWithACase();

    expect(etagOf(await read())).toBe('"2"');
    expect(etagOf(await change({}))).toBe('"3"');
    expect(etagOf(await read())).toBe('"3"');
  });

  it('stays where an update changes nothing, and rises where a case is tagged', async () => {
    const { client, opened, read, change } = await anAnkenWithACase();

    expect(etagOf(await change({}, 'second'))).toBe('"2"');
    const arn = `arn:aws:cases:us-east-1:111122223333:domain/${opened.domainId}/case/${opened.caseId}`;
    await client.send(new TagResourceCommand({ arn, tags: { team: 'returns' } }));

    expect(etagOf(await read())).toBe('"3"');
  });

  it('is seen by the official client', async () => {
    const { client, opened } = await anAnkenWithACase();
    const seen: unknown[] = [];
    client.middlewareStack.add(
      (next) => async (args) => {
        const answer = await next(args);
        seen.push((answer.response as { headers: Record<string, string> }).headers['etag']);
        return answer;
      },
      { step: 'deserialize' },
    );

    await client.send(new GetCaseCommand({ ...opened, fields: [{ id: 'title' }] }));

    expect(seen).toEqual(['"2"']);
  });

  it('is on no other answer', async () => {
    const { send, opened } = await anAnkenWithACase();

    expect(etagOf(await send('POST', `/domains/${opened.domainId}`))).toBeUndefined();
  });
});

describe('If-Match', () => {
  it.each(['"2"', '2', '*', '"1", "2"', '1,2', ' "7" , 2 '])(
    '%s lets an update of version 2 through',
    async (value) => {
      const { client, opened, change } = await anAnkenWithACase();

      expect(await change({ 'if-match': value })).toMatchObject({ status: 200, headers: { etag: '"3"' } });
      expect(await valuesOf(client, opened, 'summary')).toEqual({ summary: { stringValue: 'third' } });
    },
  );

  it.each(['"1"', '3', '"1", "3"', '0', '999999999999999'])(
    '%s refuses it, and nothing is written',
    async (value) => {
      const { change, ...anken } = await anAnkenWithACase();
      const before = await storedItems(anken);

      expect(refusal(await change({ 'if-match': value }))).toEqual({
        status: 409,
        kind: 'ConflictException',
        message: 'If-Match: the case has the version 2 by now.',
      });
      expect(await storedItems(anken)).toEqual(before);
    },
  );

  it.each([
    '',
    '""',
    'two',
    '"2',
    'W/"2"',
    '"2";',
    '-2',
    '2.0',
    '* , 2',
    '2,',
    '1e1',
    '２',
    '"1000000000000000"',
  ])('that is %j is a ValidationException that names it', async (value) => {
    const { change } = await anAnkenWithACase();

    expect(refusal(await change({ 'if-match': value }))).toEqual({
      status: 400,
      kind: 'ValidationException',
      message: 'If-Match: must be "<version>", a list of these, or *',
    });
  });

  it('is read whatever its letters’ case, and from the header alone', async () => {
    const { send, path, change } = await anAnkenWithACase();

    expect(refusal(await change({ 'IF-MATCH': '"1"' })).status).toBe(409);
    const inBody = JSON.stringify({ fields: [text('summary', 'third')], 'If-Match': '"1"' });
    expect(await send('PUT', path, inBody)).toMatchObject({ status: 200 });
  });

  it('refuses an update that would change nothing', async () => {
    const { change } = await anAnkenWithACase();

    expect(refusal(await change({ 'if-match': '"1"' }, 'second')).status).toBe(409);
  });

  it('of a case that is not there does not hide that', async () => {
    const { send, opened } = await anAnkenWithACase();

    const answered = await send('PUT', `/domains/${opened.domainId}/cases/none`, '{"fields":[]}', {
      headers: { 'if-match': '*' },
    });

    expect(refusal(answered)).toMatchObject({ status: 404, message: 'Case none does not exist.' });
  });

  it('holds when somebody else changes the case right before the write', async () => {
    const { client, documents, opened, change } = await anAnkenWithACase();
    overtake(documents, () => update(client, opened, text('summary', 'somebody else’s')));

    expect(refusal(await change({ 'if-match': '"2"' })).status).toBe(409);
    expect(await valuesOf(client, opened, 'summary')).toEqual({
      summary: { stringValue: 'somebody else’s' },
    });
  });

  it('lets one of twenty updates of the same version through', async () => {
    const { change } = await anAnkenWithACase();

    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => change({ 'if-match': '"2"' }, `of ${index}`)),
    );

    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(19);
  });

  it('can be sent by the official client, whose error is the contract’s', async () => {
    const { client, opened } = await anAnkenWithACase();
    const command = new UpdateCaseCommand({ ...opened, fields: [text('summary', 'third')] });
    command.middlewareStack.add(
      (next) => (args) => {
        (args.request as { headers: Record<string, string> }).headers['if-match'] = '"1"';
        return next(args);
      },
      { step: 'build' },
    );

    await expect(client.send(command)).rejects.toMatchObject({
      name: 'ConflictException',
      $metadata: { httpStatusCode: 409 },
    });
  });
});
