import { execFile } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const FORMATTER = join(ROOT, 'node_modules', '.bin', 'biome');

/** TypeScript as the project's formatter lays it out. */
export const formatted = (text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const asked = ['format', '--stdin-file-path=lambdas/contract/model.generated.ts'];
    const formatter = execFile(FORMATTER, asked, { cwd: ROOT }, (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    );
    formatter.stdin?.end(text);
  });
