import { type ConnectCasesClient, CreateCaseCommand, type FieldValue } from '@aws-sdk/client-connectcases';
import { aCase, aCaseRequest, aComment, aContact, text, update } from './case.ts';
import { aCaseRule, aField, aSelectField, aShop, aTemplate, type Shop } from './shop.ts';

type Client = Pick<ConnectCasesClient, 'send'>;
type CaseOf = Awaited<ReturnType<typeof aCase>>;

/** A shop, and what an agent fills in there: five system fields and seven of the team's own, some of them in Japanese; two rules of the template ask about them. */
export type TypicalShop = Shop & { readonly values: readonly FieldValue[] };

export const aTypicalShop = async (client: Client): Promise<TypicalShop> => {
  const shop = await aShop(client);
  const { domainId } = shop;
  const product = await aField(client, domainId);
  const address = await aField(client, domainId);
  const quantity = await aField(client, domainId, 'Number');
  const isGift = await aField(client, domainId, 'Boolean');
  const receivedAt = await aField(client, domainId, 'DateTime');
  const language = await aSelectField(client, domainId, ['ja', 'en']);
  const ofGifts = { operandOne: { fieldId: isGift }, operandTwo: { booleanValue: true }, result: true };
  const conditional = { defaultValue: false, conditions: [{ equalTo: ofGifts }] };
  const needsAddress = await aCaseRule(client, domainId, { required: conditional });
  const hidesQuantity = await aCaseRule(client, domainId, { hidden: conditional });
  const templateId = await aTemplate(client, domainId, {
    requiredFields: [{ fieldId: 'customer_id' }],
    rules: [
      { caseRuleId: needsAddress, fieldId: address },
      { caseRuleId: hidesQuantity, fieldId: quantity },
    ],
  });
  const values = [
    text('title', '誕生日プレゼントの荷物が届かない'),
    text(
      'summary',
      '11月20日に発送済みと表示されているが、追跡番号で検索しても情報がない。至急の確認を希望。',
    ),
    text('severity', 'High'),
    text('customer_id', 'arn:aws:profile:ap-northeast-1:111122223333:domains/shop/profiles/0c1d2e3f4a5b'),
    text('assigned_queue', 'arn:aws:connect:ap-northeast-1:111122223333:instance/i-1/queue/q-1'),
    text(shop.orderFieldId, 'A-2026-11-0042'),
    text(product, 'ワイヤレスイヤホン（白）'),
    text(address, '東京都千代田区丸の内1丁目9番1号'),
    { id: quantity, value: { doubleValue: 2 } },
    { id: isGift, value: { booleanValue: true } },
    text(receivedAt, '2026-11-21T10:15:00+09:00'),
    text(language, 'ja'),
  ];
  return { ...shop, templateId, values };
};

/** The request for a case of the shop with all its values, and with a client token of its own. */
export const aTypicalRequest = (shop: TypicalShop): CreateCaseCommand =>
  new CreateCaseCommand(aCaseRequest(shop, shop.values, { clientToken: crypto.randomUUID() }));

/** Answers the ids of a case with a comment and a contact. */
export const aTypicalCase = async (client: Client, shop: TypicalShop): Promise<CaseOf> => {
  const opened = await aCase(client, shop, shop.values);
  await aComment(client, opened, '配送業者に問い合わせました。');
  await aContact(client, opened);
  return opened;
};

/** What happens to a typical case until it is closed: with it, there are twelve events and five related items. */
export const aHistory = async (client: Client, opened: CaseOf): Promise<void> => {
  for (let change = 1; change <= 6; change += 1) {
    await update(client, opened, text('summary', `変更 ${change}`));
  }
  for (let comment = 1; comment <= 3; comment += 1) await aComment(client, opened, '折り返し電話しました。');
};
