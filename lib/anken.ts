import { type App, CfnResource } from 'aws-cdk-lib';
import { type Deployment, localDifferences, stackPrefix } from './config.ts';
import { DataStack } from './stacks/data-stack.ts';
import { MonitoringStack } from './stacks/monitoring-stack.ts';
import { ServiceStack } from './stacks/service-stack.ts';

/** All stacks of one stage. */
export const addStacks = (app: App, deployment: Deployment) => {
  const prefix = stackPrefix(deployment.stage);
  const data = new DataStack(app, `${prefix}Data`, { deployment });
  const service = new ServiceStack(app, `${prefix}Service`, { deployment, data });
  const monitoring = new MonitoringStack(app, `${prefix}Monitoring`, {
    deployment,
    data,
    service,
  });
  if (deployment.emulated) applyLocalDifferences(app, prefix);
  return { data, service, monitoring };
};

const applyLocalDifferences = (app: App, prefix: string): void => {
  const resources = app.node.findAll().filter((construct) => CfnResource.isCfnResource(construct));
  for (const { construct, resourceType, property, value } of localDifferences) {
    const resource = resources.find(
      ({ node, cfnResourceType }) =>
        cfnResourceType === resourceType && node.scope?.node.path === `${prefix}${construct}`,
    );
    if (resource === undefined) throw new Error(`localDifferences: no ${resourceType} at ${construct}`);
    if (property === undefined) resource.node.scope?.node.tryRemoveChild(resource.node.id);
    else resource.addPropertyOverride(property, value);
  }
};
