import { execFile } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const LARGEST = 16 * 1024 * 1024;
const FORMATTER = join(ROOT, 'node_modules', '.bin', 'biome');

/** A file's text as the project's formatter lays it out. */
export const formatted = (text: string, path = 'lambdas/contract/model.generated.ts'): Promise<string> =>
  new Promise((resolve, reject) => {
    const asked = ['format', `--stdin-file-path=${path}`];
    const formatter = execFile(FORMATTER, asked, { cwd: ROOT, maxBuffer: LARGEST }, (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    );
    formatter.stdin?.end(text);
  });
