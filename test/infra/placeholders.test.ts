import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { expect, it } from 'vitest';
import { anApp } from './support/stacks.ts';

it('warns where an address is still the one that the settings come with', () => {
  const { stacks } = anApp('prod', { deployment: { opsEmail: 'ops@example.com' } });

  const warnings = Annotations.fromStack(stacks.service).findWarning('*', Match.anyValue());

  expect(warnings.map(({ entry }) => entry.data)).toEqual([
    expect.stringContaining('opsEmail is still ops@example.com'),
  ]);
});

it("is content with addresses of one's own", () => {
  const { stacks } = anApp('prod');

  expect(Annotations.fromStack(stacks.service).findWarning('*', Match.anyValue())).toEqual([]);
});

it('warns of a high severity that no case has unless a domain adds it', () => {
  const { stacks } = anApp('prod', { deployment: { highSeverities: ['critical', 'High'] } });

  const warnings = Annotations.fromStack(stacks.service).findWarning('*', Match.anyValue());

  expect(warnings.map(({ entry }) => entry.data)).toEqual([
    expect.stringContaining('highSeverities holds "critical", which is none of Critical, High, Medium, Low'),
  ]);
});
