import * as sdk from '@aws-sdk/client-connectcases';
import { expect, expectTypeOf, it } from 'vitest';
import type { Made } from '../../lambdas/contract/limits.ts';
import { operations } from '../../lambdas/contract/model.generated.ts';
import { sdkOperations, sorted } from './support/operations.ts';

type Operations = typeof operations;
type Command<Name extends string> = `${Name}Command` extends keyof typeof sdk
  ? InstanceType<(typeof sdk)[`${Name}Command`]>
  : never;

/** What our operation takes, where the official client's type takes all of it; else nothing. */
type Taken = {
  [Name in keyof Operations]: Made<Operations[Name]['request']> extends Command<Name>['input']
    ? Made<Operations[Name]['request']>
    : never;
};
type Ours = { [Name in keyof Operations]: Made<Operations[Name]['request']> };
