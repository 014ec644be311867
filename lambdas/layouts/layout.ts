import type { LayoutContent } from '@aws-sdk/client-connectcases';

/** A layout as it is stored. */
export type Layout = {
  readonly layoutId: string;
  readonly name: string;
  readonly content: LayoutContent;
  /** ISO 8601. */
  readonly createdTime: string;
  readonly lastModifiedTime: string;
  readonly deleted?: true;
  readonly tags?: Readonly<Record<string, string>>;
};

/** A field in a layout, and where the layout's request names it. */
export type PlacedField = { readonly fieldId: string; readonly member: string };

/** The fields of both panels in the order of the request. */
export const placedFields = (content: LayoutContent): readonly PlacedField[] =>
  (['topPanel', 'moreInfo'] as const).flatMap((panel) =>
    (content.basic?.[panel]?.sections ?? []).flatMap((section, sectionIndex) =>
      (section.fieldGroup?.fields ?? []).map(({ id }, index) => ({
        fieldId: id ?? '',
        member: `content.basic.${panel}.sections[${sectionIndex}].fieldGroup.fields[${index}].id`,
      })),
    ),
  );

/** Every page shows the title and the status above the panels, so a layout cannot place them (docs/contract.md §2). */
const neverPlaced = new Set(['title', 'status']);

/** The first field that a layout cannot hold, and why. */
export const misplacedField = (
  placed: readonly PlacedField[],
  exists: (fieldId: string) => boolean,
): { readonly member: string; readonly reason: string } | undefined => {
  const seen = new Set<string>();
  for (const { fieldId, member } of placed) {
    if (neverPlaced.has(fieldId)) return { member, reason: `${fieldId} cannot be part of a layout` };
    if (!exists(fieldId)) return { member, reason: `there is no field ${fieldId}` };
    if (seen.has(fieldId)) return { member, reason: `the field ${fieldId} stands in the layout twice` };
    seen.add(fieldId);
  }
  return undefined;
};
