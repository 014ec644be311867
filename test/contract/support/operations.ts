import * as sdk from '@aws-sdk/client-connectcases';
import type { Log } from '../../../lambdas/platform/logger.ts';
import { anAnken } from './client.ts';

/** Every operation that the official client knows, by the commands that it exports. */
export const sdkOperations: readonly string[] = Object.keys(sdk)
  .filter((name) => /^[A-Z].*Command$/.test(name))
  .map((name) => name.slice(0, -'Command'.length));

/** Of the service's documentation, but not of its model, so no command sends them. */
export const documentedOnly: readonly string[] = ['BatchUpdateCase', 'BatchCreateRelatedItem'];

/** Ours, beyond the contract: no command sends them. */
export const ankenOperations: readonly string[] = [
  'GetDomainSettings',
  'PutDomainSettings',
  'GetConfigurationHistory',
];

/** What stands in the paths of the contract; a new operation may bring a new one. */
const pathMembers = {
  domainId: 'a-domain',
  fieldId: 'a-field',
  layoutId: 'a-layout',
  templateId: 'a-template',
  caseId: 'a-case',
  caseRuleId: 'a-rule',
  relatedItemId: 'an-item',
  arn: 'arn:aws:cases:us-east-1:111122223333:domain/a-domain/case/a-case',
};

type Tried = {
  /** The operation that answered, as the log names it; `none` where no route took the request. */
  readonly answeredBy: unknown;
  readonly error: Error | undefined;
};

/** Sends the official client's command of the operation, with its path filled in and hardly more. */
export const anOperationTrial = async (): Promise<(operation: string) => Promise<Tried>> => {
  const lines: unknown[] = [];
  const note: Log['info'] = (_message, ...[line]) => {
    lines.push(line);
  };
  const log: Log = { info: note, warn: note, error: note };
  const { client } = await anAnken({ log });
  return async (operation) => {
    const Command = Reflect.get(sdk, `${operation}Command`);
    const error = await client.send(new Command(pathMembers)).then(
      () => undefined,
      (thrown: Error) => thrown,
    );
    const line = lines.pop() as { readonly operation: unknown } | undefined;
    return { answeredBy: line?.operation, error };
  };
};
