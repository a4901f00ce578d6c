import { possibleApologies } from './apologies.ts';
import { finding, inLanguage, type ReplyRule } from './rule.ts';

/** The tone requires an apology and the reply has none. French and English only. */
export const apologyMissing: ReplyRule = (reading, context) => {
  if (context.tone.apology !== 'required' || inLanguage(context, { fr: true, en: true }) === null) return [];
  if (possibleApologies(reading, context).length > 0) return [];
  return [
    finding(
      context,
      'apology-missing',
      'error',
      null,
      'Des excuses sont attendues : désolés, excuses ou pardon.',
      'An apology is expected: sorry, apologies or apologise.',
    ),
  ];
};
