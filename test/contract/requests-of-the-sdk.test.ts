import type * as sdk from '@aws-sdk/client-connectcases';
import { expect, it } from 'vitest';
import type { Made } from '../../lambdas/contract/limits.ts';
import { operations } from '../../lambdas/contract/model.generated.ts';
import { sdkOperations } from './support/operations.ts';
import { sorted } from './support/pages.ts';

type Operations = typeof operations;
type Ours = { [Name in keyof Operations]: Made<Operations[Name]['request']> };
type Theirs = { [Name in keyof Operations]: InstanceType<(typeof sdk)[`${Name}Command`]>['input'] };

type Unlike = {
  [Name in keyof Operations]: Ours[Name] extends Theirs[Name] ? never : Name;
}[keyof Operations];
/** Does not compile where an operation reads something that the official client's types do not know, and names it. */
const alike: [Unlike] extends [never] ? true : Unlike = true;

it('the model and the official client know the same operations, and their requests have the same types', () => {
  expect(sorted(Object.keys(operations))).toEqual(sorted(sdkOperations));
  expect(alike).toBe(true);
});
