import { parseArgs } from 'node:util';
import { storm } from './storm.ts';

/** `node test/faults/run.ts --seconds 60 --seed 1`: a storm, a table of what was done, and status 1 where a promise broke. */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    changes: { type: 'string', default: '500' },
    strikes: { type: 'string', default: '12' },
    seed: { type: 'string', default: '1' },
    every: { type: 'string', default: '3000' },
  },
});
const { done, findings } = await storm({
  seconds: Number(values.seconds),
  changes: Number(values.changes),
  strikes: Number(values.strikes),
  seed: Number(values.seed),
  everyMs: Number(values.every),
});
for (const [what, times] of done) console.log(`${what.padEnd(60)} ${String(times).padStart(7)}`);
console.log();
for (const { promise, looked, broken } of findings) {
  console.log(
    `${promise.padEnd(60)} ${String(looked).padStart(7)} ${broken.length === 0 ? 'kept' : `${broken.length} BROKEN`}`,
  );
  for (const what of broken.slice(0, 5)) console.log(`    ${what}`);
}
process.exitCode = findings.some(({ broken }) => broken.length > 0) ? 1 : 0;
