import { ConnectCasesClient } from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { fieldValues, loadSample, slaTerms } from '../../../local/sample/load.ts';
import { sampleCases } from '../../../local/sample/sample-cases.ts';

type Call = { readonly command: string; readonly input: { readonly [member: string]: unknown } };
type Answer = (call: Call) => object;

/** The official client over an API that takes everything, gives each thing an id, and takes a moment for it. */
const recordingClient = (answer: Answer = () => ({})) => {
  const calls: Call[] = [];
  const recorded = { calls, underWay: 0, mostUnderWay: 0 };
  const client = new ConnectCasesClient({ region: 'us-east-1' });
  client.middlewareStack.add(
    (_next, { commandName = '' }) =>
      async ({ input }) => {
        const call = { command: commandName.replace(/Command$/, ''), input: { ...input } };
        calls.push(call);
        recorded.underWay += 1;
        recorded.mostUnderWay = Math.max(recorded.mostUnderWay, recorded.underWay);
        await new Promise((resolve) => setTimeout(resolve));
        recorded.underWay -= 1;
        const ids = Object.fromEntries(
          ['domainId', 'fieldId', 'layoutId', 'templateId', 'caseId'].map((name) => [
            name,
            `${name} ${calls.length}`,
          ]),
        );
        return { output: { ...ids, ...answer(call), $metadata: {} }, response: {} };
      },
    { step: 'initialize', priority: 'high' },
  );
  return { client, recorded };
};

const titleOf = ({ input }: Call): unknown =>
  (input['fields'] as { id: string; value: { stringValue?: string } }[]).find(({ id }) => id === 'title')
    ?.value.stringValue;
/** A case is known by its title, so that its later steps can be told from those of others. */
const titleAsCaseId: Answer = (call) => (call.command === 'CreateCase' ? { caseId: titleOf(call) } : {});
const failing =
  (isTheOne: (call: Call) => boolean): Answer =>
  (call) => {
    if (isTheOne(call)) throw new Error('No more today.');
    return titleAsCaseId(call);
  };

describe('loadSample', () => {
  it('opens every case in the new domain and counts them', async () => {
    const { client, recorded } = recordingClient(({ command }) =>
      command === 'CreateDomain' ? { domainId: 'shop' } : {},
    );
    const progress: string[] = [];

    const loaded = await loadSample({
      client,
      onProgress: (done, total) => progress.push(`${done}/${total}`),
    });

    expect(loaded).toEqual({ domainId: 'shop' });
    expect(progress).toEqual(Array.from({ length: 61 }, (_, done) => `${done}/60`));
    expect(recorded.calls.filter(({ command }) => command === 'CreateCase')).toHaveLength(60);
    expect(new Set(recorded.calls.slice(1).map(({ input }) => input['domainId']))).toEqual(new Set(['shop']));
  });

  it('switches the events on before it opens the first case', async () => {
    const { client, recorded } = recordingClient();

    await loadSample({ client });

    const commands = recorded.calls.map(({ command }) => command);
    const eventsOn = commands.indexOf('PutCaseEventConfiguration');
    expect(eventsOn).toBe(commands.indexOf('CreateCase') - 1);
    expect(recorded.calls[eventsOn]?.input['eventBridge']).toMatchObject({
      enabled: true,
      includedData: { relatedItemData: { includeContent: true } },
    });
  });

  it('works on six cases at once, and takes the steps of each in order', async () => {
    const { client, recorded } = recordingClient(titleAsCaseId);
    const kinds = {
      contact: 'CreateRelatedItem',
      note: 'CreateRelatedItem',
      sla: 'CreateRelatedItem',
      update: 'UpdateCase',
    };

    await loadSample({ client });

    for (const { title, story } of sampleCases) {
      const taken = recorded.calls
        .filter(({ input }) => input['caseId'] === title)
        .map(({ command }) => command);
      expect(taken, title).toEqual(story.map(({ kind }) => kinds[kind]));
    }
    expect(recorded.mostUnderWay).toBe(6);
  });

  it('says at which step of the preparations it stopped', async () => {
    const { client } = recordingClient(
      failing(
        ({ command, input }) => command === 'CreateTemplate' && input['name'] === '商品不良 / Product defect',
      ),
    );

    await expect(loadSample({ client })).rejects.toThrow(
      'Loading the sample stopped at creating the template “defect”: No more today.',
    );
  });

  it('says which option was refused, though the request succeeded', async () => {
    const { client } = recordingClient(({ command, input }) =>
      command === 'BatchPutFieldOptions' && input['fieldId'] === 'case_reason'
        ? { errors: [{ value: 'customs', message: 'Not this one.', errorCode: 'ValidationException' }] }
        : {},
    );

    await expect(loadSample({ client })).rejects.toThrow(
      'Loading the sample stopped at putting the option “customs” of “case_reason”: Not this one.',
    );
  });

  it('says at which step of which case it stopped, and leaves nothing under way', async () => {
    const title = 'Parcel held at UK customs: commercial invoice missing';
    const { client, recorded } = recordingClient(
      failing(({ command, input }) => command === 'UpdateCase' && input['caseId'] === title),
    );

    await expect(loadSample({ client })).rejects.toThrow(
      'Loading the sample stopped at step 3 (update) of the case “customs-invoice-missing”: No more today.',
    );

    expect(recorded.underWay).toBe(0);
    expect(recorded.calls.filter(({ command }) => command === 'CreateCase').length).toBeLessThan(20);
  });
});

describe('fieldValues', () => {
  const ids = new Map(
    ['title', 'order_total', 'gift_order', 'resolution', 'specialist', 'assigned_user'].map((key) => [
      key,
      `id of ${key}`,
    ]),
  );

  it('writes each value as its type of field takes it', () => {
    const agent = expect.stringMatching(/^arn:aws:connect:.*\/agent\/[\da-f-]{36}$/);

    const written = fieldValues(
      {
        title: '返品',
        order_total: 3_850,
        gift_order: false,
        resolution: null,
        specialist: 'ogawa',
        assigned_user: 'ogawa',
      },
      ids,
    );

    expect(written).toEqual([
      { id: 'id of title', value: { stringValue: '返品' } },
      { id: 'id of order_total', value: { doubleValue: 3_850 } },
      { id: 'id of gift_order', value: { booleanValue: false } },
      { id: 'id of resolution', value: { emptyValue: {} } },
      { id: 'id of specialist', value: { userArnValue: agent } },
      { id: 'id of assigned_user', value: { stringValue: agent } },
    ]);
  });

  it('refuses a field that nobody has created', () => {
    expect(() => fieldValues({ product: '急須' }, ids)).toThrow('The shop has no “product”.');
  });
});

describe('slaTerms', () => {
  const ids = new Map([['resolution', 'id of resolution']]);

  it('writes a promise as the contract takes it: the field, the one value that keeps it, minutes', () => {
    const terms = slaTerms(
      { name: '返金 2日', minutes: 2_880, fulfilledBy: { resolution: 'refunded' } },
      ids,
    );

    expect(terms).toEqual({
      name: '返金 2日',
      type: 'CaseField',
      fieldId: 'id of resolution',
      targetFieldValues: [{ stringValue: 'refunded' }],
      targetSlaMinutes: 2_880,
    });
  });
});
