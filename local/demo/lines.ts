const { stdout } = process;

/** What stands in the terminal's current line gives way to what is written next. */
const anew = stdout.isTTY ? '\r\x1b[2K' : '';

/** A line that stays: the seconds since `from`, what it is, and what it says. */
export const line = (from: number, kind: string, text: string, at: number = Date.now()): void => {
  const seconds = ((at - from) / 1000).toFixed(2).padStart(7);
  stdout.write(`${anew} ${seconds} s  ${kind.padEnd(11)}  ${text}\n`);
};

const SECONDS_BETWEEN_LINES = 15;

/**
 * Shows one who waits that something goes on, as often as it is called: on a terminal a line that is redrawn each second,
 * in a log file a line now and then.
 */
export const countdownTo = (due: Date): (() => void) => {
  let shown: number | undefined;
  return () => {
    const left = Math.ceil((due.getTime() - Date.now()) / 1000);
    if (left === shown || !(stdout.isTTY || left % SECONDS_BETWEEN_LINES === 0)) return;
    shown = left;
    const text =
      left > 0 ? `due in ${left} s` : `due ${-left} s ago; the clock looks for what is due once a minute`;
    stdout.write(stdout.isTTY ? `${anew}${' '.repeat(12)}…            ${text}` : `  …  ${text}\n`);
  };
};
