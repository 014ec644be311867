import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { caseStore } from '../../../lambdas/cases/case.store.ts';
import { domainStore } from '../../../lambdas/domains/domain.store.ts';
import { evaluateSlas } from '../../../lambdas/slas/evaluate-slas.consumer.ts';
import { timerStore } from '../../../lambdas/slas/timer.store.ts';
import type { Host } from '../world/host.ts';
import type { World } from '../world/world.ts';
import { tableOf } from './api-host.ts';
import { hostIds } from './ids.ts';
import { hostLog } from './log.ts';

/** As `lambdas/entry/evaluate-slas.lambda.ts` wires it. */
export const evaluateHost =
  (world: World) =>
  (host: Host): ((event: SQSEvent) => Promise<SQSBatchResponse>) => {
    const table = tableOf(world, host);
    const evaluate = evaluateSlas({
      domains: domainStore(table),
      cases: caseStore(table),
      timers: timerStore(table),
      clock: host.clock,
      ids: hostIds(world.chance),
      log: hostLog(world, host),
    });
    return (event) =>
      processPartialResponse(event, evaluate, new BatchProcessor(EventType.SQS), {
        throwOnFullBatchFailure: false,
      });
  };
