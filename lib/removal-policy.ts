import { RemovalPolicy } from 'aws-cdk-lib';
import type { Deployment } from './config.ts';

/** Kept when its stack goes, but for a first deployment that failed: that would leave an empty thing behind. */
export const removalPolicyOf = ({ disposable }: Deployment): RemovalPolicy =>
  disposable ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
