/** An item as the document client hands it over and receives it. */
export type StoredItem = Readonly<Record<string, unknown>>;
export type ItemKey = { readonly pk: string; readonly sk: string };

export const nameOf = ({ pk, sk }: ItemKey): string => `${pk} ${sk}`;

/** A copy of its own, without undefined members: the document client removes them (`removeUndefinedValues`). */
export const copied = <Value>(value: Value): Value => {
  if (Array.isArray(value)) return value.map(copied) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const copy: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) {
    if (member !== undefined) copy[name] = copied(member);
  }
  return copy as Value;
};

/** The members of a map have no order. */
export const isSame = (one: unknown, other: unknown): boolean => {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const [members, others] = [Object.entries(one), Object.entries(other)];
  return (
    members.length === others.length &&
    members.every(([name, value]) => isSame(value, (other as Record<string, unknown>)[name]))
  );
};
