/** A charter's tone as a VOICE.md, for tools that read that format. */
import { stringify } from 'yaml';
import type { Channel, Charter, Severity } from '../../charter.ts';
import type { Locale } from '../../diagnostic.ts';
import { platformOf } from '../../knowledge/channels.ts';
import type { Tone } from '../../prescription.ts';
import { resolveTone } from '../../tone/resolveTone.ts';
import { toneSentences } from '../briefRules.ts';
import { lossesIn, type VoiceLoss } from './loss.ts';
import { EMOJI, emojiPolicy, exclamationRule, FORMALITY, TRAITS } from './words.ts';

/** The calm of an ordinary day: what a voice is before anything happens. */
const CALM: Severity = 1;

/**
 * Writes what a charter and VOICE.md (version alpha) both know: name, language and address, the four axes as traits and formality,
 * emoji and exclamation marks, words never said, audiences, channels as surfaces. Everything else is a loss with its place,
 * crises and severities first of all: a voice does not know that something happened. One file is one language. The charter stays
 * the source.
 *
 * @example const { text, losses } = toVoice(charter, 'fr');
 */
export function toVoice(
  charter: Charter,
  language: string,
  locale: Locale = 'en',
): { readonly text: string; readonly losses: readonly VoiceLoss[] } {
  const { list, lose } = lossesIn(locale);
  const tone = voiceOf(charter, null, language);
  const origin = `${charter.brand} ${charter.version}`;
  const stems = tone.neverSay.map((words) => words.replace(/\*\s*$/, ''));
  const tokens = {
    version: 'alpha',
    name: charter.name,
    description: locale === 'fr' ? `Tiré de la charte ${origin}` : `Taken from the charter ${origin}`,
    language: { primary: language, ...treatmentOf(tone, language) },
    personality: { traits: traitsOf(tone) },
    register: {
      formality: FORMALITY[tone.formal],
      emoji_policy: emojiPolicy(tone.emoji),
      exclamation_marks: exclamationRule(tone.exclamations),
    },
    beliefs: [],
    lexicon: { forbidden: stems.map((phrase) => ({ phrase, reason: 'never-say' })) },
    audiences: audiencesOf(charter),
    surfaces: Object.values(charter.channels).map((channel) => surfaceOf(charter, channel, language, tone)),
  };
  loseTone(charter, tone, language, lose);
  loseLayers(charter, lose);
  const head = stringify(tokens, { lineWidth: 0, blockQuote: false });
  return { text: `---\n${head}---\n\n${prose(charter, tone, language, locale)}`, losses: list };
}

/** Without an audience's or a crisis' refinement. */
function voiceOf(charter: Charter, channel: string | null, language: string): Tone {
  const calm = { ...charter, audiences: {} };
  return resolveTone(calm, { audience: null, channel, crisis: null, severity: CALM, step: null, language });
}

function treatmentOf({ address }: Tone, language: string): { treatment?: string } {
  if (address !== null) return { treatment: address };
  return /^en\b/.test(language) ? { treatment: 'you' } : {};
}

function traitsOf(tone: Tone): string[] {
  return Object.entries(TRAITS).flatMap(([axis, [more, less]]) => {
    const value = tone[axis as keyof typeof TRAITS];
    return value === 0 ? [] : [value > 0 ? more : less];
  });
}

/** The format wants exactly one by default. */
function audiencesOf({ audiences }: Charter) {
  const own = Object.values(audiences).map(({ key, default: isDefault }) => ({
    id: key,
    name: key,
    ...(isDefault ? { is_default: true } : {}),
  }));
  return own.some((audience) => audience.is_default)
    ? own
    : [{ id: 'everyone', name: 'everyone', is_default: true }, ...own];
}

function surfaceOf(charter: Charter, channel: Channel, language: string, { emoji }: Tone) {
  const platform = platformOf(channel.platform);
  const limit = platform?.maxLength ?? null;
  const length = limit === null || limit.unit === 'utf8-bytes' ? {} : { max_length: limit.max, unit: 'characters' };
  const without = emoji === 0 || voiceOf(charter, channel.key, language).emoji === 0;
  return {
    id: channel.key,
    name: platform?.title ?? channel.key,
    ...length,
    ...(without ? { forbid_emoji: true } : {}),
  };
}

type Lose = ReturnType<typeof lossesIn>['lose'];

function loseTone(charter: Charter, tone: Tone, language: string, lose: Lose): void {
  const { speaksAs, sentenceWords, apology, mustInclude, emoji, address } = tone;
  lose(
    'tone.speaks-as',
    `« ${speaksAs} » : le format ne dit pas qui parle.`,
    `"${speaksAs}": the format does not say who speaks.`,
  );
  lose(
    'tone.sentence-words',
    `${sentenceWords} mots par phrase : le format ne borne pas les phrases.`,
    `${sentenceWords} words a sentence: the format bounds no sentence.`,
  );
  lose(
    'tone.apology',
    `« ${apology} » : le format ne connaît pas les excuses.`,
    `"${apology}": the format knows no apology.`,
  );
  if (address === 'vous')
    lose(
      'tone.address',
      '« vous » manque à la liste du format (tu, usted, vos, you, thou) : écrit tel quel.',
      '"vous" is not on the format’s list (tu, usted, vos, you, thou): written as it is.',
    );
  if (EMOJI[emojiPolicy(emoji)] !== emoji)
    lose(
      'tone.emoji',
      `${emoji} au plus : le format dit « ${emojiPolicy(emoji)} », sans nombre.`,
      `At most ${emoji}: the format says "${emojiPolicy(emoji)}", without a number.`,
    );
  for (const partial of mustInclude)
    lose(
      'tone.must-include',
      `« ${partial} » : le format n’a pas de texte obligatoire.`,
      `"${partial}": the format has no text that must stand.`,
    );
  for (const words of tone.neverSay.filter((one) => one.endsWith('*')))
    lose(
      'tone.never-say',
      `« ${words} » : écrit sans l’étoile, le format n’a pas de radical.`,
      `"${words}": written without the star, the format has no stems.`,
    );
  for (const other of charter.languages.filter((one) => one !== language))
    lose(
      `languages.${other}`,
      `Une autre langue : à exporter dans son propre fichier.`,
      'Another language: to be exported to a file of its own.',
    );
}

function loseLayers(charter: Charter, lose: Lose): void {
  const refined = (path: string) =>
    lose(path, 'Un ton qui change : le format n’a qu’une voix.', 'A tone that changes: the format has one voice.');
  for (const { key } of Object.values(charter.audiences).filter(({ tone }) => tone !== null))
    refined(`audiences.${key}.tone`);
  for (const channel of Object.values(charter.channels)) {
    if (channel.tone !== null) refined(`channels.${channel.key}.tone`);
    const unit = platformOf(channel.platform)?.maxLength?.unit ?? 'characters';
    if (unit !== 'characters')
      lose(
        `channels.${channel.key}`,
        `Longueur comptée en « ${unit} » : le format ne compte que des caractères.`,
        `Length counted in "${unit}": the format counts characters only.`,
      );
  }
  for (const name of Object.keys(charter.tones)) refined(`tones.${name}`);
  for (const level of Object.keys(charter.fromSeverity)) refined(`from-severity.${level}`);
  const crises = Object.values(charter.playbooks).filter(({ tone }) => tone !== null);
  if (crises.length > 0) refined(crises.map(({ crisis }) => `${crisis}.tone`).join(', '));
}

/** Sections in the order that the format asks for; their names are the format's. */
function prose(charter: Charter, tone: Tone, language: string, locale: Locale): string {
  const overview =
    locale === 'fr'
      ? `La voix de ${charter.name}, un jour ordinaire. La charte ${charter.brand} ${charter.version} fait foi : elle seule sait ce qui change quand il se passe quelque chose.`
      : `The voice of ${charter.name}, on an ordinary day. The charter ${charter.brand} ${charter.version} decides: it alone knows what changes when something happens.`;
  const personality = toneSentences(tone, language, locale).map((said) => `- ${said}`);
  return `## Overview\n\n${overview}\n\n## Personality\n\n${personality.join('\n')}\n`;
}
