import type { CreateLayoutResponse } from '@aws-sdk/client-connectcases';
import type { Arns } from '../contract/arn.ts';
import { invalid } from '../contract/errors.ts';
import type { CreateLayoutRequest } from '../contract/model.generated.ts';
import type { Operation } from '../contract/operation.ts';
import { checkQuota, fieldsPerLayout, type QuotaOf } from '../contract/quotas.ts';
import type { ConfigurationStore } from '../domains/configuration.store.ts';
import { timesOfNew } from '../domains/named-item.ts';
import { fieldError } from '../fields/field.ts';
import type { Ids } from '../platform/ids.ts';
import type { LayoutStore } from './layout.store.ts';
import { misplacedField, placedFields } from './layout.ts';

type Deps = {
  readonly configurations: ConfigurationStore;
  readonly layouts: LayoutStore;
  readonly arns: Arns;
  readonly ids: Ids;
  readonly quotaOf: QuotaOf;
};

export const createLayout: Operation<Deps, CreateLayoutRequest, CreateLayoutResponse> =
  ({ configurations, layouts, arns, ids, quotaOf }) =>
  async ({ domainId, name, content }, caller) => {
    const placed = placedFields(content);
    checkQuota(fieldsPerLayout, 0, placed.length);
    const layoutId = ids.uuid();
    await configurations.change(domainId, caller, async (domain, now) => {
      const [count, fields] = await Promise.all([
        layouts.count(domainId),
        configurations.of(domain).fields(placed.map(({ fieldId }) => fieldId)),
      ]);
      checkQuota(quotaOf('layoutsPerDomain', domain.settings?.quotas), count);
      const misplaced = misplacedField(placed, (fieldId) => fieldError(fieldId, fields));
      if (misplaced) throw invalid(misplaced.member, misplaced.reason);
      return [
        layouts.creation(domainId, {
          layoutId,
          name,
          content,
          ...timesOfNew(now),
        }),
      ];
    });
    return { layoutId, layoutArn: arns.layout(domainId, layoutId) };
  };
