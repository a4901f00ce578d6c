import { enableCompileCache } from 'node:module';

// Types are stripped and code compiled once, not at every start: before anything else is loaded.
enableCompileCache();
const { readEnvironment } = await import('./environment.ts');
const { start } = await import('./start.ts');

const environment = readEnvironment(process.env);
if ('mistakes' in environment) fail(environment.mistakes.join('\n'));
const starting = start(environment, { say: console.log, warn: console.error }).catch((fault: Error) =>
  fail(fault.message),
);
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, async () => {
    await (await starting)?.stop();
    process.exit(0);
  });
}
if ((await starting) === null) process.exit(1);

function fail(words: string): never {
  console.error(words);
  process.exit(1);
}
