import { join } from 'node:path';
import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';

export type Bundle = {
  /** The file that Lambda loads. */
  readonly file: string;
  readonly folder: string;
  /** The function's environment; what only CloudFormation knows is any text here. */
  readonly settings: Readonly<Record<string, string>>;
};

/** The functions of a stack that was bundled into the folder, each by its entry's name. */
export const bundlesOf = (stack: Stack, outdir: string): ReadonlyMap<string, Bundle> => {
  const functions = Object.values(Template.fromStack(stack).findResources('AWS::Lambda::Function'));
  return new Map(
    functions.map(({ Metadata, Properties }) => {
      const folder = join(outdir, Metadata['aws:asset:path']);
      const variables: Record<string, unknown> = Properties.Environment.Variables;
      const settings = Object.fromEntries(
        Object.entries(variables).map(([name, value]) => [name, typeof value === 'string' ? value : name]),
      );
      const entry = `${settings['POWERTOOLS_SERVICE_NAME']}`;
      return [entry, { file: join(folder, 'index.mjs'), folder, settings }];
    }),
  );
};
