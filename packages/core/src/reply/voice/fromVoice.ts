/** A VOICE.md → the tone of a charter, and what it said besides. */
import { parse, stringify } from 'yaml';
import type { Axis } from '../../charter.ts';
import type { Locale } from '../../diagnostic.ts';
import { lossesIn, type VoiceLoss } from './loss.ts';
import { EMOJI, exclamationsOf, FORMALITY, SPELLING, TRAITS } from './words.ts';

type Lose = ReturnType<typeof lossesIn>['lose'];
type Tokens = Readonly<Record<string, unknown>>;

/**
 * Reads a VOICE.md (version alpha) into the `tone:` of a `charter.yaml`, as YAML text ready to be put there. What a tone cannot say
 * is a loss with its place, so that nothing goes unseen. `tone` is null, with one loss that says why, where the text is no
 * VOICE.md. Never throws.
 *
 * @example
 * fromVoice('---\nname: Acme\nregister:\n  formality: high\n---\n').tone // "tone:\n  formal: 1\n"
 */
export function fromVoice(
  text: string,
  locale: Locale = 'en',
): { readonly tone: string | null; readonly losses: readonly VoiceLoss[] } {
  const { list, lose } = lossesIn(locale);
  const [, head, body = ''] = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n([\s\S]*))?$/.exec(text) ?? [];
  const tokens = head === undefined ? null : tokensOf(head);
  if (tokens === null) {
    lose(
      '',
      'Ce n’est pas un VOICE.md : il commence par du YAML entre deux lignes « --- ».',
      'This is no VOICE.md: it begins with YAML between two lines "---".',
    );
    return { tone: null, losses: list };
  }
  const language = languageOf(tokens);
  const said = {
    ...address(tokens, language, lose),
    ...register(tokens, lose),
    ...traits(tokens, lose),
    ...forbidden(tokens, language, lose),
  };
  loseRest(tokens, lose);
  if (body.trim() !== '')
    lose(
      '',
      'Le texte sous l’en-tête : une charte n’a pas de prose sur la voix.',
      'The text below the head: a charter holds no prose about the voice.',
    );
  return { tone: stringify({ tone: said }, { lineWidth: 0, blockQuote: false }), losses: list };
}

function tokensOf(head: string): Tokens | null {
  try {
    const read: unknown = parse(head, { logLevel: 'error' });
    return isMap(read) ? read : null;
  } catch {
    return null;
  }
}

/** "es-419" → "es"; English where nothing is said. */
function languageOf(tokens: Tokens): string {
  const primary = mapAt(tokens, 'language').primary;
  return typeof primary === 'string' ? (/^[a-z]{2,3}\b/i.exec(primary)?.[0].toLowerCase() ?? 'en') : 'en';
}

/** The format's words for near and distant. */
const ADDRESS: Readonly<Record<string, 'tu' | 'vous'>> = { tu: 'tu', vos: 'tu', vous: 'vous', usted: 'vous' };

function address(tokens: Tokens, language: string, lose: Lose) {
  const { primary, treatment, ...rest } = mapAt(tokens, 'language');
  loseKeys('language', rest, lose);
  if (typeof primary === 'string' && primary !== language)
    lose('language.primary', `« ${primary} » est lu comme « ${language} ».`, `"${primary}" is read as "${language}".`);
  if (treatment === undefined || treatment === 'you') return {};
  const word = typeof treatment === 'string' && Object.hasOwn(ADDRESS, treatment) ? ADDRESS[treatment] : undefined;
  if (word !== treatment) loseValue('language.treatment', treatment, word, lose);
  return word === undefined ? {} : { address: { [language]: word } };
}

function register(tokens: Tokens, lose: Lose) {
  const { formality, emoji_policy, exclamation_marks, ...rest } = mapAt(tokens, 'register');
  loseKeys('register', rest, lose);
  const formal = Object.entries(FORMALITY).find(([, word]) => word === formality)?.[0];
  const emoji =
    typeof emoji_policy === 'string' && Object.hasOwn(EMOJI, emoji_policy) ? EMOJI[emoji_policy] : undefined;
  const most = typeof exclamation_marks === 'string' ? (exclamationsOf(exclamation_marks) ?? undefined) : undefined;
  if (formality !== undefined && formal === undefined) loseValue('register.formality', formality, undefined, lose);
  if (emoji_policy !== undefined && emoji !== 0) loseValue('register.emoji_policy', emoji_policy, emoji, lose);
  if (exclamation_marks !== undefined && most === undefined)
    loseValue('register.exclamation_marks', exclamation_marks, undefined, lose);
  return {
    ...(formal === undefined ? {} : { formal: Number(formal) }),
    ...(emoji === undefined ? {} : { emoji }),
    ...(most === undefined ? {} : { exclamations: most }),
  };
}

function traits(tokens: Tokens, lose: Lose): Readonly<Record<string, Axis>> {
  const { traits: written, ...rest } = mapAt(tokens, 'personality');
  loseKeys('personality', rest, lose);
  const axes: Record<string, Axis> = {};
  for (const trait of listOf(written)) {
    const found = Object.entries(TRAITS).find(([, words]) => words.some((word) => word === trait));
    if (found === undefined) {
      loseValue('personality.traits', trait, undefined, lose);
      continue;
    }
    const [axis, [more]] = found;
    axes[SPELLING[axis as keyof typeof SPELLING]] = trait === more ? 1 : -1;
  }
  return axes;
}

function forbidden(tokens: Tokens, language: string, lose: Lose) {
  const { forbidden: written, ...rest } = mapAt(tokens, 'lexicon');
  loseKeys('lexicon', rest, lose);
  const phrases: string[] = [];
  for (const entry of listOf(written)) {
    const { phrase, reason, ...more } = isMap(entry) ? entry : { phrase: entry };
    const words = typeof phrase === 'string' ? phrase.trim().replace(/\s+/g, ' ') : '';
    if (!/[\p{L}\p{N}]/u.test(words)) {
      loseValue('lexicon.forbidden', phrase, undefined, lose);
      continue;
    }
    phrases.push(words);
    const about = [...Object.keys(more), ...(reason === undefined || reason === 'never-say' ? [] : ['reason'])];
    if (about.length > 0)
      lose(
        'lexicon.forbidden',
        `« ${words} » : interdit sans ${about.join(', ')}.`,
        `"${words}": forbidden without its ${about.join(', ')}.`,
      );
  }
  return phrases.length === 0 ? {} : { 'never-say': { [language]: [...new Set(phrases)] } };
}

const READ = ['version', 'name', 'language', 'register', 'personality', 'lexicon'];

function loseRest(tokens: Tokens, lose: Lose): void {
  for (const [key, value] of Object.entries(tokens)) {
    if (READ.includes(key) || size(value) === 0) continue;
    lose(key, 'Une charte ne range pas cela dans le ton.', 'A charter keeps no such thing in its tone.');
  }
}

function loseKeys(path: string, rest: Tokens, lose: Lose): void {
  for (const [key, value] of Object.entries(rest))
    if (size(value) > 0) lose(`${path}.${key}`, 'Un ton ne dit pas cela.', 'A tone does not say this.');
}

/** A word that a tone says otherwise, or not at all. */
function loseValue(path: string, value: unknown, read: string | number | undefined, lose: Lose): void {
  const shown = typeof value === 'string' ? value : JSON.stringify(value);
  if (read === undefined) lose(path, `« ${shown} » : un ton ne dit pas cela.`, `"${shown}": a tone does not say this.`);
  else lose(path, `« ${shown} » est lu comme « ${read} ».`, `"${shown}" is read as "${read}".`);
}

function mapAt(tokens: Tokens, key: string): Tokens {
  const value = Object.hasOwn(tokens, key) ? tokens[key] : null;
  return isMap(value) ? value : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function size(value: unknown): number {
  if (Array.isArray(value)) return value.length;
  return isMap(value) ? Object.keys(value).length : value === null || value === undefined || value === '' ? 0 : 1;
}

function isMap(value: unknown): value is Tokens {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
