import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateCaseCommand, DeleteCaseCommand, GetCaseCommand } from '@aws-sdk/client-connectcases';
import { afterAll, expect, inject, it } from 'vitest';
import { deployStacks } from '../../local/deployment.ts';
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
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'anken.config.json',
  ]) {
    cpSync(part, join(copy, part), { recursive: true });
  }
  symlinkSync(join(process.cwd(), 'node_modules'), join(copy, 'node_modules'));
  const route = join(copy, 'lambdas/api/route.ts');
  const before = readFileSync(route, 'utf8');
  const after = before.replaceAll('Anken does not answer', 'This Anken does not answer');
  expect(after).not.toBe(before);
  writeFileSync(route, after);
  return `node ${join(copy, 'bin/anken.ts')}`;
};

it('brings changed code into the running stack and keeps its data', async () => {
  const domainId = await aDomain(client, aName('E2E redeploy'));
  const templateId = await aTemplate(client, domainId);
  const fields = [{ id: 'title', value: { stringValue: 'Before the deployment' } }];
  const { caseId } = await client.send(new CreateCaseCommand({ domainId, templateId, fields }));
  const { folder, port } = inject('stack');

  await deployStacks({ folder, port, app: changedApp() });

  const changed = client.send(new DeleteCaseCommand({ domainId, caseId }));
  await expect(changed).rejects.toThrow('This Anken does not answer DeleteCase yet');
  const kept = await client.send(new GetCaseCommand({ domainId, caseId, fields: [{ id: 'title' }] }));
  expect(kept.fields).toEqual(fields);
});
