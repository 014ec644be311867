import {
  type ConnectCasesClient,
  CreateCaseCommand,
  CreateRelatedItemCommand,
  paginateListFields,
  paginateListTemplates,
  UpdateCaseCommand,
} from '@aws-sdk/client-connectcases';
import { runCommand } from './command.ts';
import { openStage, type Stage } from './demo-stage.ts';
import { LocalFailure } from './failure.ts';
import { ankenFolder, stackFiles } from './folders.ts';
import { runningStack } from './run.ts';
import { customFieldEntries, systemFields, type Values } from './sample/fields.ts';
import { fieldValues } from './sample/load.ts';
import { type Agent, userArn } from './sample/people.ts';
import { templates } from './sample/templates.ts';
import { casesClient } from './stack.ts';

/** `npm run demo`: a critical case on the running local stack, and what comes of each change of it. */

const blanket: Values = {
  title: '電気毛布から焦げたにおい / An electric blanket smells of burning',
  severity: 'Critical',
  case_reason: 'safety',
  product: '電気毛布 シングル / Electric blanket, single',
  product_category: 'appliance',
  channel: 'phone',
  language: 'ja',
  assigned_queue: 'escalation',
};

/** What the demo needs of the sample: where its fields and its template are. */
const sampleShop = async (client: ConnectCasesClient, domainId: string) => {
  const idsByName = new Map<string | undefined, string>();
  for await (const { fields = [] } of paginateListFields({ client }, { domainId })) {
    for (const { name, fieldId = '' } of fields) idsByName.set(name, fieldId);
  }
  const fieldIds = new Map<string, string>(systemFields.map((field) => [field, field]));
  for (const [key, { name }] of customFieldEntries) fieldIds.set(key, idsByName.get(name) ?? key);
  for await (const { templates: page = [] } of paginateListTemplates({ client }, { domainId })) {
    const defect = page.find(({ name }) => name === templates.defect.name);
    if (defect?.templateId !== undefined) return { domainId, fieldIds, templateId: defect.templateId };
  }
  throw new LocalFailure('The running local stack has no sample; npm start -- --fresh begins anew with it.');
};
type Shop = Awaited<ReturnType<typeof sampleShop>>;

const tell = async (client: ConnectCasesClient, shop: Shop, stage: Stage): Promise<void> => {
  const { domainId, templateId, fieldIds } = shop;
  const by = (agent: Agent) => ({ performedBy: { userArn: userArn(agent) } });
  const change = (caseId: string, values: Values, agent: Agent) => () =>
    client.send(
      new UpdateCaseCommand({ domainId, caseId, fields: fieldValues(values, fieldIds), ...by(agent) }),
    );

  const { caseId = '' } = await stage.act({
    story: 'A customer calls. The agent opens a critical case: the queue and the operators hear of it.',
    does: 'CreateCase, severity Critical',
    alarms: true,
    send: () => {
      const values = { ...blanket, received_at: new Date().toISOString() };
      const fields = fieldValues(values, fieldIds);
      return client.send(new CreateCaseCommand({ domainId, templateId, fields, ...by('sasaki') }));
    },
  });
  await stage.act({
    story: 'The agent writes down what the customer says: an event, and no alarm.',
    does: 'CreateRelatedItem, a comment',
    alarms: false,
    send: () => {
      const body = 'コンセントは抜いた。けがはない。 / It is unplugged, and nobody is hurt.';
      const content = { comment: { body, contentType: 'Text/Plain' as const } };
      return client.send(
        new CreateRelatedItemCommand({ domainId, caseId, type: 'Comment', content, ...by('sasaki') }),
      );
    },
  });
  await stage.act({
    story: 'Nobody is hurt, so the lead lowers the severity: no alarm, since things got better.',
    does: 'UpdateCase, Critical to High',
    alarms: false,
    send: change(caseId, { severity: 'High' }, 'ishii'),
  });
  await stage.act({
    story: 'A second blanket of the same lot smokes. The severity rises again, and so does the alarm.',
    does: 'UpdateCase, High to Critical',
    alarms: true,
    send: change(caseId, { severity: 'Critical' }, 'ishii'),
  });
  await stage.act({
    story: 'The money is paid back and the case is closed.',
    does: 'UpdateCase, status closed',
    alarms: false,
    send: change(caseId, { status: 'closed', resolution: 'refunded' }, 'ishii'),
  });
};

await runCommand(async (signal) => {
  const running = runningStack(ankenFolder);
  if (!running) throw new LocalFailure('No local stack of this checkout is running; npm start starts one.');
  const { description } = running;
  const client = casesClient(description);
  const shop = await sampleShop(client, description.domainId ?? '');
  console.log(`The demo speaks to ${description.apiEndpoint} through the official client.`);
  const stage = await openStage({ ...running, signal });
  try {
    await tell(client, shop, stage);
  } finally {
    await stage.close();
  }
  console.log(`
Read the two mails as JSON:         ${description.mailboxUrl}
Point your own client at the stack: ${stackFiles(ankenFolder).description}`);
}, 'Stopped; the local stack runs on.');
