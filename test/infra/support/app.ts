import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';

export const root = join(import.meta.dirname, '..', '..', '..');

const cdkJson: { readonly context: object } = JSON.parse(readFileSync(join(root, 'cdk.json'), 'utf8'));
/** What the CDK CLI adds: the construct's path and the asset's folder in each resource's metadata. */
const FROM_THE_CLI = { 'aws:cdk:enable-path-metadata': true, 'aws:cdk:enable-asset-metadata': true };

/** An app without stacks, as the CDK CLI runs it, with the same feature flags. */
export const appIn = (outdir: string, context: object = {}): App =>
  new App({ context: { ...cdkJson.context, ...FROM_THE_CLI, ...context }, outdir });
