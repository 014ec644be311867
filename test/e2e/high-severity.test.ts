import { CreateCaseCommand, GetCaseCommand, UpdateCaseCommand } from '@aws-sdk/client-connectcases';
import { beforeAll, expect, it } from 'vitest';
import { aDomain, aName, aTemplate } from '../builders/shop.ts';
import { client, description, eventually, mailsWith, receiver } from './support/stack.ts';

const queue = receiver(description.highSeverityQueueUrl);
let domainId: string;
let templateId: string;

beforeAll(async () => {
  domainId = await aDomain(client, aName('E2E high severity'));
  templateId = await aTemplate(client, domainId);
});

const text = (id: string, stringValue: string) => ({ id, value: { stringValue } });

const aCase = async (severity?: string, title = '配送遅延のお問い合わせ') => {
  const fields = [text('title', title), ...(severity === undefined ? [] : [text('severity', severity)])];
  const { caseId } = await client.send(new CreateCaseCommand({ domainId, templateId, fields }));
  const asked = await client.send(
    new GetCaseCommand({ domainId, caseId, fields: [{ id: 'reference_number' }] }),
  );
  return { caseId: `${caseId}`, reference: `${asked.fields?.[0]?.value?.stringValue}` };
};

const update = (caseId: string, ...fields: ReturnType<typeof text>[]) =>
  client.send(new UpdateCaseCommand({ domainId, caseId, fields }));

/** How often a case was told of in each way. What was written before this has been told by the time a later case has. */
const told = async ({ caseId, reference }: Awaited<ReturnType<typeof aCase>>) => ({
  messages: (await queue.of(caseId)).length,
  mails: (await mailsWith(reference)).length,
});

const untilTold = async (sentinel: Awaited<ReturnType<typeof aCase>>) =>
  eventually(async () => {
    const { messages, mails } = await told(sentinel);
    return messages > 0 && mails > 0 ? sentinel : undefined;
  });

it('tells of a case that was created at a high severity once: one message, one mail', async () => {
  const critical = await aCase('Critical');
  await untilTold(critical);

  await update(critical.caseId, text('summary', 'A second edit of a critical case'));
  await untilTold(await aCase('High'));

  expect(await told(critical)).toEqual({ messages: 1, mails: 1 });
});

it('tells of each raise into a high severity, and of no edit, fall or lower severity', async () => {
  const quiet = await aCase();
  const low = await aCase('Low');
  const raised = await aCase('Low');
  await update(raised.caseId, text('severity', 'High'));
  await update(raised.caseId, text('severity', 'Critical'));
  await update(raised.caseId, text('severity', 'High'));
  await update(raised.caseId, text('status', 'closed'));
  await update(low.caseId, text('severity', 'Medium'));
  await untilTold(await aCase('Critical'));

  expect(await told(quiet)).toEqual({ messages: 0, mails: 0 });
  expect(await told(low)).toEqual({ messages: 0, mails: 0 });
  const { messages, mails } = await eventually(async () => {
    const now = await told(raised);
    return now.mails >= 2 ? now : undefined;
  });
  expect({ messages, mails }).toEqual({ messages: 2, mails: 2 });
  expect((await queue.of(raised.caseId)).map(({ detail }) => detail['severity']).toSorted()).toEqual([
    'Critical',
    'High',
  ]);
});

it('puts the whole event into the queue', async () => {
  const critical = await aCase('Critical', 'Parcel lost twice');

  const [event] = await eventually(async () => {
    const events = await queue.of(critical.caseId);
    return events.length > 0 ? events : undefined;
  });

  expect(event).toMatchObject({
    'detail-type': 'Anken Case Change',
    source: 'anken.cases',
    detail: {
      eventType: 'CASE.CREATED',
      domainId,
      caseId: critical.caseId,
      title: 'Parcel lost twice',
      referenceNumber: critical.reference,
      severity: 'Critical',
      severityRaised: true,
      status: 'open',
      performedBy: { iamPrincipalArn: expect.stringMatching(/^arn:aws:iam::/) },
      case: { caseId: critical.caseId, fields: { title: { value: { stringValue: 'Parcel lost twice' } } } },
    },
  });
  expect(event?.resources[1]).toMatch(new RegExp(`:domain/${domainId}/case/${critical.caseId}$`));
});

it('mails what, how bad, which, who and since when, and lets no case write into the mail', async () => {
  const nasty = 'Lost parcel\r\nBcc: all@victim.example <script>alert(1)</script>';
  const critical = await aCase('Critical', nasty);

  const [mail] = await eventually(async () => {
    const mails = await mailsWith(critical.reference);
    return mails.length > 0 ? mails : undefined;
  });

  expect(mail?.Subject).toContain('重大');
  expect(mail?.Subject).toContain('Critical');
  expect(mail?.Subject).not.toMatch(/[\r\n]/);
  expect(mail?.To).toEqual([description.opsEmail]);
  const [event] = await queue.of(critical.caseId);
  const happened = new Date(`${event?.detail['approximateChangeTime']}`);
  const principal = `${event?.detail.performedBy?.iamPrincipalArn}`.split(/[:/]/).at(-1) ?? 'nobody';
  const inTokyo = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('ja', { timeZone: 'Asia/Tokyo', ...options }).format(happened);
  for (const part of [
    critical.reference,
    'Critical',
    '重大',
    principal,
    inTokyo({ dateStyle: 'long' }),
    inTokyo({ hour: '2-digit', minute: '2-digit' }),
    `/domains/${domainId}/cases/${critical.caseId}`,
  ]) {
    expect(mail?.BodyText).toContain(part);
  }
  expect(mail?.BodyHtml).toMatch(/&(lt|#60);script&(gt|#62);/);
  expect(mail?.BodyHtml).not.toContain('<script>');
});
