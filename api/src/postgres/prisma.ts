import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { dataFolder } from './folder.ts';
import { startPostgres } from './postgres.ts';

/** `pnpm run prisma migrate dev`: the Prisma CLI on DATABASE_URL, else on the embedded server. */
const root = fileURLToPath(new URL('../../..', import.meta.url));
const cli = fileURLToPath(new URL('build/index.js', import.meta.resolve('prisma/package.json')));
const embedded = process.env.DATABASE_URL ? null : await startPostgres(dataFolder());
const env = { ...process.env, DATABASE_URL: process.env.DATABASE_URL ?? embedded?.url };
spawn(process.execPath, [cli, ...process.argv.slice(2)], { cwd: root, env, stdio: 'inherit' }).on('exit', (status) => {
  embedded?.letGo();
  process.exitCode = status ?? 1;
});
