import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { expect, it } from 'vitest';
import { aFolder, anApp } from './support/stacks.ts';

type Report = {
  readonly pluginReports: readonly {
    readonly violations: readonly {
      readonly ruleName: string;
      readonly violatingConstructs: readonly { readonly constructPath: string }[];
    }[];
  }[];
};

/** What cdk-nag's AwsSolutions rules say about us that we mean to keep, and why. */
const accepted = {
  'AwsSolutions-S1 at Data/FailedBatches/Resource':
    'Access logs would need a bucket of their own for one that Lambda writes to on a bad day; CloudTrail can log it.',
  'AwsSolutions-IAM5 at Service/Publisher/FunctionRole/DefaultPolicy/Resource':
    'Lambda chooses the names of the failed batches, so they may be put anywhere in the one bucket made for them.',
  'AwsSolutions-IAM5 at Service/SeverityMails/FunctionRole/DefaultPolicy/Resource':
    'The identity may be the address or its domain, and in the sandbox the recipient too; a condition holds the sender.',
  'AwsSolutions-IAM5 at Service/BreachMails/FunctionRole/DefaultPolicy/Resource':
    'The identity may be the address or its domain, and in the sandbox the recipient too; a condition holds the sender.',
  'AwsSolutions-SQS3 at Service/SeverityToQueue/Undelivered/Resource':
    "It takes a rule's dead letters, which the check does not see.",
  'AwsSolutions-SQS3 at Service/SeverityToMail/Undelivered/Resource':
    "It takes a rule's dead letters, which the check does not see.",
  'AwsSolutions-SQS3 at Service/BreachToMail/Undelivered/Resource':
    "It takes a rule's dead letters, which the check does not see.",
  'AwsSolutions-SQS3 at Service/DefaultBusForward/Undelivered/Resource':
    "It takes a rule's dead letters, which the check does not see.",
};

it.each(['dev', 'prod'] as const)(
  'the stacks of %s stand up to the AwsSolutions rules, but for what is accepted here',
  (stage) => {
    const outdir = aFolder();
    const deployment = { forwardToDefaultBus: true, eventConsumers: ['111122223333'] };
    const { app } = anApp(stage, { outdir, deployment });
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));

    expect(() => app.synth()).toThrow('AwsSolutions');

    const report: Report = JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8'));
    const findings = report.pluginReports
      .flatMap(({ violations }) => violations)
      .flatMap(({ ruleName, violatingConstructs }) =>
        violatingConstructs.map(
          ({ constructPath }) =>
            `${ruleName.replace(/\[.*$/, '')} at ${constructPath.replace(/^Anken-(dev|prod)-/, '')}`,
        ),
      );
    expect(new Set(findings)).toEqual(new Set(Object.keys(accepted)));
  },
);
