import {
  CreateCaseRuleCommand,
  DeleteCaseRuleCommand,
  DeleteDomainCommand,
  DeleteFieldCommand,
  DeleteLayoutCommand,
  DeleteTemplateCommand,
  PutCaseEventConfigurationCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateCaseRuleCommand,
  UpdateFieldCommand,
  UpdateLayoutCommand,
  UpdateTemplateCommand,
} from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { movableClock } from '../../builders/clock.ts';
import { aDomain, aField, aLayout, aName, aSelectField, aTemplate, putOptions } from '../../builders/shop.ts';
import { overtake } from '../../integration/support/wire.ts';
import { anAnken } from '../support/client.ts';
import { sorted } from '../support/pages.ts';
import { refusal } from '../support/refusals.ts';

const clock = movableClock();
const { client, documents, send } = await anAnken({ clock });
const adminsRole = 'arn:aws:iam::111122223333:role/Agents';

type Change = {
  readonly changeId: string;
  readonly kind: string;
  readonly id: string;
  readonly action: string;
  readonly changedMembers: readonly {
    readonly member: string;
    readonly oldValue?: unknown;
    readonly newValue?: unknown;
  }[];
};
type Page = { readonly changes: readonly Change[]; readonly nextToken?: string };

const ask = (domainId: string, body: object = {}) =>
  send('POST', `/domains/${domainId}/configuration-history`, JSON.stringify(body));
const read = async (domainId: string, body: object = {}): Promise<Page> => {
  const answered = await ask(domainId, body);
  expect(answered.status).toBe(200);
  return JSON.parse(answered.body);
};
/** The changes since the domain was made, the oldest first. */
const changesOf = async (domainId: string) => {
  const { changes } = await read(domainId);
  return changes.toReversed().slice(1);
};
const aQuietDomain = () => aDomain(client, aName('Shop'));

describe('the history of a configuration', () => {
  it('begins with the creation of the domain, and says who, what and when', async () => {
    const name = aName('Shop');
    const domainId = await aDomain(client, name);

    expect(await read(domainId)).toEqual({
      changes: [
        {
          changeId: expect.stringMatching(/^[0-9A-Z]{26}$/),
          time: clock.now().toISOString(),
          kind: 'Domain',
          id: domainId,
          action: 'Created',
          performedBy: { iamPrincipalArn: adminsRole },
          changedMembers: [{ member: 'name', newValue: name }],
        },
      ],
    });
  });

  it('tells the life of a field: what it was made of, old and new values, its end', async () => {
    const domainId = await aQuietDomain();
    const fieldId = await aField(client, domainId, 'Text', 'Colour', { text: { isMultiline: false } });
    await client.send(new UpdateFieldCommand({ domainId, fieldId, name: 'Color', description: 'Of it' }));
    await client.send(new DeleteFieldCommand({ domainId, fieldId }));

    expect(await changesOf(domainId)).toMatchObject([
      {
        kind: 'Field',
        id: fieldId,
        action: 'Created',
        changedMembers: [
          { member: 'attributes', newValue: { text: { isMultiline: false } } },
          { member: 'name', newValue: 'Colour' },
          { member: 'namespace', newValue: 'Custom' },
          { member: 'type', newValue: 'Text' },
        ],
      },
      {
        kind: 'Field',
        id: fieldId,
        action: 'Updated',
        changedMembers: [
          { member: 'description', newValue: 'Of it' },
          { member: 'name', oldValue: 'Colour', newValue: 'Color' },
        ],
      },
      {
        kind: 'Field',
        id: fieldId,
        action: 'Deleted',
        changedMembers: [{ member: 'deleted', newValue: true }],
      },
    ]);
  });

  it('tells of options by their values, and of those alone that changed', async () => {
    const domainId = await aQuietDomain();
    const fieldId = await aSelectField(client, domainId, ['Mail', 'Telephone']);

    await putOptions(client, domainId, fieldId, ['Telephone', 'Fax']);
    await putOptions(client, domainId, fieldId, ['Telephone'], false);

    const [, made, added, changed] = await changesOf(domainId);
    const option = (value: string, active = true) => ({ name: value, value, active });
    expect(made).toMatchObject({ kind: 'FieldOptions', id: fieldId, action: 'Updated' });
    expect(made?.changedMembers).toEqual([
      { member: 'Mail', newValue: option('Mail') },
      { member: 'Telephone', newValue: option('Telephone') },
    ]);
    expect(added?.changedMembers).toEqual([{ member: 'Fax', newValue: option('Fax') }]);
    expect(changed?.changedMembers).toEqual([
      { member: 'Telephone', oldValue: option('Telephone'), newValue: option('Telephone', false) },
    ]);
  });

  it('keeps an option of any value, also of one that programs stumble over, or that we know as a member of something', async () => {
    const domainId = await aQuietDomain();
    const values = ['__proto__', 'caseRuleId', 'constructor', 'createdTime', 'sk', '返品 🦊'];
    await aSelectField(client, domainId, values);

    const { changes } = await read(domainId, { maxResults: 1 });

    expect(changes[0]?.changedMembers.map(({ member }) => member)).toEqual(values);
  });

  it('tells the life of a layout', async () => {
    const domainId = await aQuietDomain();
    const layoutId = await aLayout(client, domainId, ['summary']);
    const before = {
      basic: { topPanel: { sections: [{ fieldGroup: { name: 'Case', fields: [{ id: 'summary' }] } }] } },
    };
    const content = { basic: {} };
    await client.send(new UpdateLayoutCommand({ domainId, layoutId, content }));
    await client.send(new DeleteLayoutCommand({ domainId, layoutId }));

    const changes = await changesOf(domainId);

    expect(changes.map(({ kind, id, action }) => [kind, id, action])).toEqual([
      ['Layout', layoutId, 'Created'],
      ['Layout', layoutId, 'Updated'],
      ['Layout', layoutId, 'Deleted'],
    ]);
    expect(changes[1]?.changedMembers).toEqual([{ member: 'content', oldValue: before, newValue: content }]);
  });

  it('tells the life of a template', async () => {
    const domainId = await aQuietDomain();
    const requiredFields = [{ fieldId: 'title' }];
    const templateId = await aTemplate(client, domainId, { requiredFields });
    await client.send(
      new UpdateTemplateCommand({ domainId, templateId, status: 'Inactive', requiredFields: [] }),
    );
    await client.send(new DeleteTemplateCommand({ domainId, templateId }));

    const changes = await changesOf(domainId);

    expect(changes.map(({ kind, id, action }) => [kind, id, action])).toEqual([
      ['Template', templateId, 'Created'],
      ['Template', templateId, 'Updated'],
      ['Template', templateId, 'Deleted'],
    ]);
    expect(changes[1]?.changedMembers).toEqual([
      { member: 'requiredFields', oldValue: requiredFields, newValue: [] },
      { member: 'status', oldValue: 'Active', newValue: 'Inactive' },
    ]);
  });

  it('tells the life of a case rule', async () => {
    const domainId = await aQuietDomain();
    const rule = { required: { defaultValue: true, conditions: [] } };
    const next = { required: { defaultValue: false, conditions: [] } };
    const { caseRuleId } = await client.send(new CreateCaseRuleCommand({ domainId, name: 'Rule', rule }));
    await client.send(new UpdateCaseRuleCommand({ domainId, caseRuleId, rule: next, description: 'Why' }));
    await client.send(new UpdateCaseRuleCommand({ domainId, caseRuleId, rule: next, description: 'Why' }));
    await client.send(new DeleteCaseRuleCommand({ domainId, caseRuleId }));

    expect(await changesOf(domainId)).toMatchObject([
      {
        kind: 'CaseRule',
        id: caseRuleId,
        action: 'Created',
        changedMembers: [
          { member: 'name', newValue: 'Rule' },
          { member: 'rule', newValue: rule },
        ],
      },
      {
        action: 'Updated',
        changedMembers: [
          { member: 'description', newValue: 'Why' },
          { member: 'rule', oldValue: rule, newValue: next },
        ],
      },
      { action: 'Deleted', changedMembers: [{ member: 'deleted', newValue: true }] },
    ]);
  });

  it.each(['Domain', 'Field'])('tells of the tags of a %s', async (kind) => {
    const domainId = await aQuietDomain();
    const fieldId = await aField(client, domainId);
    const id = kind === 'Domain' ? domainId : fieldId;
    const domainArn = `arn:aws:cases:us-east-1:111122223333:domain/${domainId}`;
    const arn = kind === 'Domain' ? domainArn : `${domainArn}/field/${fieldId}`;
    await client.send(new TagResourceCommand({ arn, tags: { team: 'returns' } }));
    await client.send(new TagResourceCommand({ arn, tags: { team: 'returns' } }));
    await client.send(new UntagResourceCommand({ arn, tagKeys: ['team'] }));

    const [, ...tagged] = await changesOf(domainId);
    expect(tagged).toMatchObject([
      { kind, id, action: 'Updated', changedMembers: [{ member: 'tags', newValue: { team: 'returns' } }] },
      { kind, id, action: 'Updated', changedMembers: [{ member: 'tags', oldValue: { team: 'returns' } }] },
    ]);
  });

  it('tells of what the domain publishes, and of what a deleted field takes from it', async () => {
    const domainId = await aQuietDomain();
    const fieldId = await aField(client, domainId);
    const publishing = (...ids: readonly string[]) => ({
      enabled: true,
      includedData: { caseData: { fields: ids.map((id) => ({ id })) } },
    });
    await client.send(
      new PutCaseEventConfigurationCommand({ domainId, eventBridge: publishing('title', fieldId) }),
    );
    await client.send(new DeleteFieldCommand({ domainId, fieldId }));

    const [, put, deleted, taken] = await changesOf(domainId);

    expect(put).toMatchObject({ kind: 'EventConfiguration', id: domainId, action: 'Updated' });
    expect(put?.changedMembers).toEqual([{ member: 'eventBridge', newValue: publishing('title', fieldId) }]);
    expect(deleted).toMatchObject({ kind: 'Field', action: 'Deleted' });
    expect(taken).toMatchObject({ kind: 'EventConfiguration', action: 'Updated' });
    expect(taken?.changedMembers).toEqual([
      { member: 'eventBridge', oldValue: publishing('title', fieldId), newValue: publishing('title') },
    ]);
  });

  it("tells of the domain's settings", async () => {
    const domainId = await aQuietDomain();
    const put = (settings: object) =>
      send('PUT', `/domains/${domainId}/settings`, JSON.stringify({ settings }));
    await put({ ruleEnforcement: 'report' });
    await put({ quotas: { slasPerCase: 3 } });

    expect(await changesOf(domainId)).toMatchObject([
      {
        kind: 'DomainSettings',
        id: domainId,
        action: 'Updated',
        changedMembers: [{ member: 'ruleEnforcement', newValue: 'report' }],
      },
      {
        changedMembers: [
          { member: 'quotas', newValue: { slasPerCase: 3 } },
          { member: 'ruleEnforcement', oldValue: 'report' },
        ],
      },
    ]);
  });

  it('does not tell of what changed nothing, or was refused', async () => {
    const domainId = await aQuietDomain();
    const eventBridge = { enabled: true };
    const fieldId = await aSelectField(client, domainId, ['Mail']);
    await client.send(new PutCaseEventConfigurationCommand({ domainId, eventBridge }));
    const before = await read(domainId);

    await client.send(new PutCaseEventConfigurationCommand({ domainId, eventBridge }));
    await client.send(new UpdateFieldCommand({ domainId, fieldId }));
    await putOptions(client, domainId, fieldId, ['Mail']);
    await send('PUT', `/domains/${domainId}/settings`, '{"settings":{}}');
    await expect(aLayout(client, domainId, ['title'])).rejects.toBeDefined();

    expect(await read(domainId)).toEqual(before);
  });

  it('tells of a change that was overtaken once, behind the other, from what it was then', async () => {
    const domainId = await aQuietDomain();
    const fieldId = await aField(client, domainId, 'Text', 'Colour');
    const rename = (name: string) => client.send(new UpdateFieldCommand({ domainId, fieldId, name }));
    overtake(documents, () => rename('Faster'));

    await rename('Slower');

    const [, ...renamed] = await changesOf(domainId);
    expect(renamed.map(({ changedMembers }) => changedMembers)).toEqual([
      [{ member: 'name', oldValue: 'Colour', newValue: 'Faster' }],
      [{ member: 'name', oldValue: 'Faster', newValue: 'Slower' }],
    ]);
  });

  it('is in order even where the clock went back', async () => {
    const domainId = await aQuietDomain();
    const fieldId = await aField(client, domainId, 'Text', 'One');

    clock.pass(-3_600_000);
    await client.send(new UpdateFieldCommand({ domainId, fieldId, name: 'Two' }));
    clock.pass(3_600_000);

    const { changes } = await read(domainId);
    expect(changes.map(({ action }) => action)).toEqual(['Updated', 'Created', 'Created']);
  });

  it('loses none of ten changes at once', async () => {
    const busy = await anAnken();
    const domainId = await aDomain(busy.client);
    const fieldIds = await Promise.all(Array.from({ length: 10 }, () => aField(busy.client, domainId)));

    const answered = await busy.send('POST', `/domains/${domainId}/configuration-history`);

    const { changes }: Page = JSON.parse(answered.body);
    expect(sorted(changes.map(({ id }) => id))).toEqual(sorted([domainId, ...fieldIds]));
  });

  describe('comes in pages', () => {
    const aLongHistory = async () => {
      const domainId = await aQuietDomain();
      for (let count = 0; count < 26; count += 1) await aField(client, domainId);
      return domainId;
    };

    it.each([1, 4, 9, 25])('of %i, which skip and double none, newest first', async (maxResults) => {
      const domainId = await aLongHistory();
      const ids: string[] = [];
      const lengths: number[] = [];
      let nextToken: string | undefined;
      do {
        const page = await read(domainId, { maxResults, nextToken });
        ids.push(...page.changes.map(({ changeId }) => changeId));
        lengths.push(page.changes.length);
        nextToken = page.nextToken;
      } while (nextToken !== undefined);

      expect(ids).toEqual(sorted(ids).toReversed());
      expect(new Set(ids).size).toBe(27);
      expect(lengths).toHaveLength(Math.ceil(27 / maxResults));
    });

    it('of 25 where nobody says how many, and of no more', async () => {
      const domainId = await aLongHistory();

      expect((await read(domainId)).changes).toHaveLength(25);
      expect(refusal(await ask(domainId, { maxResults: 26 }))).toMatchObject({
        status: 400,
        message: 'maxResults: must be a whole number from 1 to 25',
      });
    });

    it('that nothing new disturbs', async () => {
      const domainId = await aQuietDomain();
      await aField(client, domainId);
      const first = await read(domainId, { maxResults: 1 });
      await aField(client, domainId);

      const second = await read(domainId, { maxResults: 1, nextToken: first.nextToken });

      expect(second.changes).toMatchObject([{ kind: 'Domain' }]);
      expect(second).not.toHaveProperty('nextToken');
    });

    it('whose tokens are good for this domain alone', async () => {
      const [domainId, other] = [await aQuietDomain(), await aQuietDomain()];
      await aField(client, domainId);
      const { nextToken } = await read(domainId, { maxResults: 1 });

      expect(refusal(await ask(other, { nextToken }))).toMatchObject({
        status: 400,
        message: 'nextToken: is not a token that this request was answered with',
      });
    });
  });

  it('ends with its domain', async () => {
    const domainId = await aQuietDomain();
    await client.send(new DeleteDomainCommand({ domainId }));

    for (const gone of [domainId, 'nowhere']) {
      expect(refusal(await ask(gone))).toEqual({
        status: 404,
        kind: 'ResourceNotFoundException',
        message: `Domain ${gone} does not exist.`,
      });
    }
  });
});
