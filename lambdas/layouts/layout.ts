import type { LayoutContent, LayoutSections } from '@aws-sdk/client-connectcases';
import type { Field } from '../fields/field.ts';

/** A layout as it is stored. */
export type Layout = {
  readonly layoutId: string;
  readonly name: string;
  readonly content: LayoutContent;
  /** ISO 8601. */
  readonly createdTime: string;
  readonly lastModifiedTime: string;
  readonly tags?: Readonly<Record<string, string>>;
  /** Softly: it is still read by its id. */
  readonly deleted?: boolean;
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

/** The first field that a layout cannot hold, and why; `errorOf` is what is wrong with a field by itself. */
export const misplacedField = (
  placed: readonly PlacedField[],
  errorOf: (fieldId: string) => string | undefined,
): { readonly member: string; readonly reason: string } | undefined => {
  const seen = new Set<string>();
  for (const { fieldId, member } of placed) {
    if (neverPlaced.has(fieldId)) return { member, reason: `${fieldId} cannot be part of a layout` };
    const reason = errorOf(fieldId);
    if (reason !== undefined) return { member, reason };
    if (seen.has(fieldId)) return { member, reason: `the field ${fieldId} stands in the layout twice` };
    seen.add(fieldId);
  }
  return undefined;
};

/** What a layout shows: a deleted field is no part of it any more. */
export const withoutDeletedFields = (
  content: LayoutContent,
  fields: ReadonlyMap<string, Field>,
): LayoutContent => {
  if (!content.basic) return content;
  const isShown = ({ id = '' }: { readonly id?: string | undefined }) => !fields.get(id)?.deleted;
  const shown = (panel: LayoutSections): LayoutSections => ({
    ...panel,
    ...(panel.sections && {
      sections: panel.sections.map((section) =>
        section.fieldGroup
          ? { fieldGroup: { ...section.fieldGroup, fields: section.fieldGroup.fields?.filter(isShown) } }
          : section,
      ),
    }),
  });
  const { topPanel, moreInfo } = content.basic;
  return {
    basic: { ...(topPanel && { topPanel: shown(topPanel) }), ...(moreInfo && { moreInfo: shown(moreInfo) }) },
  };
};
