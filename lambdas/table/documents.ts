import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';

/** How numbers come out of DynamoDB: as doubles, which is what JSON has. */
const numbersAsDoubles = { wrapNumbers: Number };

/**
 * How numbers and gaps cross into DynamoDB: doubles up to 1e125 as they are, and `undefined` as no attribute. Without
 * `convertClassInstanceToMap` a map with a member of the name `constructor`, which a tag's key can be, is refused.
 */
export const documentOptions = () => ({
  marshallOptions: {
    removeUndefinedValues: true,
    allowImpreciseNumbers: true,
    convertClassInstanceToMap: true,
  },
  unmarshallOptions: { ...numbersAsDoubles },
});

/** An item of a stream record or of a refused write, whose attributes are still DynamoDB's. */
export const plainItem = (image: Record<string, AttributeValue>): Record<string, unknown> =>
  unmarshall(image, numbersAsDoubles);
