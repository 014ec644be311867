import type { FieldSummary, ListFieldsResponse } from '@aws-sdk/client-connectcases';
import type { Arns } from '../contract/arn.ts';
import type { ListFieldsRequest } from '../contract/model.generated.ts';
import type { Operation } from '../contract/operation.ts';
import type { PageTokens } from '../contract/page-tokens.ts';
import type { DomainStore } from '../domains/domain.store.ts';
import type { Key } from '../table/keys.ts';
import type { FieldStore } from './field.store.ts';
import type { Field } from './field.ts';
import { systemFields } from './system-fields.ts';

const MAX_PAGE = 100;

type Deps = {
  readonly domains: DomainStore;
  readonly fields: FieldStore;
  readonly arns: Arns;
  readonly pageTokens: PageTokens;
};

/** The system fields stand before the domain's own; their place in a page token is no key of the table. */
const SYSTEM = 'SYSTEM';

export const listFields: Operation<Deps, ListFieldsRequest, ListFieldsResponse> =
  ({ domains, fields, arns, pageTokens }) =>
  async ({ domainId, maxResults = MAX_PAGE, nextToken }) => {
    const scope = { operation: 'ListFields', query: { domainId } };
    const [after] = await Promise.all([pageTokens.read(scope, nextToken), domains.get(domainId)]);
    const begun = after ? placeInSystemFields(after) : 0;
    const system = systemFields.slice(begun, begun + maxResults);
    const room = maxResults - system.length;
    // Where the page is full of system fields, one of the domain's own tells whether another page follows.
    const own = await fields.list(domainId, Math.max(room, 1), keyOfOwn(after));
    const shown = [...system, ...own.items.slice(0, room)];
    const lastSystem = system.at(-1);
    const areMore = begun + system.length < systemFields.length || own.items.length > room;
    const next = lastSystem && areMore ? { pk: SYSTEM, sk: lastSystem.fieldId } : own.next;
    return {
      fields: shown.map((field) => fieldSummary(arns, domainId, field)),
      ...(next && { nextToken: await pageTokens.write(scope, next) }),
    };
  };

const placeInSystemFields = (after: Key): number =>
  after.pk === SYSTEM
    ? systemFields.findIndex(({ fieldId }) => fieldId === after.sk) + 1
    : systemFields.length;

const keyOfOwn = (after: Key | undefined): Key | undefined => (after?.pk === SYSTEM ? undefined : after);

const fieldSummary = (arns: Arns, domainId: string, field: Field): FieldSummary => ({
  fieldId: field.fieldId,
  fieldArn: arns.field(domainId, field.fieldId),
  name: field.name,
  type: field.type,
  namespace: field.namespace,
  ...(field.attributes && { attributes: field.attributes }),
});
