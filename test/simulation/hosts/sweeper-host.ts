import { type Swept, sweepOutbox } from '../../../lambdas/case-events/sweep-outbox.consumer.ts';
import type { Host } from '../world/host.ts';
import type { Handler } from '../world/lambda-function.ts';
import type { World } from '../world/world.ts';
import { publishingOf } from './publisher-host.ts';

/** As `lambdas/entry/sweep-outbox.lambda.ts` wires it. */
export const sweeperHost =
  (world: World) =>
  (host: Host): Handler<undefined, Swept> => {
    const sweep = sweepOutbox(publishingOf(world, host));
    return (_tick, invocation) => sweep(invocation);
  };
