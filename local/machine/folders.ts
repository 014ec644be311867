import { join } from 'node:path';

export const projectFolder = join(import.meta.dirname, '..', '..');

/** The project's own ignored folder: the emulator's packages, and the state of the local stack of this checkout. */
export const ankenFolder = join(projectFolder, '.anken');

/** The files that a local stack keeps in its folder. */
export const stackFiles = (folder: string) => ({
  /** Held by the process that starts the stack and watches over it. */
  startLock: join(folder, 'start.lock'),
  /** Held while the stacks are deployed: two deployments at once would stop each other. */
  deployLock: join(folder, 'deploy.lock'),
  /** Which processes run, and where. */
  run: join(folder, 'run.json'),
  /** What a program needs to use the stack. */
  description: join(folder, 'local.json'),
  outputs: join(folder, 'outputs.json'),
  assembly: join(folder, 'cdk.out'),
  /** HOME of the CDK CLI, so that neither a person's settings nor their credentials reach it. */
  home: join(folder, 'home'),
  deployLog: join(folder, 'deploy.log'),
  emulatorLog: join(folder, 'emulator.log'),
});
export type StackFiles = ReturnType<typeof stackFiles>;
