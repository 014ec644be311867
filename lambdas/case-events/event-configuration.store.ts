import type { EventBridgeConfiguration } from '@aws-sdk/client-connectcases';
import type { ConfigurationChange } from '../domains/configuration-change.ts';
import { eventConfigurationKey } from '../table/keys.ts';
import type { Table } from '../table/table.ts';

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

export const eventConfigurationAlteration = (
  domainId: string,
  before: EventBridgeConfiguration | undefined,
  eventBridge: EventBridgeConfiguration,
): ConfigurationChange => ({
  kind: 'EventConfiguration',
  id: domainId,
  action: 'Updated',
  before: before && { eventBridge: before },
  after: { eventBridge },
  writes: [{ update: eventConfigurationKey(domainId), set: { eventBridge }, if: {} }],
});

/** What a domain publishes when the field is gone; none where it never published it. */
export const withoutField = (
  configured: EventBridgeConfiguration | undefined,
  fieldId: string,
): EventBridgeConfiguration | undefined => {
  const { fields } = configured?.includedData?.caseData ?? {};
  const left = fields?.filter(({ id }) => id !== fieldId);
  if (!left || left.length === fields?.length) return undefined;
  return {
    ...configured,
    enabled: configured?.enabled,
    includedData: { ...configured?.includedData, caseData: { fields: left } },
  };
};
