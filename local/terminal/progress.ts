/** What a step may say of itself while it runs; the last word stands beside its title in the end. */
export type Detail = (text: string) => void;

export type Progress = {
  readonly step: <Result>(title: string, work: (detail: Detail) => Promise<Result>) => Promise<Result>;
};

export const silentProgress: Progress = { step: (_title, work) => work(() => undefined) };

const TITLE_WIDTH = 56;
const REDRAW_MILLISECONDS = 100;

/**
 * One line a step with the time it took. On a terminal the line is redrawn while the step runs; in a log file a line
 * says that a step has begun and another one that it is done.
 */
export const consoleProgress = (output: NodeJS.WriteStream): Progress => ({
  step: async (title, work) => {
    const startedAt = performance.now();
    let latest = '';
    const line = (mark: string): string => {
      const seconds = `${((performance.now() - startedAt) / 1000).toFixed(1)} s`.padStart(7);
      const text = clip(latest === '' ? title : `${title}: ${latest}`, TITLE_WIDTH);
      return `  ${mark} ${text.padEnd(TITLE_WIDTH)} ${seconds}`;
    };
    const redraw = output.isTTY
      ? setInterval(() => output.write(`\r\x1b[2K${line('…')}`), REDRAW_MILLISECONDS)
      : undefined;
    if (!output.isTTY) output.write(`  … ${title}\n`);
    const finish = (mark: string): void => {
      clearInterval(redraw);
      output.write(`${output.isTTY ? '\r\x1b[2K' : ''}${line(mark)}\n`);
    };
    try {
      const result = await work((text) => {
        latest = text;
      });
      finish('✓');
      return result;
    } catch (error) {
      finish('✗');
      throw error;
    }
  },
});

const clip = (text: string, width: number): string =>
  text.length <= width ? text : `${text.slice(0, width - 1)}…`;
