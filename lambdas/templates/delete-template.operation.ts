import { notFound } from '../contract/errors.ts';
import type { DeleteTemplateRequest } from '../contract/model.generated.ts';
import { type Nothing, nothing, type Operation } from '../contract/operation.ts';
import type { ConfigurationStore } from '../domains/configuration.store.ts';
import type { TemplateStore } from './template.store.ts';

type Deps = {
  readonly configurations: ConfigurationStore;
  readonly templates: TemplateStore;
};

/** Softly: it opens no more cases, and those that it has opened live on by it. */
export const deleteTemplate: Operation<Deps, DeleteTemplateRequest, Nothing> =
  ({ configurations, templates }) =>
  async ({ domainId, templateId }, caller) => {
    await configurations.change(domainId, caller, async (domain, now) => {
      const template = await configurations.of(domain).storedTemplate(templateId);
      if (!template) throw notFound('Template', templateId);
      return template.deleted ? [] : [templates.deletion(domainId, template, now.toISOString())];
    });
    return nothing;
  };
