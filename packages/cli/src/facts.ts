/** `--fact key=value`, typed as the charter types it. */
import { type Charter, type Fact, type Facts, type Locale, nearest, readFacts } from '@aplomb/core';
import { say } from './locale.ts';
import { UsageError } from './usage.ts';

/**
 * Reads facts as a person types them: a text as it is, a number in digits, money as "120 EUR", an instant in RFC 3339, a list
 * with commas. The last word on a fact counts. Refuses an unknown fact with the nearest name, and a value of another type.
 *
 * @example factsFrom(charter, ['gesture=120 EUR'], 'en') // { gesture: { amount: '120', currency: 'EUR' } }
 */
export function factsFrom(charter: Charter, words: readonly string[], locale: Locale): Facts {
  const given = Object.fromEntries(words.map((word) => typed(charter, word, locale)));
  const read = readFacts(charter, {}, given);
  if (read.ok) return read.facts;
  const { type, max } = charter.facts[read.fact] as Fact;
  throw new UsageError(
    say(
      locale,
      `--fact ${read.fact} : la valeur ne convient pas au type ${type}.`,
      `--fact ${read.fact}: the value does not fit the type ${type}.`,
    ),
    shapeOf(type, max, locale),
  );
}

function typed(charter: Charter, word: string, locale: Locale): [string, unknown] {
  const at = word.indexOf('=');
  if (at < 1)
    throw new UsageError(say(locale, `--fact ${word} : attendu clé=valeur.`, `--fact ${word}: expected key=value.`));
  const key = word.slice(0, at);
  const value = word.slice(at + 1);
  if (!Object.hasOwn(charter.facts, key)) throw unknownFact(charter, key, locale);
  switch (charter.facts[key]?.type) {
    case 'number':
      return [key, value.trim() === '' ? value : Number(value)];
    case 'money': {
      const [amount, currency] = value.trim().split(/\s+/);
      return [key, { amount, currency }];
    }
    case 'list':
      return [key, value.split(',').map((item) => item.trim())];
    default:
      return [key, value];
  }
}

function unknownFact(charter: Charter, key: string, locale: Locale): UsageError {
  const known = Object.keys(charter.facts);
  const near = nearest(key, known);
  const there = say(locale, `Il y a : ${known.join(', ')}.`, `There are: ${known.join(', ')}.`);
  return new UsageError(
    say(locale, `La charte ne connaît pas l'information « ${key} ».`, `The charter knows no fact "${key}".`),
    near === null ? there : say(locale, `Vouliez-vous dire « ${near} » ?`, `Did you mean "${near}"?`),
  );
}

function shapeOf(type: Fact['type'], max: number, locale: Locale): string {
  switch (type) {
    case 'number':
      return say(locale, 'Par exemple 3.', 'For example 3.');
    case 'money':
      return say(locale, 'Par exemple "49.90 EUR".', 'For example "49.90 EUR".');
    case 'date-time':
      return say(locale, 'Par exemple 2026-11-20T10:00:00+01:00.', 'For example 2026-11-20T10:00:00+01:00.');
    case 'list':
      return say(
        locale,
        `Par exemple "un, deux", ${max} caractères au plus chacun.`,
        `For example "one, two", at most ${max} characters each.`,
      );
    case 'text':
      return say(locale, `De 1 à ${max} caractères.`, `1 to ${max} characters.`);
  }
}
