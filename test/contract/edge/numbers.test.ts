import { describe, expect, it } from 'vitest';
import { aCase } from '../../builders/case.ts';
import { aField, aShop } from '../../builders/shop.ts';
import { anAnken } from '../support/client.ts';
import { refusal } from '../support/refusals.ts';

const { client, send, table } = await anAnken();
const shop = await aShop(client);
const fieldId = await aField(client, shop.domainId, 'Number');

const casePath = async () => {
  const { caseId } = await aCase(client, shop);
  return `/domains/${shop.domainId}/cases/${caseId}`;
};
const withNumber = (literal: string) => `{"fields":[{"id":"${fieldId}","value":{"doubleValue":${literal}}}]}`;

describe('a number', () => {
  it.each([
    '0',
    '0.1',
    '-273.15',
    '1.7976931348623157',
    '9007199254740991',
    '9007199254740992',
    '9007199254740993',
    '12345678901234567890',
    '123456789012345678901234567890123456789012345',
    '9.999999999999998e125',
    '-9.999999999999998e125',
    '1e-130',
    '-1.5e-129',
    '5E+3',
    '0.30000000000000004',
  ])('comes back as the double that it is: %s', async (literal) => {
    const path = await casePath();

    const changed = await send('PUT', path, withNumber(literal));

    expect(changed).toMatchObject({ status: 200 });
    const { body } = await send('POST', path, `{"fields":[{"id":"${fieldId}"}]}`);
    expect(JSON.parse(body).fields).toEqual([{ id: fieldId, value: { doubleValue: Number(literal) } }]);
  });

  it('that is a negative zero comes back as zero', async () => {
    const path = await casePath();

    expect(await send('PUT', path, withNumber('-0'))).toMatchObject({ status: 200 });

    const { body } = await send('POST', path, `{"fields":[{"id":"${fieldId}"}]}`);
    expect(JSON.parse(body).fields[0].value.doubleValue === 0).toBe(true);
  });

  it.each(['1e126', '-1e126', '1e300', '-1.7976931348623157e308', '9.9e-131', '1e-300', '-5e-324'])(
    'beyond what DynamoDB keeps is refused, and the case stays as it is: %s',
    async (literal) => {
      const path = await casePath();

      const refused = refusal(await send('PUT', path, withNumber(literal)));

      expect(refused).toEqual({
        status: 400,
        kind: 'ValidationException',
        message: 'fields[0].value.doubleValue: must be 0 or of a magnitude from 1e-130 to below 1e126',
      });
      const { body } = await send('POST', path, `{"fields":[{"id":"${fieldId}"}]}`);
      expect(JSON.parse(body).fields).toEqual([]);
    },
  );

  it.each(['1e400', '-1e400', '"1"', '"NaN"', '"Infinity"', 'true', '[]'])(
    'that is none is refused: %s',
    async (literal) => {
      expect(refusal(await send('PUT', await casePath(), withNumber(literal)))).toEqual({
        status: 400,
        kind: 'ValidationException',
        message: 'fields[0].value.doubleValue: must be a number',
      });
    },
  );

  it('that is too small to be told from zero is zero', async () => {
    const path = await casePath();

    expect(await send('PUT', path, withNumber('1e-400'))).toMatchObject({ status: 200 });
  });

  it('is kept as a number, so that others can compute with it', async () => {
    const { caseId } = await aCase(client, shop);
    await send('PUT', `/domains/${shop.domainId}/cases/${caseId}`, withNumber('1e21'));

    const stored = await table.get<{ fields: Record<string, unknown> }>({
      pk: `D#${shop.domainId}#C#${caseId}`,
      sk: 'CASE',
    });

    expect(stored?.fields[fieldId]).toEqual({ doubleValue: 1e21 });
  });
});
