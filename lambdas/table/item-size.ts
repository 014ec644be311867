/**
 * Bytes that DynamoDB counts for a value, rounded up: UTF-8 for text, three bytes and one a member for lists and maps,
 * and the names of a map's members. Source: DynamoDB Developer Guide, "Item sizes and formats".
 */
export const sizeOf = (value: unknown): number => {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return MAX_NUMBER_BYTES;
  if (Array.isArray(value)) return 3 + value.reduce<number>((sum, member) => sum + 1 + sizeOf(member), 0);
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).reduce((sum, [name, member]) => sum + 1 + sizeOf(name) + sizeOf(member), 3);
  }
  return 1;
};

const MAX_NUMBER_BYTES = 21;

/**
 * The largest thing that we put into one item beside what is bounded by itself. DynamoDB takes 409,600 bytes; fifty tags
 * of the largest keys and values take 19,300 of them, a name and a description 1,420.
 */
export const MAX_LARGE_MEMBER_BYTES = 350 * 1024;
