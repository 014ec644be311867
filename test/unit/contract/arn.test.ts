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
  [china.caseRule('d-1', 'r-1'), `${domain}/case-rule/r-1`],
])('builds %s', (built, expected) => {
  expect(built).toBe(expected);
});

it.each([
  [china.domain('d-1'), { type: 'Domain', domainId: 'd-1', id: 'd-1' }],
  [china.case('d-1', 'c-1'), { type: 'Case', domainId: 'd-1', id: 'c-1' }],
  [
    china.relatedItem('d-1', 'c-1', 'r-1'),
    { type: 'RelatedItem', domainId: 'd-1', caseId: 'c-1', id: 'r-1' },
  ],
  [china.field('d-1', 'title'), { type: 'Field', domainId: 'd-1', id: 'title' }],
  [china.layout('d-1', 'l-1'), { type: 'Layout', domainId: 'd-1', id: 'l-1' }],
  [china.template('d-1', 't-1'), { type: 'Template', domainId: 'd-1', id: 't-1' }],
  [china.caseRule('d-1', 'r-1'), { type: 'CaseRule', domainId: 'd-1', id: 'r-1' }],
])('reads %s', (arn, resource) => {
  expect(china.resource(arn)).toEqual(resource);
});

it.each([
  domain.replace('aws-cn', 'aws'),
  `${domain}/`,
  `${domain}/case`,
  `${domain}/case/`,
  `${domain}/field/f-1/related-item/r-1`,
  `${domain}/case/c-1/related-item`,
  `${domain}/case/c-1/comment/r-1`,
  `${domain}/case/c-1/related-item/r-1/`,
  'arn:aws-cn:cases:cn-north-1:111122223333:domain/',
  '',
])('reads nothing in %s', (arn) => {
  expect(china.resource(arn)).toBeUndefined();
});
