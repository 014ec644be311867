import { type EventOfCase, isOfRelatedItem } from '../../../lambdas/case-events/case-event.ts';
import type { FieldValues } from '../../../lambdas/fields/field-value.ts';

/**
 * Where the events of a case, in the order of their ids, do not follow from each other: a value that was lost, or that
 * nobody wrote.
 */
export const breaks = (events: readonly EventOfCase[]): readonly string[] => {
  let fields: FieldValues = {};
  let version = 0;
  return events.flatMap((event) => {
    if (isOfRelatedItem(event)) return [];
    const before = fields;
    fields = event.after.fields;
    version += 1;
    const changes = event.type === 'CASE.TAGGED' ? [] : event.changes;
    const changed = new Map(changes.map(({ fieldId, oldValue }) => [fieldId, oldValue]));
    const fieldIds = [...new Set([...Object.keys(before), ...Object.keys(fields)])];
    return [
      ...(event.after.version === version ? [] : [`version ${event.after.version} follows ${version - 1}`]),
      ...fieldIds
        .filter((id) => {
          const told = changed.has(id) ? changed.get(id) : fields[id];
          return JSON.stringify(told) !== JSON.stringify(before[id]);
        })
        .map((id) => `${event.eventId}: the old value of ${id} is not what the event before left`),
    ];
  });
};
