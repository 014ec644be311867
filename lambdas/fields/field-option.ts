/** An option of a SingleSelect field. */
export type FieldOption = {
  readonly name: string;
  readonly value: string;
  readonly active: boolean;
  /** Orders the options of a field as they were added. */
  readonly position: string;
};
