import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as z from 'zod/mini';
import { LocalFailure } from '../terminal/failure.ts';

export type Python = {
  /** The interpreter itself, not a launcher that may pick another one in another environment. */
  readonly executable: string;
  readonly version: string;
};

const CANDIDATES = ['python3', 'python3.13', 'python3.12', 'python3.11'];
const ANSWER_WITHIN_MILLISECONDS = 20_000;

const question = `
import importlib.util, json, sys
print(json.dumps({
    "executable": sys.executable,
    "version": list(sys.version_info[:3]),
    "pip": importlib.util.find_spec("pip") is not None,
}))`;

const answerSchema = z.object({
  executable: z.string(),
  version: z.tuple([z.number(), z.number(), z.number()]),
  pip: z.boolean(),
});
type Answer = z.output<typeof answerSchema>;

/** pycparser 3.12, which the locked cryptography package brings along, is not to be had for an older Python. */
const isNewEnough = ({ version: [major, minor] }: Answer): boolean =>
  major > 3 || (major === 3 && minor >= 11);

/** The first Python on the PATH that can run the emulator and install it. */
export const findPython = async (): Promise<Python> => {
  const found: Answer[] = [];
  for (const candidate of CANDIDATES) {
    const answer = await ask(candidate);
    if (!answer) continue;
    if (isNewEnough(answer) && answer.pip) {
      return { executable: answer.executable, version: answer.version.join('.') };
    }
    found.push(answer);
  }
  throw new LocalFailure(whyNone(found));
};

const ask = async (candidate: string): Promise<Answer | undefined> => {
  try {
    const { stdout } = await promisify(execFile)(candidate, ['-c', question], {
      timeout: ANSWER_WITHIN_MILLISECONDS,
    });
    return answerSchema.parse(JSON.parse(stdout));
  } catch {
    // Not on the PATH, or a launcher of a version that is not installed: the next candidate may do.
    return undefined;
  }
};

const whyNone = (found: readonly Answer[]): string => {
  const need =
    "Python 3.11 or newer is needed, because the AWS emulator's pinned packages do not install on an older one";
  const withoutPip = found.find(isNewEnough);
  if (withoutPip) {
    return `Python ${withoutPip.version.join('.')} (${withoutPip.executable}) has no pip, which installs the AWS emulator: on Debian or Ubuntu, apt-get install python3-pip brings it.`;
  }
  const [older] = found;
  return older
    ? `${need}; python3 here is ${older.version.join('.')} (${older.executable}).`
    : `${need}; no python3 was found on the PATH.`;
};
