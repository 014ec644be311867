import { expect, it } from 'vitest';
import { arns } from '../../../lambdas/contract/arn.ts';

const china = arns({ partition: 'aws-cn', region: 'cn-north-1', accountId: '111122223333' });
const domain = 'arn:aws-cn:cases:cn-north-1:111122223333:domain/d-1';

it.each([
  [china.domain('d-1'), domain],
  [china.case('d-1', 'c-1'), `${domain}/case/c-1`],
  [china.relatedItem('d-1', 'c-1', 'r-1'), `${domain}/case/c-1/related-item/r-1`],
  [china.field('d-1', 'title'), `${domain}/field/title`],
  [china.layout('d-1', 'l-1'), `${domain}/layout/l-1`],
  [china.template('d-1', 't-1'), `${domain}/template/t-1`],
])('builds %s', (built, expected) => {
  expect(built).toBe(expected);
});
