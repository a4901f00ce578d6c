/** `aplomb try`: what a charter prescribes for one comment, for a person to read. */
import {
  type AuthorKind,
  authorKinds,
  type Charter,
  type Comment,
  evidenceOf,
  type Locale,
  prescribe,
  refuseComment,
  triage,
  whatWouldChange,
} from '@aplomb/core';
import { changeLines } from './change-lines.ts';
import { contractOf } from './contract.ts';
import { factsFrom } from './facts.ts';
import { say } from './locale.ts';
import { openCharter } from './open-charter.ts';
import { nowFrom, oneOf, type Parsed, parseWords, wholeNumber } from './options.ts';
import { prescriptionPage } from './prescription-page.ts';
import { EXIT_FINDINGS, EXIT_OK, UsageError } from './usage.ts';
import { widthOf } from './wrap.ts';

const OPTIONS = {
  channel: { type: 'string' },
  lang: { type: 'string' },
  'author-name': { type: 'string' },
  followers: { type: 'string' },
  kind: { type: 'string' },
  audience: { type: 'string' },
  stars: { type: 'string' },
  fact: { type: 'string', multiple: true },
  now: { type: 'string' },
  agent: { type: 'string' },
  why: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

type Options = Parsed<typeof OPTIONS>['options'];

export async function tryComment(words: readonly string[], locale: Locale): Promise<number> {
  const { options, operands } = parseWords(words, OPTIONS, 2, locale);
  const [folder, text] = operands;
  if (folder === undefined || text === undefined) {
    throw new UsageError(
      say(locale, 'Il faut le dossier d’une marque et un commentaire.', 'A brand folder and a comment are needed.'),
      say(
        locale,
        `aplomb try ${folder ?? 'playbooks/hirondelle'} "Toujours pas de valise !"`,
        `aplomb try ${folder ?? 'playbooks/hirondelle'} "Still no suitcase!"`,
      ),
    );
  }
  const now = nowFrom(options.now, locale);
  const charter = openCharter(folder, locale);
  if (charter === null) return EXIT_FINDINGS;
  const comment = commentFrom(charter, text, options, locale);
  const refusal = refuseComment(charter, comment, locale);
  if (refusal !== null) throw new UsageError(refusal.message);
  const facts = factsFrom(charter, options.fact, locale);
  const { language } = triage(charter, comment, { now });
  const prescription = prescribe(charter, comment, { now, facts, agentName: options.agent, locale: language });
  const page = options.json
    ? `${JSON.stringify(contractOf(prescription), null, 2)}\n`
    : prescriptionPage(charter, prescription, {
        now,
        language,
        why: options.why,
        columns: widthOf(process.stdout),
        evidenceOf: (crisis) => evidenceOf(charter, comment, { now }, crisis),
      });
  process.stdout.write(page);
  if (options.why && !options.json) {
    const changes = whatWouldChange(charter, comment, { now, facts });
    process.stdout.write(changeLines(charter, changes, language.split('-')[0] === 'fr' ? 'fr' : 'en'));
  }
  return EXIT_OK;
}

/** The charter's first channel where none is said. */
function commentFrom(charter: Charter, text: string, options: Options, locale: Locale): Comment {
  const channel = options.channel ?? Object.keys(charter.channels)[0] ?? '';
  return {
    text,
    channel,
    language: options.lang,
    stars: wholeNumber('stars', options.stars, 0, 5, locale),
    author: {
      name: options['author-name'],
      followers: wholeNumber('followers', options.followers, 0, Number.MAX_SAFE_INTEGER, locale),
      kind:
        options.kind === null ? 'unknown' : oneOf<AuthorKind>('kind', options.kind.toLowerCase(), authorKinds, locale),
      audience: options.audience,
    },
  };
}
