/** A stored ISO 8601 time as AWS's response types have it; on the wire it is ISO 8601 again. */
export const dateOf = (iso: string): Date => new Date(iso);
