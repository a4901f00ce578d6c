import { parseArgs } from 'node:util';
import { fuzz } from './fuzz/run.ts';

/** `node test/faults/fuzz.ts --operations 100000 --seed 1`: status 1 where the server failed. */
const { values } = parseArgs({
  options: { operations: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
});
const report = await fuzz(Number(values.operations), Number(values.seed), (sent) => {
  if (sent % 10_000 === 0) console.error(`${sent} sent`);
});
const { sent, failures, logged, heap, alive } = report;
for (const [code, times] of Object.entries(report.codes).sort(([, a], [, b]) => b - a)) {
  console.log(`${code.padEnd(32)} ${String(times).padStart(8)}`);
}
const megabytes = (bytes: number) => `${(bytes / 1_048_576).toFixed(1)} MB`;
console.log(`\n${sent} sent, ${failures.length} failures, server ${alive ? 'alive' : 'LOST'}`);
console.log(`heap after collection: ${megabytes(heap.early)} after a fifth, ${megabytes(heap.late)} at the end`);
for (const [why, some] of Map.groupBy(failures, (failure) => failure.why.slice(0, 120))) {
  console.log(`\n${some.length} × ${why}\n${some[0]?.body}`);
}
for (const line of logged.slice(0, 5)) console.log(`\nlogged: ${line}`);
process.exitCode = failures.length + logged.length > 0 || !alive || heap.late > heap.early * 1.15 ? 1 : 0;
