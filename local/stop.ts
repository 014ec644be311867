import { ankenFolder } from './machine/folders.ts';
import { stopRun } from './stack/run.ts';
import { runCommand } from './terminal/command.ts';
import { LocalFailure } from './terminal/failure.ts';

/** `npm stop`: ends the local stack of this checkout, whichever terminal it was started in. */
await runCommand(async () => {
  const unknown = process.argv.slice(2).join(' ');
  if (unknown !== '') throw new LocalFailure(`npm stop takes no arguments, so "${unknown}" stopped nothing.`);
  const stopped = await stopRun(ankenFolder);
  console.log(
    stopped
      ? 'The local stack is stopped; nothing is left running.'
      : 'No local stack of this checkout is running.',
  );
});
