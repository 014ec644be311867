import { expect, it } from 'vitest';
import { conditionExpression, placeholders, updateExpression } from '../../../lambdas/table/expressions.ts';

it('says that nothing stands there', () => {
  const expression = placeholders();

  expect(conditionExpression([{ exists: false }], expression)).toBe('attribute_not_exists(#0)');
  expect(expression.attributes()).toEqual({ ExpressionAttributeNames: { '#0': 'pk' } });
});

it('joins what must hold together, and sets apart what may hold instead', () => {
  const expression = placeholders();

  const condition = conditionExpression(
    [
      { exists: true, equals: { version: 3, state: 'open' }, absent: ['deletedAt'] },
      { atMost: { expiresAt: 100 } },
    ],
    expression,
  );

  expect(condition).toBe(
    '(attribute_exists(#0) AND #1 = :0 AND #2 = :1 AND attribute_not_exists(#3)) OR (#4 <= :2)',
  );
  expect(expression.attributes()).toEqual({
    ExpressionAttributeNames: {
      '#0': 'pk',
      '#1': 'version',
      '#2': 'state',
      '#3': 'deletedAt',
      '#4': 'expiresAt',
    },
    ExpressionAttributeValues: { ':0': 3, ':1': 'open', ':2': 100 },
  });
});

it('is empty where nothing is believed, with no placeholders that DynamoDB would refuse', () => {
  const expression = placeholders();

  expect(conditionExpression([{}], expression)).toBe('');
  expect(expression.attributes()).toEqual({});
});

it('sets and removes the named attributes and members of maps, each in one clause', () => {
  const expression = placeholders();

  const update = updateExpression(
    {
      set: { version: 2 },
      setIn: { fields: { title: 'new' } },
      remove: ['outbox'],
      removeIn: { fields: ['summary'] },
    },
    expression,
  );

  expect(update).toBe('SET #0 = :0,#1.#2 = :1 REMOVE #3,#1.#4');
  expect(expression.attributes()).toEqual({
    ExpressionAttributeNames: {
      '#0': 'version',
      '#1': 'fields',
      '#2': 'title',
      '#3': 'outbox',
      '#4': 'summary',
    },
    ExpressionAttributeValues: { ':0': 2, ':1': 'new' },
  });
});

it('leaves out a clause that has nothing to do, and values that are undefined', () => {
  expect(updateExpression({ remove: ['outbox'] }, placeholders())).toBe('REMOVE #0');
  expect(updateExpression({ set: { a: undefined, b: 1 } }, placeholders())).toBe('SET #0 = :0');
});

it('takes names apart from what they hold: a dot, a hyphen or a reserved word is a name', () => {
  const expression = placeholders();

  const update = updateExpression({ setIn: { fields: { 'a.b': 1, 'c-d': 2, status: 3 } } }, expression);

  expect(update).toBe('SET #0.#1 = :0,#0.#2 = :1,#0.#3 = :2');
});

it('changes the 220 fields that a request may name within the 4 KB that DynamoDB allows an expression', () => {
  const fieldIds = Array.from({ length: 220 }, (_, index) => `0b6c2f6e-5a3d-4f53-9b0d-${index}`);
  const members = Object.fromEntries(fieldIds.map((id) => [id, { stringValue: 'x' }]));
  const set = { version: 2, lastEventId: 'x' };

  expect(updateExpression({ set, setIn: { fields: members } }, placeholders()).length).toBeLessThan(4096);
  expect(updateExpression({ set, removeIn: { fields: fieldIds } }, placeholders()).length).toBeLessThan(4096);
});
