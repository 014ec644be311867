import * as z from 'zod/mini';
import { conflict } from './errors.ts';
import { once } from './limits.ts';
import { operations, updateCaseRequest } from './model.generated.ts';

/** The header by which a caller says which version it has seen; RFC 9110 §13.1.1. */
const IF_MATCH = 'If-Match';

/** Of a version, as an ETag names it or bare. */
const ONE_VERSION = /^(?:"(\d{1,15})"|(\d{1,15}))$/;

/** Any version will do, or one of these. */
export type IfMatch = '*' | readonly number[];

const ifMatch = once(() =>
  z.pipe(
    z.string().check(
      z.refine((header) => header.trim() === '*' || parts(header).every((part) => ONE_VERSION.test(part)), {
        error: 'must be "<version>", a list of these, or *',
      }),
    ),
    z.transform(
      (header): IfMatch =>
        header.trim() === '*' ? '*' : parts(header).map((part) => Number(part.replaceAll('"', ''))),
    ),
  ),
);

const parts = (header: string): readonly string[] => header.split(',').map((part) => part.trim());

/** UpdateCase, and the header that the contract does not know (docs/contract.md, last section). */
export const updateCaseIfMatch = {
  ...operations.UpdateCase,
  request: once(() => z.extend(updateCaseRequest(), { [IF_MATCH]: z.optional(ifMatch()) })),
  headers: [IF_MATCH],
};
export type UpdateCaseIfMatch = z.output<ReturnType<(typeof updateCaseIfMatch)['request']>>;

/** @throws ConflictException where the caller has seen another version than this one */
export const checkMatch = (wanted: IfMatch | undefined, version: number): void => {
  if (wanted === undefined || wanted === '*' || wanted.includes(version)) return;
  throw conflict(`${IF_MATCH}: the case has the version ${version} by now.`);
};
