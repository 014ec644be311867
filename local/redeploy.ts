import { ankenFolder } from './machine/folders.ts';
import { deployStacks } from './stack/deployment.ts';
import { runningStack } from './stack/run.ts';
import { runCommand } from './terminal/command.ts';
import { LocalFailure } from './terminal/failure.ts';
import { consoleProgress } from './terminal/progress.ts';

/** `npm run deploy:local`: brings changed code or stacks into the running local stack; its data stays. */
await runCommand(async (signal) => {
  const stack = runningStack(ankenFolder);
  if (!stack) throw new LocalFailure('No local stack of this checkout is running; npm start starts one.');
  const { port } = stack;
  await consoleProgress(process.stdout).step('Deploy what has changed', (onDetail) =>
    deployStacks({ folder: ankenFolder, port, signal, onDetail }),
  );
}, 'Stopped; the local stack runs on, perhaps with a part of the change.');
