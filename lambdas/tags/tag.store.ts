import type { ConfiguredResource } from '../contract/arn.ts';
import type { ConfigurationChange } from '../domains/configuration-change.ts';
import { configurationKey, domainTagsKey, type Key, type Kind } from '../table/keys.ts';
import type { Table } from '../table/table.ts';
import { type Tags, tagsMember } from './tags.ts';

export type Tagged = { readonly tags?: Tags; readonly deleted?: boolean };

export type TagStore = {
  readonly ofDomain: (domainId: string) => Promise<Tags>;
  /** None where there is no such thing; a domain is taken to be there. */
  readonly of: (resource: ConfiguredResource) => Promise<Tagged | undefined>;
  /** Part of a change of the domain's configuration. */
  readonly alteration: (resource: ConfiguredResource, before: Tags, tags: Tags) => ConfigurationChange;
};

const kinds = {
  Field: 'FIELD',
  Layout: 'LAYOUT',
  Template: 'TEMPLATE',
  CaseRule: 'CASERULE',
} as const satisfies Record<string, Kind>;

export const tagStore = (table: Table): TagStore => {
  const ofDomain = async (domainId: string): Promise<Tags> =>
    (await table.get<Tagged>(domainTagsKey(domainId)))?.tags ?? {};
  return {
    ofDomain,
    of: async (resource) =>
      resource.type === 'Domain'
        ? { tags: await ofDomain(resource.domainId) }
        : table.get<Tagged>(keyOf(resource)),
    alteration: (resource, before, tags) => ({
      kind: resource.type,
      id: resource.id,
      action: 'Updated',
      before: tagsMember(before),
      after: tagsMember(tags),
      writes: [
        {
          update: keyOf(resource),
          ...(Object.keys(tags).length > 0 ? { set: { tags } } : { remove: ['tags'] }),
          if: resource.type === 'Domain' ? {} : { exists: true },
        },
      ],
    }),
  };
};

const keyOf = ({ type, domainId, id }: ConfiguredResource): Key =>
  type === 'Domain' ? domainTagsKey(domainId) : configurationKey(domainId, kinds[type], id);
