import { expect, it } from 'vitest';
import { templatesOf } from './support/stacks.ts';

const titlesOf = (deployment: object): readonly string[] => {
  const { monitoring } = templatesOf('prod', deployment);
  const bodies = Object.values(monitoring.findResources('AWS::CloudWatch::Dashboard')).map(({ Properties }) =>
    JSON.stringify(Properties.DashboardBody),
  );
  return bodies.flatMap((body) =>
    [...body.matchAll(/\\"title\\":\\"([^"\\]+)/g)].map(([, title = '']) => title),
  );
};

it('shows the way of a case where the settings ask for it', () => {
  expect(titlesOf({ dashboard: true })).toEqual([
    'Created',
    'Published',
    'Delivered to the external queue',
    'Mailed',
    'Oldest waiting, seconds',
    'Deadlines told late, seconds',
  ]);
});

it('costs nothing where they do not', () => {
  expect(titlesOf({})).toEqual([]);
});
