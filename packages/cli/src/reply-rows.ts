/** The drafted reply of a prescription, its length and what is wrong with it. */
import { applyProposals, type Locale, type ReplyDraft } from '@aplomb/core';
import { visible } from './excerpt.ts';
import { say } from './locale.ts';
import type { Reader, Row } from './page.ts';

/** In what a channel counts. */
const UNITS: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  'x-weighted': { fr: 'caractères comptés par X', en: 'characters as X counts' },
  utf16: { fr: 'caractères', en: 'characters' },
  characters: { fr: 'caractères', en: 'characters' },
  'utf8-bytes': { fr: 'octets', en: 'bytes' },
};

export function replyRows(reply: ReplyDraft | null, { locale, quiet, alert }: Reader): Row[] {
  const label = say(locale, 'Réponse', 'Reply');
  if (reply === null) return [[label, quiet(say(locale, 'aucune à cette étape', 'none at this step'))]];
  const { text, template, language, length, sendable, missingFacts, findings } = reply;
  const lines = text.trimEnd().split('\n');
  const unit = Object.hasOwn(UNITS, length.unit) ? UNITS[length.unit]![locale] : length.unit;
  const used = length.max === null ? `${length.used} ${unit}` : `${length.used}/${length.max} ${unit}`;
  const state = sendable
    ? say(locale, 'peut partir', 'can be sent')
    : alert(say(locale, 'ne peut pas partir', 'cannot be sent'));
  const rows: Row[] = lines.map((line, index) => [index === 0 ? label : '', visible(line)]);
  rows.push(['', `${quiet(`(${template}, ${language}, ${used})`)} ${state}`]);
  const missing = missingFacts.map((fact) => `${alert(fact)} ${quiet(`(${optionFor(fact)})`)}`);
  if (missing.length > 0) rows.push([say(locale, 'Manque', 'Missing'), missing.join(', ')]);
  const told = findings.map(
    ({ severity, code, message }) =>
      `${severity === 'error' ? alert(visible(message)) : visible(message)} ${quiet(`[${code}]`)}`,
  );
  rows.push(...told.map((line, index): Row => [index === 0 ? say(locale, 'Remarques', 'Findings') : '', line]));
  const better = applyProposals(text, findings).trimEnd();
  if (better === text.trimEnd()) return rows;
  const proposed = better.split('\n').map(visible);
  return [
    ...rows,
    ...proposed.map((line, index): Row => [index === 0 ? say(locale, 'Proposé', 'Proposed') : '', line]),
  ];
}

/** What to type to fill a hole of the reply. */
function optionFor(fact: string): string {
  return fact === 'agent-name' ? '--agent …' : fact === 'author-name' ? '--author-name …' : `--fact ${fact}=…`;
}
