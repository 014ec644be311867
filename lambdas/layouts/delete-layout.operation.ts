import { conflict, notFound } from '../contract/errors.ts';
import type { DeleteLayoutRequest } from '../contract/model.generated.ts';
import { type Nothing, nothing, type Operation } from '../contract/operation.ts';
import type { ConfigurationStore } from '../domains/configuration.store.ts';
import type { TemplateStore } from '../templates/template.store.ts';
import type { LayoutStore } from './layout.store.ts';

type Deps = {
  readonly configurations: ConfigurationStore;
  readonly layouts: LayoutStore;
  readonly templates: TemplateStore;
};

/** Softly, and only where no template shows its cases by it. */
export const deleteLayout: Operation<Deps, DeleteLayoutRequest, Nothing> =
  ({ configurations, layouts, templates }) =>
  async ({ domainId, layoutId }, caller) => {
    await configurations.change(domainId, caller, async (_domain, now) => {
      const [layout, all] = await Promise.all([layouts.get(domainId, layoutId), templates.all(domainId)]);
      if (!layout) throw notFound('Layout', layoutId);
      if (layout.deleted) return [];
      const user = all.find(({ layoutConfiguration }) => layoutConfiguration?.defaultLayout === layoutId);
      if (user) throw conflict(`Layout ${layoutId} is the default layout of the template ${user.name}.`);
      return [layouts.deletion(domainId, layout, now.toISOString())];
    });
    return nothing;
  };
