import type { EventBridgeConfiguration } from '@aws-sdk/client-connectcases';
import { eventConfigurationKey } from '../table/keys.ts';
import type { Table } from '../table/table.ts';
import type { Update } from '../table/writes.ts';

type StoredEventConfiguration = { readonly eventBridge: EventBridgeConfiguration };

/** What a domain publishes in the contract's own shape. */
export const eventConfigurationStore = (table: Table) => ({
  /** None where nobody has put one: the domain publishes nothing in the contract's shape. */
  get: async (domainId: string): Promise<EventBridgeConfiguration | undefined> => {
    const stored = await table.get<StoredEventConfiguration>(eventConfigurationKey(domainId));
    return stored?.eventBridge;
  },
});
export type EventConfigurationStore = ReturnType<typeof eventConfigurationStore>;

/** Part of a change of the domain's configuration. */
export const eventConfigurationWrite = (domainId: string, eventBridge: EventBridgeConfiguration): Update => ({
  update: eventConfigurationKey(domainId),
  set: { eventBridge },
  if: {},
});
