import type { Chance } from '../chance.ts';
import type { FieldGiven } from './operation.ts';

export const text = (id: string, stringValue: string): FieldGiven => ({ id, value: { stringValue } });
export const severities = ['Critical', 'High', 'Medium', 'Low'];

/** One to three different fields; a text says whose it is, so that no two operations write the same. */
export const givenFields = (
  { below }: Chance,
  fieldIds: readonly string[],
  id: string,
): readonly FieldGiven[] => {
  const fields = new Map<string, FieldGiven>();
  const count = 1 + below(3);
  for (let index = 0; index < count; index += 1) {
    const kind = below(10);
    if (kind < 4) fields.set('severity', text('severity', severities[below(4)] ?? 'Low'));
    else if (kind < 5) fields.set('status', text('status', below(2) === 0 ? 'closed' : 'open'));
    else if (kind < 6) fields.set('customer_id', { id: 'customer_id', value: { emptyValue: {} } });
    else {
      const fieldId = fieldIds[below(fieldIds.length)] ?? 'title';
      fields.set(fieldId, text(fieldId, `${fieldId} of ${id}`));
    }
  }
  return [...fields.values()];
};
