/**
 * Where Anken takes other values than the model says: a shape, or a member of one, and what stands in its place. That is
 * a schema of lambdas/contract/overlays.ts, where the reasons are, or another shape of the model.
 */
export const overlays: Readonly<Record<string, { readonly schema: string } | { readonly shape: string }>> = {
  Double: { schema: 'storableNumber' },
  'FieldValueUnion.userArnValue': { schema: 'userArn' },
  TagKey: { schema: 'tagKeyToRemove' },
  // The model sets no limits; those that a case's tags have from its creation are taken.
  'TagResourceRequest.tags': { shape: 'MutableTags' },
};
