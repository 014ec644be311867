import type { Write } from '../table/writes.ts';
import type { DomainSettings } from './domain.ts';

/** What the configuration's history tells of. */
export const configuredKinds = [
  'Domain',
  'DomainSettings',
  'EventConfiguration',
  'Field',
  'FieldOptions',
  'Layout',
  'Template',
  'CaseRule',
] as const;
export type ConfiguredKind = (typeof configuredKinds)[number];

/**
 * One thing of the configuration, as it was and as it is to be; either is none where it is not there. A creation, an
 * alteration or a deletion of a store makes one, and `ConfigurationStore.change` alone writes it.
 */
export type ConfigurationChange = {
  readonly kind: ConfiguredKind;
  /** Of the thing; the field's for its options, the domain's where there is but one of a kind. */
  readonly id: string;
  readonly action: 'Created' | 'Updated' | 'Deleted';
  readonly before: object | undefined;
  readonly after: object | undefined;
  readonly writes: readonly Write[];
  /** Members of the domain's own item, which every change of configuration writes. */
  readonly ofDomain?: { readonly settings: DomainSettings };
};
