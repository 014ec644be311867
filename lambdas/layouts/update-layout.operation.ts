import { invalid, notFound } from '../contract/errors.ts';
import type { UpdateLayoutRequest } from '../contract/model.generated.ts';
import { type Nothing, nothing, type Operation } from '../contract/operation.ts';
import { checkQuota, fieldsPerLayout } from '../contract/quotas.ts';
import type { ConfigurationStore } from '../domains/configuration.store.ts';
import { newValues } from '../domains/named-item.ts';
import { fieldError } from '../fields/field.ts';
import type { LayoutStore } from './layout.store.ts';
import { misplacedField, placedFields } from './layout.ts';

type Deps = {
  readonly configurations: ConfigurationStore;
  readonly layouts: LayoutStore;
};

/** Content takes the place of all the content that was there; what the request leaves out stays. */
export const updateLayout: Operation<Deps, UpdateLayoutRequest, Nothing> =
  ({ configurations, layouts }) =>
  async ({ domainId, layoutId, ...given }, caller) => {
    const placed = given.content ? placedFields(given.content) : [];
    checkQuota(fieldsPerLayout, 0, placed.length);
    await configurations.change(domainId, caller, async (domain, now) => {
      const [layout, fields] = await Promise.all([
        layouts.get(domainId, layoutId),
        configurations.of(domain).fields(placed.map(({ fieldId }) => fieldId)),
      ]);
      if (!layout) throw notFound('Layout', layoutId);
      if (layout.deleted) throw invalid('layoutId', 'is of a layout that is deleted');
      const misplaced = misplacedField(placed, (fieldId) => fieldError(fieldId, fields));
      if (misplaced) throw invalid(misplaced.member, misplaced.reason);
      const values = newValues(layout, given);
      if (Object.keys(values).length === 0) return [];
      return [layouts.alteration(domainId, layout, { ...values, lastModifiedTime: now.toISOString() })];
    });
    return nothing;
  };
