import type { Machine } from './machine.ts';
import {
  type Budget,
  type Cell,
  type Column,
  isPassed,
  type Line,
  type Section,
  type Size,
} from './section.ts';

export type Measured = { readonly section: Section; readonly lines: readonly Line[] };

export const heading = (machine: Machine, size: Size): string =>
  [
    `${machine.cores} cores (${machine.processor}), ${machine.memoryGigabytes} GB, Node.js ${machine.node}, ${machine.engine}; load before the run ${machine.loadBefore.toFixed(2)}.`,
    `${size.samples} calls each after ${size.warmUps} to warm up, ${size.processes} processes for an import. A budget stands beside its figure: ✗ it is passed, and the run fails; ! it is passed.`,
  ].join('\n');

/** A table in Markdown whose columns are aligned, so that it reads as well on a terminal. */
export const tableOf = ({ section, lines }: Measured): string => {
  const { columns } = section;
  const rows = lines.map((line) => columns.map((column, index) => cellText(line[index] ?? '', column)));
  const widths = columns.map(({ title }, index) =>
    Math.max(title.length, ...rows.map((row) => row[index]?.length ?? 0)),
  );
  const aligned = (texts: readonly string[]) =>
    `| ${texts
      .map((text, index) => {
        const width = widths[index] ?? 0;
        return columns[index]?.digits === undefined ? text.padEnd(width) : text.padStart(width);
      })
      .join(' | ')} |`;
  const rule = widths.map((width, index) =>
    columns[index]?.digits === undefined ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  return [
    `### ${section.title}`,
    '',
    section.about,
    '',
    aligned(columns.map(({ title }) => title)),
    `| ${rule.join(' | ')} |`,
    ...rows.map(aligned),
  ].join('\n');
};

const cellText = (cell: Cell, { digits = 0 }: Column): string => {
  if (typeof cell === 'string') return cell;
  const number = new Intl.NumberFormat('en', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  const value = number.format(cell.value);
  if (!cell.budget) return value;
  const mark = isPassed(cell) ? (cell.budget.isHard ? ' ✗' : ' !') : '';
  return `${value} (${bound(cell.budget)})${mark}`;
};

const bound = (budget: Budget): string =>
  'atMost' in budget ? `≤ ${budget.atMost.toLocaleString('en')}` : `≥ ${budget.atLeast.toLocaleString('en')}`;

/** The hard budgets that were passed, a sentence each. */
export const brokenBudgets = (measured: readonly Measured[]): readonly string[] =>
  measured.flatMap(({ section, lines }) =>
    lines.flatMap((line) =>
      line.flatMap((cell, index) =>
        isPassed(cell) && cell.budget.isHard
          ? [`${line[0]}: ${cell.value} ${section.columns[index]?.title}, ${bound(cell.budget)}`]
          : [],
      ),
    ),
  );

/** The same for a program: a line is an object by its columns' titles. */
export const json = (machine: Machine, size: Size, measured: readonly Measured[]): string => {
  const sections = measured.map(({ section: { name, title, columns }, lines }) => ({
    name,
    title,
    lines: lines.map((line) =>
      Object.fromEntries(columns.map((column, index) => [column.title, line[index]])),
    ),
  }));
  return `${JSON.stringify({ machine, size, sections, broken: brokenBudgets(measured) }, undefined, 2)}\n`;
};
