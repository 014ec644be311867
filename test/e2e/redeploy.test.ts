import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateCaseCommand, GetCaseCommand } from '@aws-sdk/client-connectcases';
import { afterAll, expect, inject, it } from 'vitest';
import { deployStacks } from '../../local/stack/deployment.ts';
import { aDomain, aName, aTemplate } from '../builders/shop.ts';
import { client } from './support/stack.ts';

const copy = mkdtempSync(join(tmpdir(), 'anken-changed-'));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** The project with a sentence of its API changed. */
const changedApp = (): string => {
  for (const part of [
    'bin',
    'lib',
    'lambdas',
    'docs/openapi.json',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'anken.config.json',
  ]) {
    cpSync(part, join(copy, part), { recursive: true });
  }
  symlinkSync(join(process.cwd(), 'node_modules'), join(copy, 'node_modules'));
  const errors = join(copy, 'lambdas/contract/errors.ts');
  const before = readFileSync(errors, 'utf8');
  const after = before.replaceAll('does not exist.', 'does not exist here.');
  expect(after).not.toBe(before);
  writeFileSync(errors, after);
  return `node ${join(copy, 'bin/anken.ts')}`;
};

it('brings changed code into the running stack and keeps its data', async () => {
  const domainId = await aDomain(client, aName('E2E redeploy'));
  const templateId = await aTemplate(client, domainId);
  const fields = [{ id: 'title', value: { stringValue: 'Before the deployment' } }];
  const { caseId } = await client.send(new CreateCaseCommand({ domainId, templateId, fields }));
  const { folder, port } = inject('stack');

  await deployStacks({ folder, port, app: changedApp() });

  const changed = client.send(new GetCaseCommand({ domainId, caseId: 'none', fields: [{ id: 'title' }] }));
  await expect(changed).rejects.toThrow('Case none does not exist here.');
  const kept = await client.send(new GetCaseCommand({ domainId, caseId, fields: [{ id: 'title' }] }));
  expect(kept.fields).toEqual(fields);
});
