import type { CreateLayoutResponse } from '@aws-sdk/client-connectcases';
import type { Arns } from '../contract/arn.ts';
import { invalid } from '../contract/errors.ts';
import type { CreateLayoutRequest } from '../contract/model.generated.ts';
import type { Operation } from '../contract/operation.ts';
import { checkQuota, quotas } from '../contract/quotas.ts';
import type { ConfigurationStore } from '../domains/configuration.store.ts';
import type { Clock } from '../platform/clock.ts';
import type { Ids } from '../platform/ids.ts';
import type { LayoutStore } from './layout.store.ts';
import { misplacedField, placedFields } from './layout.ts';

type Deps = {
  readonly configurations: ConfigurationStore;
  readonly layouts: LayoutStore;
  readonly arns: Arns;
  readonly clock: Clock;
  readonly ids: Ids;
};

export const createLayout: Operation<Deps, CreateLayoutRequest, CreateLayoutResponse> =
  ({ configurations, layouts, arns, clock, ids }) =>
  async ({ domainId, name, content }) => {
    const placed = placedFields(content);
    checkQuota(quotas.fieldsPerLayout, 0, placed.length);
    const layoutId = ids.uuid();
    const now = clock.now().toISOString();
    await configurations.change(domainId, async (domain) => {
      const [count, fields] = await Promise.all([
        layouts.count(domainId),
        configurations.of(domain).fields(placed.map(({ fieldId }) => fieldId)),
      ]);
      checkQuota(quotas.layoutsPerDomain, count);
      const misplaced = misplacedField(placed, (fieldId) => fields.has(fieldId));
      if (misplaced) throw invalid(misplaced.member, misplaced.reason);
      return layouts.creation(domainId, {
        layoutId,
        name,
        content,
        createdTime: now,
        lastModifiedTime: now,
      });
    });
    return { layoutId, layoutArn: arns.layout(domainId, layoutId) };
  };
