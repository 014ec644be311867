import type { Template } from 'aws-cdk-lib/assertions';
import { expect, it } from 'vitest';
import { localDifferences } from '../../lib/config.ts';
import { templatesOf } from './support/stacks.ts';

type Resource = {
  readonly Type: string;
  readonly Metadata: { readonly 'aws:cdk:path': string };
  readonly Properties: object;
};
type Templates = Readonly<Record<string, { readonly Resources: Readonly<Record<string, Resource>> }>>;

/** Without the exports that the CDK makes for references between stacks: they come and go with what refers. */
const withoutExports = (template: Template) => {
  const { Outputs, ...rest } = template.toJSON();
  const own = Object.entries(Outputs ?? {}).filter(([id]) => !id.startsWith('ExportsOutput'));
  return { ...rest, Outputs: Object.fromEntries(own) };
};

const templatesWhere = (emulated: boolean): Templates => {
  const { data, service, monitoring } = templatesOf('local', {
    emulated,
    // So that what only comes with a setting is there to be left out.
    eventConsumers: ['111122223333'],
  });
  const templates = { Data: data, Service: service, Monitoring: monitoring };
  return Object.fromEntries(
    Object.entries(templates).map(([name, template]) => [name, withoutExports(template)]),
  ) as unknown as Templates;
};

/** The template with the difference made by hand. */
const withDifference = (templates: Templates, difference: (typeof localDifferences)[number]): Templates => {
  const { construct, resourceType, property, value } = difference;
  const stack = construct.slice(0, construct.indexOf('/'));
  const { Resources, ...rest } = templates[stack] ?? { Resources: {} };
  const [id, resource] =
    Object.entries(Resources).find(
      ([, { Type, Metadata }]) =>
        Type === resourceType && Metadata['aws:cdk:path'].startsWith(`Anken-local-${construct}/`),
    ) ?? [];
  if (id === undefined || resource === undefined) throw new Error(`No ${resourceType} at ${construct}`);
  const { [id]: _, ...others } = Resources;
  const Properties = property === undefined ? {} : { ...resource.Properties, [property]: value };
  const changed = property === undefined ? others : { ...others, [id]: { ...resource, Properties } };
  return { ...templates, [stack]: { ...rest, Resources: changed } };
};

it('the stacks in the emulator differ from those on AWS by what is listed, and by nothing else', () => {
  const onAws = templatesWhere(false);

  const locally = templatesWhere(true);

  expect(locally).not.toEqual(onAws);
  expect(locally).toEqual(localDifferences.reduce(withDifference, onAws));
});

it.each(localDifferences)('$construct differs for a reason', ({ reason }) => {
  expect(reason).toMatch(/^the emulator .{10,}/);
});

it('what only comes with a setting is no difference without it', () => {
  const { data } = templatesOf('local', { emulated: true });

  data.resourceCountIs('AWS::Events::EventBusPolicy', 0);
});
