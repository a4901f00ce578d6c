/** What a writer must know before a reply is written: the charter at one step, as data. */
import type { Charter, Severity } from '../charter.ts';
import type { Facts } from '../comment.ts';
import type { Locale } from '../diagnostic.ts';
import type { Named, Tone } from '../prescription.ts';
import { resolveTone } from '../tone/resolveTone.ts';
import { musts, nevers, toneSentences } from './briefRules.ts';
import { canDisclose, givenOf, isPublicAt, ownContacts, platformFor, stepOf } from './context.ts';
import { renderReply } from './render.ts';
import { type Given, Known, valuesFor } from './values.ts';
import { chooseVariant } from './variant.ts';

/** Where a reply will be said. What the charter does not know adds nothing. */
export interface BriefSituation {
  readonly crisis: string | null;
  readonly step: string | null;
  readonly channel: string;
  /** Null: the charter's default. */
  readonly audience: string | null;
  readonly severity: Severity;
  /** Of the reply: the comment's. */
  readonly language: string;
  readonly facts: Facts;
  /** Of whoever reads the brief. */
  readonly locale: Locale;
  /** Milliseconds since the epoch: `today` in a template. */
  readonly now: number;
  readonly authorName?: string | null;
  readonly agentName?: string | null;
  /** The comment was private, as in a direct message. */
  readonly isPrivate?: boolean;
}

export interface BriefFact {
  readonly key: string;
  readonly label: string;
}
export interface SayableFact extends BriefFact {
  /** As the reply writes it: "49,90 €". */
  readonly value: string;
}

/** Plain data. Sentences are in the reader's language; what the reply will hold is in the reply's. */
export interface Brief {
  readonly charter: {
    readonly brand: string;
    readonly name: string;
    readonly version: string;
    readonly digest: string;
  };
  readonly locale: Locale;
  /** Of the reply: one of the charter's. */
  readonly language: string;
  readonly crisis: Named | null;
  readonly severity: Severity;
  readonly channel: { readonly key: string; readonly account: string | null; readonly isPublic: boolean };
  /** What the step asks of who handles it. */
  readonly step: (Named & { readonly instructions: string | null; readonly checklist: readonly string[] }) | null;
  readonly tone: Tone;
  readonly toneSentences: readonly string[];
  readonly musts: readonly string[];
  readonly nevers: readonly string[];
  readonly facts: {
    /** Known, and may be said here. */
    readonly say: readonly SayableFact[];
    /** Never here, whether known or not. No value of theirs stands anywhere in the brief. */
    readonly private: readonly BriefFact[];
    /** Named by the model and not known: they stay visible as `{{fact-name}}`. */
    readonly missing: readonly BriefFact[];
  };
  /** Null where the platform publishes no limit. */
  readonly length: { readonly max: number; readonly unit: string } | null;
  /** What every reply carries, as it will be written. */
  readonly partials: readonly { readonly key: string; readonly text: string }[];
  /** What an agency or a model adds to say who writes; null where the charter has no such words. */
  readonly disclosure: string | null;
  /** The reply that the step prescribes; null where it prescribes none. */
  readonly model: { readonly template: string; readonly text: string } | null;
}

/**
 * Gathers what the charter asks of a reply, from the same tone and facts by which the reply will be judged. Pure and total; calls
 * no model. In public, private facts are taken out before anything is written.
 *
 * @example
 * const brief = toneBrief(charter, { crisis: 'lost-luggage', step: 'acknowledge', channel: 'x', audience: null,
 *   severity: 2, language: 'fr', facts: {}, locale: 'fr', now });
 * briefText(brief, 'person');
 */
export function toneBrief(charter: Charter, situation: BriefSituation): Brief {
  const { crisis, severity, channel, locale } = situation;
  const step = stepOf(charter, crisis, situation.step);
  const playbook = crisis !== null && Object.hasOwn(charter.playbooks, crisis) ? charter.playbooks[crisis]! : null;
  const isPublic = isPublicAt(charter, situation);
  const template = step?.reply?.template ?? step?.draft ?? null;
  const variant = template === null ? null : variantOf(charter, template, situation);
  const language = variant?.language ?? ownLanguage(charter, situation.language);
  const tone = resolveTone(charter, { ...situation, language });
  const given = sayableHere(charter, isPublic, situation);
  const write = (text: string) => renderReply(charter, text, language, given);
  const model = variant === null ? null : write(variant.text);

  const reader = charter.languages.find((one) => one === locale) ?? charter.languages[0] ?? 'en';
  const title = (key: string, words: Readonly<Record<string, string>>): Named => ({ key, title: words[reader] ?? key });
  const label = (key: string): BriefFact => ({ key, label: labelOf(charter, key, reader, locale) });
  const say = Object.entries(valuesFor(charter, language, given, () => {})).flatMap(([key, value]) =>
    value instanceof Known && Object.hasOwn(charter.facts, key)
      ? [{ ...label(key), value: written(key, value, (text) => write(text).text) }]
      : [],
  );
  const sums = say.filter(({ key }) => charter.facts[key]?.type === 'money').map(({ value }) => value);
  const secret = isPublic ? Object.values(charter.facts).filter((fact) => fact.private) : [];
  const length = platformFor(charter, channel)?.maxLength ?? null;
  const partials = tone.mustInclude.map((key) => ({ key, text: write(`{{> ${key}}}`).text }));
  const hosts = ownContacts(charter).hosts;
  const responsibility = playbook?.responsibility ?? 'none';
  const ground = playbook?.ground ?? 'none';
  const rules = { tone, language, length, partials, isPublic, sums, hosts, responsibility, ground };
  return {
    charter: { brand: charter.brand, name: charter.name, version: charter.version, digest: charter.digest },
    locale,
    language,
    crisis: playbook === null ? null : title(playbook.crisis, playbook.title),
    severity,
    channel: { key: channel, account: given.account, isPublic },
    step:
      step === null
        ? null
        : {
            ...title(step.key, step.title),
            instructions: step.instructions?.[reader] ?? null,
            checklist: step.checklist.map((item) => item.label[reader] ?? item.key),
          },
    tone,
    toneSentences: toneSentences(tone, language, locale),
    musts: musts(rules, locale),
    nevers: nevers(rules, locale),
    facts: {
      say,
      private: secret.map(({ key }) => label(key)),
      missing: (model?.missingFacts ?? []).map(label),
    },
    length,
    partials,
    disclosure: canDisclose(charter, language) ? write('{{> disclosure}}').text : null,
    model: model === null || template === null ? null : { template, text: model.text.trim() },
  };
}

function variantOf(charter: Charter, template: string, { crisis, channel, language }: BriefSituation) {
  const { replies } = charter.playbooks[crisis ?? '']!;
  if (!Object.hasOwn(replies, template)) return null;
  const platform = platformFor(charter, channel)?.id ?? channel;
  return chooseVariant(replies[template]!, { channel, platform, language, languages: charter.languages });
}

/** "fr-CA" is answered in "fr"; a language that the charter lacks in its first. */
function ownLanguage({ languages }: Charter, language: string): string {
  return languages.find((one) => one === language || one === language.split('-')[0]) ?? languages[0] ?? 'en';
}

function sayableHere(charter: Charter, isPublic: boolean, situation: BriefSituation): Given {
  const { authorName = null, agentName = null } = situation;
  const facts = Object.entries(situation.facts).filter(
    ([key]) => !isPublic || (Object.hasOwn(charter.facts, key) && !charter.facts[key]!.private),
  );
  return givenOf(charter, { ...situation, facts: Object.fromEntries(facts), authorName, agentName });
}

function written(key: string, value: Known, write: (text: string) => string): string {
  if (value.type === 'money') return write(`{{money ${key}}}`);
  return value.type === 'date-time' ? write(`{{date ${key}}}, {{time ${key}}}`) : value.text;
}

const BUILT_IN: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  'author-name': { fr: 'nom de l’auteur du commentaire', en: 'name of the comment’s author' },
  'agent-name': { fr: 'nom de la personne qui signe', en: 'name of the person who signs' },
  account: { fr: 'compte de la marque', en: 'the brand’s account' },
};

function labelOf(charter: Charter, key: string, reader: string, locale: Locale): string {
  if (Object.hasOwn(charter.facts, key)) return charter.facts[key]!.label[reader] ?? key;
  return Object.hasOwn(BUILT_IN, key) ? BUILT_IN[key]![locale] : key;
}
