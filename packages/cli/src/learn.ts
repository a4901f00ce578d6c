/** `aplomb learn`: what comments and corrections could teach a charter, as lines to paste. Writes only what is accepted. */
import { writeFileSync } from 'node:fs';
import { type Locale, learn as learnFrom, proposeFromCorrections } from '@aplomb/core';
import { brandFolder, readBrand, yearFrom } from './brands.ts';
import { findingsText } from './findings.ts';
import { accept } from './learn-accept.ts';
import { readComments, readCorrections } from './learn-lines.ts';
import { weigh } from './learn-weigh.ts';
import { learntYaml } from './learn-yaml.ts';
import { counted, say } from './locale.ts';
import { checkLang, nowFrom, oneOf, parseWords, wholeNumber } from './options.ts';
import { EXIT_FINDINGS, EXIT_OK, UsageError } from './usage.ts';

const OPTIONS = {
  from: { type: 'string' },
  corrections: { type: 'string' },
  accept: { type: 'string' },
  seconds: { type: 'string' },
  format: { type: 'string' },
  out: { type: 'string' },
  now: { type: 'string' },
  lang: { type: 'string' },
} as const;

const USUAL_SECONDS = 60;

export async function learn(words: readonly string[], locale: Locale): Promise<number> {
  const { options, operands } = parseWords(words, OPTIONS, 1, locale);
  checkLang(options.lang, locale);
  const format = oneOf('format', options.format, ['text', 'json'], locale);
  const seconds = wholeNumber('seconds', options.seconds, 0, 86_400, locale) ?? USUAL_SECONDS;
  const now = nowFrom(options.now, locale);
  const [folder] = operands;
  if (folder === undefined || (options.from === null && options.corrections === null)) throw nothingGiven(locale);
  const brand = readBrand(brandFolder(folder, locale), { year: yearFrom(null), locale });
  const { charter } = brand;
  if (charter === null) {
    process.stderr.write(findingsText(brand, locale, process.stderr));
    return EXIT_FINDINGS;
  }
  const comments = await readComments(charter, options.from, locale);
  const corrected = await readCorrections(charter, options.corrections, locale);
  for (const problem of [...comments.problems, ...corrected.problems]) process.stderr.write(`${problem}\n`);
  const bad = comments.problems.length + corrected.problems.length > 0;
  const lessons = learnFrom(charter, comments.values, { now });
  const proposals = proposeFromCorrections(charter, corrected.values, now);
  if (options.accept !== null) {
    const code = accept(brand, { lessons, proposals, said: options.accept }, locale);
    return bad ? EXIT_FINDINGS : code;
  }
  const learnt = weigh(brand, charter, lessons, proposals, Date.now() + seconds * 1000);
  const text = format === 'json' ? `${JSON.stringify(learnt, null, 2)}\n` : learntYaml(learnt, locale);
  if (options.out === null) process.stdout.write(text);
  else writeFileSync(options.out, text);
  const unweighed = learnt.corrections.filter(({ effect }) => effect === null).length;
  if (unweighed > 0) process.stderr.write(`${leftOut(unweighed, seconds, locale)}\n`);
  return bad ? EXIT_FINDINGS : EXIT_OK;
}

function leftOut(count: number, seconds: number, locale: Locale): string {
  const lines = counted(locale, count, say(locale, 'ligne', 'line'), say(locale, 'lignes', 'lines'));
  return say(
    locale,
    `${lines} sans mesure : les ${seconds} s sont écoulées (--seconds).`,
    `${lines} not measured: the ${seconds} s are over (--seconds).`,
  );
}

function nothingGiven(locale: Locale): UsageError {
  return new UsageError(
    say(locale, 'Il faut une marque, et --from ou --corrections.', 'A brand is needed, and --from or --corrections.'),
    'aplomb learn playbooks/hirondelle --from comments.jsonl',
  );
}
