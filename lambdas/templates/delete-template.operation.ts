import { notFound } from '../contract/errors.ts';
import type { DeleteTemplateRequest } from '../contract/model.generated.ts';
import { type Nothing, nothing, type Operation } from '../contract/operation.ts';
import type { ConfigurationStore } from '../domains/configuration.store.ts';
import type { Clock } from '../platform/clock.ts';
import type { TemplateStore } from './template.store.ts';

type Deps = {
  readonly configurations: ConfigurationStore;
  readonly templates: TemplateStore;
  readonly clock: Clock;
};

/** Softly: it opens no more cases, and those that it has opened live on by it. */
export const deleteTemplate: Operation<Deps, DeleteTemplateRequest, Nothing> =
  ({ configurations, templates, clock }) =>
  async ({ domainId, templateId }, caller) => {
    const now = clock.now().toISOString();
    await configurations.change(domainId, caller, async (domain) => {
      const template = await configurations.of(domain).storedTemplate(templateId);
      if (!template) throw notFound('Template', templateId);
      return template.deleted ? [] : [templates.deletion(domainId, template, now)];
    });
    return nothing;
  };
