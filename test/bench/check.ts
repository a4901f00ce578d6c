/** What it costs to check a charter, and how that grows with its size. */
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { compile, type Source } from '@aplomb/core';
import { readCharter } from '@aplomb/core/node';
import { figure, median, table } from './stopwatch.ts';

const ROUNDS = 5;

export async function benchCheck(): Promise<string> {
  const sample = (brand: string) => readCharter(fileURLToPath(new URL(`../../playbooks/${brand}`, import.meta.url)));
  const samples = ['hirondelle', 'croquembouche'].map((brand) => ({ brand, sources: sample(brand) }));
  const together = await sideBySideMs(samples.map(({ sources }) => sources));
  const brands = samples.map(
    ({ brand, sources }) => [brand, sources.length, figure(warmMs(sources)), figure(taughtAnewMs(sources))] as const,
  );
  const sizes = [25, 50, 100, 200].map((crises) => {
    const sources = generated(crises);
    return { crises, ms: onceMs(sources) };
  });
  const first = sizes[0] ?? { crises: 1, ms: 1 };
  const nLogN = (n: number) => n * Math.log2(n);
  return [
    '## Checking a charter',
    '',
    'Every rule and the proof of every promise included; read files, warm; processor time of the one thread. Checked again as it was: no classifier is trained',
    'on the same examples twice, no template compiled. With another example each time: everything is trained anew.',
    '',
    table(['brand', 'files', 'as it was, ms', 'another example, ms'], brands),
    '',
    `Both side by side in two warm threads, as the command line checks them, by the clock on the wall: ${figure(together)} ms.`,
    '',
    'Generated charters of 10 steps and 50 examples a crisis type, first run each; the last column is 1 where the cost grows as n log n.',
    '',
    table(
      ['crisis types', 'ms', 'against n log n'],
      sizes.map(({ crises, ms }) => [
        crises,
        figure(ms),
        figure(ms / first.ms / (nLogN(crises) / nLogN(first.crises))),
      ]),
    ),
  ].join('\n');
}

async function sideBySideMs(brands: readonly (readonly Source[])[]): Promise<number> {
  const threads = brands.map((sources) => new Worker(new URL('checking.ts', import.meta.url), { workerData: sources }));
  const all = async (): Promise<number> => {
    const start = performance.now();
    await Promise.all(
      threads.map((thread) => {
        thread.postMessage('check');
        return once(thread, 'message');
      }),
    );
    return performance.now() - start;
  };
  for (let round = 0; round < ROUNDS; round++) await all();
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await all());
  await Promise.all(threads.map((thread) => thread.terminate()));
  return median(rounds);
}

function onceMs(sources: readonly Source[]): number {
  const before = process.threadCpuUsage();
  const { diagnostics } = compile(sources, { year: 2026 });
  const { user, system } = process.threadCpuUsage(before);
  const errors = diagnostics.filter((found) => found.severity === 'error');
  if (errors.length > 0) throw new Error(`the generated charter has errors: ${errors[0]?.file} ${errors[0]?.message}`);
  return (user + system) / 1000;
}

function warmMs(sources: readonly Source[]): number {
  onceMs(sources);
  return median(Array.from({ length: ROUNDS }, () => onceMs(sources)));
}

/** Each time with another example in one file, which the classifier has to be trained on. */
function taughtAnewMs(sources: readonly Source[]): number {
  const taught = sources.findIndex(({ path }) => path.endsWith('/examples.yaml'));
  return median(
    Array.from({ length: ROUNDS }, (_, round) =>
      onceMs(
        sources.map((source, place) =>
          place === taught ? { ...source, text: source.text.replace(/(text: ")/, `$1${word(1000 + round)} `) } : source,
        ),
      ),
    ),
  );
}

/** Words that no two crisis types share, pronounceable so that they look like words to the classifier. */
function word(number: number): string {
  const syllables = ['ba', 'co', 'du', 'fi', 'ga', 'lo', 'mu', 'ni', 'pe', 'ro', 'sa', 'ti', 'vu', 'ze'];
  let rest = number + 1;
  let made = '';
  while (rest > 0) {
    made += syllables[rest % syllables.length];
    rest = Math.floor(rest / syllables.length);
  }
  return `${made}ron`;
}

function generated(crises: number): Source[] {
  const charter = `format: 1
brand: big
name: Big
version: 1.0.0
languages: [en]
keep-evidence: 2 years
roles:
  agent: { title: Agent, on-duty: always }
  head: { title: Head, on-duty: always }
tone: { emoji: 0 }
channels: { x: {}, email: {} }
when-unsure: crisis-0
promises:
  - { answered-within: 2 hours }
  - { ends-within: 60 days }
`;
  return [
    { path: 'charter.yaml', text: charter },
    ...Array.from({ length: crises }, (_, number) => playbook(number)).flat(),
  ];
}

function playbook(number: number): Source[] {
  const deadline = (hours: number) =>
    `{ within: ${hours} hours, if-missed: { owner: head, within: 1 hour, tell-again: 1 hour } }`;
  const steps = Array.from({ length: 8 }, (_, step) => {
    const next = step === 7 ? 'closed' : `step-${step + 1}`;
    return `    step-${step}:
      title: Step ${step}
      owner: agent
      instructions: Do what step ${step} asks.
      deadline: ${deadline(step === 0 ? 1 : 4)}
${step === 0 ? '      reply: hello\n' : ''}      choices:
        - { event: next, label: Next, go: ${next} }
        - { event: stop, label: Stop, go: closed }`;
  });
  const words = Array.from({ length: 5 }, (_, index) => word(number * 5 + index));
  const filler = ['please', 'look', 'again', 'today', 'thanks', 'now', 'my', 'the', 'your', 'answer'];
  const examples = Array.from({ length: 50 }, (_, index) => {
    const said = [
      words[index % 5],
      filler[index % 10],
      words[(index + 1) % 5],
      filler[(index * 3 + 1) % 10],
      String(index),
    ];
    return `- { text: "${said.join(' ')}" }`;
  });
  const folder = `crisis-${number}`;
  const text = `format: 1
crisis: ${folder}
title: ${words[0]}
family: other
responsibility: none
ground: none
calendar: always
signals: { en: { any: [${words.join(', ')}] } }
severity: { base: 2 }
workflow:
  start: step-0
  steps:
${steps.join('\n')}
    waiting: { title: Wait, owner: agent, wait: { for: author, up-to: 5 days, then: closed } }
    closed: { title: Closed, end: resolved, reopen: { to: waiting, within: 5 days } }
`;
  return [
    { path: `${folder}/playbook.yaml`, text },
    // The type for comments that fit nothing has no examples: its own would have to fit nothing.
    ...(number === 0 ? [] : [{ path: `${folder}/examples.yaml`, text: `${examples.join('\n')}\n` }]),
    { path: `${folder}/replies/hello.en.hbs`, text: 'Hello, we look into it today.\n' },
  ];
}
