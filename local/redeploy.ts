import { runCommand } from './command.ts';
import { deployStacks } from './deployment.ts';
import { LocalFailure } from './failure.ts';
import { ankenFolder } from './folders.ts';
import { consoleProgress } from './progress.ts';
import { runningStack } from './run.ts';

/** `npm run deploy:local`: brings changed code or stacks into the running local stack; its data stays. */
await runCommand(async (signal) => {
  const stack = runningStack(ankenFolder);
  if (!stack) throw new LocalFailure('No local stack of this checkout is running; npm start starts one.');
  const { port } = stack;
  await consoleProgress(process.stdout).step('Deploy what has changed', (onDetail) =>
    deployStacks({ folder: ankenFolder, port, signal, onDetail }),
  );
}, 'Stopped; the local stack runs on, perhaps with a part of the change.');
