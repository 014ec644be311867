import { aCase, aComment, aContact, anSla, relatedItemArn } from '../../builders/case.ts';
import { aCaseRule, aShop } from '../../builders/shop.ts';
import type { anAnken } from '../support/client.ts';

export const place = 'arn:aws:cases:us-east-1:111122223333';

/** A shop with one of each thing that can have tags, and their ARNs. */
export const aTaggableShop = async ({ client }: Awaited<ReturnType<typeof anAnken>>) => {
  const shop = await aShop(client);
  const { caseId } = await aCase(client, shop);
  const rule = { required: { defaultValue: false, conditions: [] } };
  const caseRuleId = await aCaseRule(client, shop.domainId, rule);
  const domain = `${place}:domain/${shop.domainId}`;
  const arns = {
    Domain: domain,
    Field: `${domain}/field/${shop.orderFieldId}`,
    Layout: `${domain}/layout/${shop.layoutId}`,
    Template: `${domain}/template/${shop.templateId}`,
    CaseRule: `${domain}/case-rule/${caseRuleId}`,
    Case: `${domain}/case/${caseId}`,
  };
  return { ...shop, caseId, caseRuleId, domain, arns };
};

/** `aTaggableShop` whose case has a related item of each kind. */
export const aTaggableShopWithItems = async (anken: Awaited<ReturnType<typeof anAnken>>) => {
  const { client } = anken;
  const shop = await aTaggableShop(anken);
  const arns = {
    ...shop.arns,
    Comment: relatedItemArn(shop, await aComment(client, shop)),
    Contact: relatedItemArn(shop, await aContact(client, shop)),
    Sla: relatedItemArn(shop, await anSla(client, shop)),
  };
  return { ...shop, arns };
};

/** ARNs that name nothing here. */
export const foreignArns = (domainId: string): readonly (readonly [what: string, arn: string])[] => [
  ['of another account', `arn:aws:cases:us-east-1:999999999999:domain/${domainId}`],
  ['of another Region', `arn:aws:cases:eu-west-1:111122223333:domain/${domainId}`],
  ['of another partition', `arn:aws-cn:cases:us-east-1:111122223333:domain/${domainId}`],
  ['of another service', `arn:aws:connect:us-east-1:111122223333:domain/${domainId}`],
  ['of an unknown kind', `${place}:domain/${domainId}/calendar/c-1`],
  ['of a kind without an id', `${place}:domain/${domainId}/case`],
  ['of an empty id', `${place}:domain/${domainId}/case//x`],
  ['of a part of a template', `${place}:domain/${domainId}/template/t-1/related-item/r-1`],
  ['of too many parts', `${place}:domain/${domainId}/case/c-1/related-item/r-1/more`],
  ['of no domain', `${place}:domain`],
  ['that is garbage', 'Nonsense'],
];
