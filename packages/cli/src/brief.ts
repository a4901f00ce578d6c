/** `aplomb brief`: what a writer must know before a reply is written, for a person or a language model. */
import {
  type Brief,
  briefText,
  type Channel,
  type Charter,
  type Locale,
  type Playbook,
  type Severity,
  toneBrief,
} from '@aplomb/core';
import { visible } from './excerpt.ts';
import { factsFrom } from './facts.ts';
import { lawText } from './law-text.ts';
import { say } from './locale.ts';
import { openCharter } from './open-charter.ts';
import { checkLang, nowFrom, oneOf, type Parsed, parseWords, wholeNumber } from './options.ts';
import { EXIT_FINDINGS, EXIT_OK, UsageError } from './usage.ts';

const OPTIONS = {
  crisis: { type: 'string' },
  step: { type: 'string' },
  channel: { type: 'string' },
  audience: { type: 'string' },
  severity: { type: 'string' },
  'reply-lang': { type: 'string' },
  fact: { type: 'string', multiple: true },
  'author-name': { type: 'string' },
  agent: { type: 'string' },
  now: { type: 'string' },
  for: { type: 'string' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
} as const;

type Options = Parsed<typeof OPTIONS>['options'];

export async function brief(words: readonly string[], locale: Locale): Promise<number> {
  const { options, operands } = parseWords(words, OPTIONS, 1, locale);
  checkLang(options.lang, locale);
  const reader = oneOf('for', options.for, ['person', 'model'], locale);
  const now = nowFrom(options.now, locale);
  const [folder] = operands;
  if (folder === undefined) {
    throw new UsageError(
      say(locale, 'Il faut le dossier d’une marque et --crisis.', 'A brand folder and --crisis are needed.'),
      'aplomb brief playbooks/hirondelle --crisis lost-luggage --channel x',
    );
  }
  const charter = openCharter(folder, locale);
  if (charter === null) return EXIT_FINDINGS;
  if (options.crisis === null) {
    const there = Object.keys(charter.playbooks).join(', ');
    throw new UsageError(
      say(locale, 'Il faut --crisis, le type de crise.', '--crisis is needed: the crisis type.'),
      say(locale, `Il y a : ${there}.`, `There are: ${there}.`),
    );
  }
  const made = briefFrom(charter, options, now, locale);
  const page = options.json
    ? `${JSON.stringify(made, null, 2)}\n`
    : `${briefText(made, reader, locale)}${reader === 'person' ? lawOf(charter, options, locale) : ''}`
        .split('\n')
        .map(visible)
        .join('\n');
  process.stdout.write(page);
  return EXIT_OK;
}

/** What the law asks around a comment that may be removed; nothing where the crisis has no ground. */
function lawOf(charter: Charter, { crisis, channel }: Options, locale: Locale): string {
  const { ground } = charter.playbooks[crisis ?? ''] as Playbook;
  return lawText(ground, charter.channels[channel ?? (Object.keys(charter.channels)[0] as string)] as Channel, locale);
}

/** Where nothing is said: the playbook's first step and severity, the charter's first channel and language. */
function briefFrom(charter: Charter, options: Options, now: number, locale: Locale): Brief {
  const crisis = keyOf('crisis', options.crisis, charter.playbooks, locale);
  const { workflow, severity } = charter.playbooks[crisis] as Playbook;
  const { audience, agent } = options;
  const level = wholeNumber('severity', options.severity, 1, 5, locale) ?? severity.base;
  return toneBrief(charter, {
    crisis,
    step: keyOf('step', options.step ?? workflow.start, workflow.steps, locale),
    channel: keyOf('channel', options.channel, charter.channels, locale),
    audience: audience === null ? null : keyOf('audience', audience, charter.audiences, locale),
    severity: level as Severity,
    language: oneOf('reply-lang', options['reply-lang'], charter.languages as [string, ...string[]], locale),
    facts: factsFrom(charter, options.fact, locale),
    authorName: options['author-name'],
    agentName: agent,
    locale,
    now,
  });
}

/** A key of a table of the charter; the first where none is said. Refuses another with the nearest. */
function keyOf(name: string, value: string | null, table: Readonly<Record<string, unknown>>, locale: Locale): string {
  return oneOf(name, value, Object.keys(table) as [string, ...string[]], locale);
}
