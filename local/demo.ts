import { playDeadline } from './demo/deadline.ts';
import { playSeverity } from './demo/severity.ts';
import { sampleShop } from './demo/shop.ts';
import { openStage } from './demo/stage.ts';
import { ankenFolder, stackFiles } from './machine/folders.ts';
import { runningStack } from './stack/run.ts';
import { casesClient } from './stack/stack.ts';
import { runCommand } from './terminal/command.ts';
import { LocalFailure } from './terminal/failure.ts';

/** `npm run demo`: two cases on the running local stack, and what comes of each change of them and of none. */
await runCommand(async (signal) => {
  const running = runningStack(ankenFolder);
  if (!running) throw new LocalFailure('No local stack of this checkout is running; npm start starts one.');
  const { description } = running;
  const shop = await sampleShop(casesClient(description), description.domainId ?? '');
  console.log(`The demo speaks to ${description.apiEndpoint} through the official client.`);
  const stage = await openStage({ ...running, signal });
  try {
    await playSeverity(shop, stage);
    await playDeadline(shop, stage);
  } finally {
    await stage.close();
  }
  console.log(`
Read the three mails as JSON:       ${description.mailboxUrl}
Point your own client at the stack: ${stackFiles(ankenFolder).description}`);
}, 'Stopped; the local stack runs on.');
