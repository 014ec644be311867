/** The values of `severity` that every domain has, worst first (docs/architecture.md §7). */
export const builtInSeverities: readonly string[] = ['Critical', 'High', 'Medium', 'Low'];
