/**
 * Every figure this project quotes, measured anew and written to RESULTS.md: `pnpm bench`, or `pnpm bench triage` for one.
 * Ratios hold from machine to machine; the times beside them do not.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { benchCheck } from './check.ts';
import { benchHttp } from './http.ts';
import { benchPrescribe } from './prescribe.ts';
import { benchReplies } from './replies.ts';
import { benchTriage } from './triage/bench.ts';
import { benchSurge } from './triage/surge.ts';

const sections: Readonly<Record<string, () => string | Promise<string>>> = {
  prescribe: benchPrescribe,
  http: benchHttp,
  check: benchCheck,
  replies: benchReplies,
  triage: benchTriage,
  surge: benchSurge,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(sections, name));
if (unknown.length > 0) {
  console.error(`There is no bench called ${unknown.join(', ')}. There are: ${Object.keys(sections).join(', ')}.`);
  process.exit(2);
}

const file = new URL('RESULTS.md', import.meta.url);
const before = readBefore();
for (const [name, bench] of Object.entries(sections)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  process.stderr.write(`${name}…\n`);
  before.set(name, await bench());
}
const written = Object.keys(sections).flatMap((name) => {
  const section = before.get(name);
  return section === undefined ? [] : [`<!-- ${name} -->\n${section}\n`];
});
const head = `# Results\n\nWritten by \`pnpm bench\` on Node ${process.version}, ${availableParallelism()} cores. Read the ratios; the times are one machine's.\n`;
writeFileSync(file, [head, ...written].join('\n'));
console.log(asked.map((name) => before.get(name)).join('\n\n') || written.join('\n'));

/** Sections of the last run, by name, so that one can be measured alone. */
function readBefore(): Map<string, string> {
  try {
    const parts = readFileSync(file, 'utf8')
      .split(/<!-- (\w+) -->\n/)
      .slice(1);
    return new Map(
      parts.flatMap((part, index) => (index % 2 === 0 ? [[part, (parts[index + 1] ?? '').trim()] as const] : [])),
    );
  } catch {
    return new Map();
  }
}
