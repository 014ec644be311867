import { CfnResource, Duration } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { Deployment } from '../config.ts';
import { removalPolicyOf } from '../removal-policy.ts';

/** The events themselves stay in the table; the batches serve to see what went wrong. */
const EXPIRES_AFTER = Duration.days(30);
/** Emptying takes seconds; without a limit, a custom resource that never answers holds its stack for an hour. */
const EMPTYING_SECONDS = 300;

/** Where Lambda puts the batches of the stream that it gave up on, with their records. */
export class FailedBatchesBucket extends Bucket {
  constructor(scope: Construct, id: string, props: { readonly deployment: Deployment }) {
    super(scope, id, {
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      lifecycleRules: [{ expiration: EXPIRES_AFTER, abortIncompleteMultipartUploadAfter: Duration.days(1) }],
      removalPolicy: removalPolicyOf(props.deployment),
      autoDeleteObjects: props.deployment.disposable,
    });
    const emptying = this.node.tryFindChild('AutoDeleteObjectsCustomResource')?.node.defaultChild;
    if (CfnResource.isCfnResource(emptying)) {
      emptying.addPropertyOverride('ServiceTimeout', EMPTYING_SECONDS);
    }
  }
}
