import type { CaseRule } from '../case-rules/case-rule.ts';
import { historyCreation, historyOf } from '../configuration-history/history-entry.ts';
import { Overtaken, persistently } from '../contract/attempts.ts';
import { notFound } from '../contract/errors.ts';
import type { Caller } from '../contract/operation.ts';
import type { Field } from '../fields/field.ts';
import type { FieldDefinitions } from '../fields/field-definitions.ts';
import type { FieldOption } from '../fields/field-option.ts';
import { builtInOptions, systemField } from '../fields/system-fields.ts';
import type { Clock } from '../platform/clock.ts';
import type { Ids } from '../platform/ids.ts';
import { configurationKey, domainKey, instantOfUlid, optionsRange } from '../table/keys.ts';
import type { Table } from '../table/table.ts';
import { type Update, WriteRefused } from '../table/writes.ts';
import { fieldIdsOf, type Template, withoutDeletedFields } from '../templates/template.ts';
import type { ConfigurationChange } from './configuration-change.ts';
import type { Domain } from './domain.ts';

/**
 * What configures a domain, as of one version of it. Its parts are read when first asked for: those that are told by
 * their id, and that what is done to cases relies on. Lists, counts and layouts, the stores read, each time anew.
 */
export type Configuration = {
  /** What a template, a deleted one too, asks of cases, and what is shown: without what it says of deleted fields. */
  readonly template: (templateId: string) => Promise<Template | undefined>;
  /** All that it says, as a change of it finds it. */
  readonly storedTemplate: (templateId: string) => Promise<Template | undefined>;
  /** The fields of these ids that exist, system fields included, deleted ones too. */
  readonly fields: (fieldIds: readonly string[]) => Promise<ReadonlyMap<string, Field>>;
  /** The case rules of these ids that exist, deleted ones too. */
  readonly caseRules: (caseRuleIds: readonly string[]) => Promise<ReadonlyMap<string, CaseRule>>;
  /** The options of a SingleSelect field in their order, inactive ones too. */
  readonly options: (fieldId: string) => Promise<readonly FieldOption[]>;
  /** The fields of these ids that exist, each with the options that it may have. */
  readonly definitions: (fieldIds: readonly string[]) => Promise<FieldDefinitions>;
};

/**
 * Decides what a change writes, from the domain as it is read just before: nothing where all is as wanted already. It may
 * be asked again, at a later `now`, which is never before the last change of the domain.
 */
export type Decision = (domain: Domain, now: Date) => Promise<readonly ConfigurationChange[]>;

export type ConfigurationStore = {
  /** Only ever for a domain that was read in the same request: the cache is not believed beyond that read. */
  readonly of: (domain: Domain) => Configuration;
  /**
   * Writes a change of configuration together with its history and the domain's next version, on the condition that
   * nobody changed it since `decide` looked: so "exists" and "not in use" hold under a race. Where nothing is to be written, nothing is.
   * @throws ResourceNotFoundException for an unknown domain; the refusals of the writes that `decide` answers.
   */
  readonly change: (domainId: string, caller: Caller, decide: Decision) => Promise<void>;
};

/** A process serves few domains at a time; the one least lately loaded makes room. */
const CACHED_DOMAINS = 20;

type Cached = { readonly version: number; readonly configuration: Configuration };

export const configurationStore = (
  table: Table,
  clock: Clock,
  ids: Pick<Ids, 'ulid'>,
): ConfigurationStore => {
  const cache = new Map<string, Cached>();
  return {
    of: ({ domainId, configVersion }) => {
      const known = cache.get(domainId);
      if (known?.version === configVersion) return known.configuration;
      const configuration = eachPartOnce(table, domainId);
      cache.delete(domainId);
      cache.set(domainId, { version: configVersion, configuration });
      const [oldest] = cache.keys();
      if (cache.size > CACHED_DOMAINS && oldest !== undefined) cache.delete(oldest);
      return configuration;
    },
    change: (domainId, caller, decide) =>
      persistently(clock, async () => {
        const domain = await table.get<Domain>(domainKey(domainId));
        if (!domain) throw notFound('Domain', domainId);
        const now = momentFor(domain, clock);
        const changes = await decide(domain, now);
        if (changes.length === 0) return;
        const told = historyOf(
          changes,
          { now, caller, newId: (after) => ids.ulid(now, after) },
          domain.lastChangeId,
        );
        const nextVersion: Update = {
          update: domainKey(domainId),
          set: {
            configVersion: domain.configVersion + 1,
            lastChangeId: told.at(-1)?.changeId,
            ...Object.assign({}, ...changes.map(({ ofDomain }) => ofDomain)),
          },
          if: { equals: { configVersion: domain.configVersion } },
        };
        const writes = [
          ...changes.flatMap((change) => change.writes),
          ...told.flatMap((entry) => historyCreation(domainId, entry)),
          nextVersion,
        ];
        await table.write(writes).catch((error: unknown) => {
          const overtaken = error instanceof WriteRefused && error.refused(nextVersion);
          throw overtaken ? new Overtaken('The configuration changed', { cause: error }) : error;
        });
      }),
  };
};

/** A host whose clock is behind goes by the domain's last change, so that no time of its configuration runs backwards. */
const momentFor = ({ lastChangeId }: Domain, clock: Pick<Clock, 'now'>): Date => {
  const now = clock.now();
  const last = lastChangeId === undefined ? now : instantOfUlid(lastChangeId);
  return last > now ? last : now;
};

/** Each part is read once and kept. What failed or found nothing is forgotten: made-up ids must not fill the memory. */
const eachPartOnce = (table: Table, domainId: string): Configuration => {
  const options = onceEach(async (fieldId) => {
    const added = await table.queryAll<FieldOption>(optionsRange(domainId, fieldId));
    return inOrder(fieldId, added);
  });
  const ownFields = eachOnce(
    (ids) => table.getMany<Field>(ids.map((id) => configurationKey(domainId, 'FIELD', id))),
    ({ fieldId }) => fieldId,
  );
  const fieldsOf: Configuration['fields'] = async (fieldIds) => {
    const own = await ownFields(fieldIds.filter((id) => !systemField(id)));
    return new Map(
      fieldIds.flatMap((id) => {
        const field = systemField(id) ?? own.get(id);
        return field ? [[id, field] as const] : [];
      }),
    );
  };
  const caseRules = eachOnce(
    (ids) => table.getMany<CaseRule>(ids.map((id) => configurationKey(domainId, 'CASERULE', id))),
    ({ caseRuleId }) => caseRuleId,
  );
  const storedTemplate = onceEach((templateId) =>
    table.get<Template>(configurationKey(domainId, 'TEMPLATE', templateId)),
  );
  const template = onceEach(async (templateId) => {
    const stored = await storedTemplate(templateId);
    return stored && withoutDeletedFields(stored, await fieldsOf(fieldIdsOf(stored)));
  });
  return {
    template,
    storedTemplate,
    caseRules,
    options,
    fields: fieldsOf,
    definitions: async (fieldIds) => {
      const found = [...(await fieldsOf(fieldIds)).values()];
      const definitions = found.map(async (field) => ({
        field,
        options: field.type === 'SingleSelect' ? await options(field.fieldId) : [],
      }));
      return new Map((await Promise.all(definitions)).map((each) => [each.field.fieldId, each]));
    },
  };
};

const inOrder = (fieldId: string, stored: readonly FieldOption[]): readonly FieldOption[] => {
  const byValue = new Map(stored.map((option) => [option.value, option]));
  const builtIn = builtInOptions(fieldId).map((option) => byValue.get(option.value) ?? option);
  const builtInValues = new Set(builtIn.map((option) => option.value));
  const added = stored.filter((option) => !builtInValues.has(option.value));
  return [...builtIn, ...added.toSorted((one, other) => (one.position < other.position ? -1 : 1))];
};

/** Reads of the ids asked for those that are not known yet. */
const eachOnce = <Stored>(
  read: (ids: readonly string[]) => Promise<readonly Stored[]>,
  idOf: (stored: Stored) => string,
): ((ids: readonly string[]) => Promise<ReadonlyMap<string, Stored>>) => {
  const known = new Map<string, Stored>();
  return async (ids) => {
    for (const each of await read([...new Set(ids)].filter((id) => !known.has(id))))
      known.set(idOf(each), each);
    return new Map(
      ids.flatMap((id) => {
        const each = known.get(id);
        return each ? [[id, each] as const] : [];
      }),
    );
  };
};

const onceEach = <Value>(read: (id: string) => Promise<Value>): ((id: string) => Promise<Value>) => {
  const known = new Map<string, Promise<Value>>();
  return (id) => {
    const reading = known.get(id) ?? read(id);
    if (!known.has(id)) {
      known.set(id, reading);
      const forget = () => known.delete(id);
      reading.then((value) => value === undefined && forget(), forget);
    }
    return reading;
  };
};
