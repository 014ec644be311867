import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { CreateCaseCommand, GetCaseCommand } from '@aws-sdk/client-connectcases';
import { beforeAll, expect, inject, it } from 'vitest';
import { readRun } from '../../local/stack/run.ts';
import { aDomain, aName, aTemplate } from '../builders/shop.ts';
import { client, description, eventually, mailsWith, receiver } from './support/stack.ts';

const queue = receiver(description.highSeverityQueueUrl);
const { folder } = inject('stack');

/** The processes in which this stack's emulator runs a function. */
const processesOf = (functionName: string): readonly number[] => {
  const place = readRun(folder)?.emulator?.temporaryFolder ?? 'nowhere';
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      const command = commandOf(pid);
      return command.includes(place) && command.includes(functionName);
    });
};

const commandOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    // It ended in the meantime.
    return '';
  }
};

const kill = (functionName: string): number => {
  const processes = processesOf(functionName);
  for (const pid of processes) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended in the meantime.
    }
  }
  return processes.length;
};

let domainId: string;
let templateId: string;
beforeAll(async () => {
  domainId = await aDomain(client, aName('E2E faults'));
  templateId = await aTemplate(client, domainId);
});

const CASES = 24;
/** The sweep looks every minute for events that are older than one, and counts an attempt before it makes it. */
const WITHIN_SECONDS = 300;

it(
  'tells of every case that was acknowledged while functions were killed over and over',
  async () => {
    const create = async (index: number): Promise<string | undefined> => {
      await setTimeout(index * 100);
      const fields = [
        { id: 'title', value: { stringValue: `Case ${index}` } },
        { id: 'severity', value: { stringValue: 'Critical' } },
      ];
      const request = { domainId, templateId, fields, clientToken: `fault-${index}` };
      return client.send(new CreateCaseCommand(request)).then(
        ({ caseId }) => caseId,
        () => undefined,
      );
    };
    let killed = 0;
    const creating = Promise.all(Array.from({ length: CASES }, (_, index) => create(index)));
    for (let round = 0; round < 12; round += 1) {
      await setTimeout(250);
      killed += kill('PublisherFunction');
      if (round % 4 === 3) killed += kill('ApiFunction');
    }
    const acknowledged = (await creating).filter((caseId) => caseId !== undefined);

    const references = await Promise.all(
      acknowledged.map(async (caseId) => {
        const fields = [{ id: 'reference_number' }];
        const found = await client.send(new GetCaseCommand({ domainId, caseId, fields }));
        return `${found.fields?.[0]?.value?.stringValue}`;
      }),
    );
    const untold = await eventually(
      async () => {
        const missing: string[] = [];
        for (const [index, caseId] of acknowledged.entries()) {
          const messages = await queue.of(caseId);
          const mails = await mailsWith(`${references[index]}`);
          if (messages.length === 0 || mails.length === 0) missing.push(caseId);
        }
        return missing.length === 0 ? missing : undefined;
      },
      { withinSeconds: WITHIN_SECONDS },
    );

    expect(killed).toBeGreaterThan(0);
    // The API is killed too, and a busy machine takes seconds to bring it back.
    expect(acknowledged.length).toBeGreaterThan(CASES / 4);
    expect(untold).toEqual([]);
    for (const reference of references) expect(await mailsWith(reference)).toHaveLength(1);
  },
  (WITHIN_SECONDS + 60) * 1000,
);
