import { Annotations, type App, CfnResource } from 'aws-cdk-lib';
import { builtInSeverities } from '../lambdas/settings/severities.ts';
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
  if (deployment.emulated) applyLocalDifferences(app, deployment);
  else {
    warnOfPlaceholders(deployment, service);
    warnOfUnknownSeverities(deployment, service);
  }
  return { data, service, monitoring };
};

/** The addresses that the settings come with: their domains belong to nobody (RFC 2606). */
const warnOfPlaceholders = ({ opsEmail, senderEmail }: Deployment, service: ServiceStack): void => {
  for (const [name, address] of Object.entries({ opsEmail, senderEmail })) {
    if (!/@([^@]+\.)?example\.(com|net|org)$/i.test(address)) continue;
    Annotations.of(service).addWarningV2(
      `anken:${name}`,
      `${name} is still ${address}, where no mail arrives: write your own into anken.config.json.`,
    );
  }
};

/** A severity is compared to the letter, and one that no case can have raises no alarm. */
const warnOfUnknownSeverities = ({ highSeverities }: Deployment, service: ServiceStack): void => {
  for (const value of highSeverities.filter((each) => !builtInSeverities.includes(each))) {
    Annotations.of(service).addWarningV2(
      `anken:highSeverities:${value}`,
      `highSeverities holds ${JSON.stringify(value)}, which is none of ${builtInSeverities.join(', ')}: it raises an alarm only where a domain has an option of exactly this value.`,
    );
  }
};

const applyLocalDifferences = (app: App, deployment: Deployment): void => {
  const prefix = stackPrefix(deployment.stage);
  const resources = app.node.findAll().filter((construct) => CfnResource.isCfnResource(construct));
  const differences = localDifferences.filter(
    ({ onlyWith }) => onlyWith === undefined || deployment[onlyWith].length > 0,
  );
  for (const { construct, resourceType, property, value } of differences) {
    const resource = resources.find(
      ({ node, cfnResourceType }) =>
        cfnResourceType === resourceType && node.scope?.node.path === `${prefix}${construct}`,
    );
    if (resource === undefined) throw new Error(`localDifferences: no ${resourceType} at ${construct}`);
    if (property === undefined) resource.node.scope?.node.tryRemoveChild(resource.node.id);
    else resource.addPropertyOverride(property, value);
  }
};
