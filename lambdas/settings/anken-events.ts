/** The names that rules and consumers match on (docs/architecture.md §7). */
export const ankenEvents = {
  source: 'anken.cases',
  detailType: 'Anken Case Change',
  /** The contract's own shape, where a domain's event configuration asks for it. */
  contractDetailType: 'Amazon Connect Cases Change',
} as const;
