import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { addStacks } from '../lib/anken.ts';
import { ConfigError, readDeployment } from '../lib/config.ts';

const configFile = join(import.meta.dirname, '..', 'anken.config.json');

try {
  if (!existsSync(configFile)) throw new ConfigError(`Write the settings of a stage into ${configFile}.`);
  const app = new App();
  addStacks(app, readDeployment(readFileSync(configFile, 'utf8'), app.node.getAllContext()));
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
