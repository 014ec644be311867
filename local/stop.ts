import { runCommand } from './command.ts';
import { ankenFolder } from './folders.ts';
import { stopRun } from './run.ts';

/** `npm stop`: ends the local stack of this checkout, whichever terminal it was started in. */
await runCommand(async () => {
  const stopped = await stopRun(ankenFolder);
  console.log(
    stopped
      ? 'The local stack is stopped; nothing is left running.'
      : 'No local stack of this checkout is running.',
  );
});
