/** The tone and the rules about replies, said as a writer needs them: before, not after. */
import type { Ground, Responsibility } from '../charter.ts';
import type { Locale } from '../diagnostic.ts';
import type { LengthUnit } from '../knowledge/channels.ts';
import type { Tone } from '../prescription.ts';

/** What the sentences depend on. */
export interface RuleSituation {
  readonly tone: Tone;
  readonly language: string;
  readonly length: { readonly max: number; readonly unit: LengthUnit } | null;
  readonly partials: readonly { readonly key: string; readonly text: string }[];
  readonly isPublic: boolean;
  /** Sums of money that the case grants, as the reply writes them. */
  readonly sums: readonly string[];
  /** Hosts that the charter's own words link to. */
  readonly hosts: readonly string[];
  readonly responsibility: Responsibility;
  readonly ground: Ground;
}

type Words = Readonly<Record<Locale, string>>;

/** By axis, at 1 and at -1. The middle asks for nothing. */
const AXES: Readonly<
  Record<'serious' | 'formal' | 'respectful' | 'matterOfFact', readonly [more: Words, less: Words]>
> = {
  serious: [
    { fr: 'Restez grave : ni légèreté, ni humour.', en: 'Stay grave: no lightness, no humour.' },
    { fr: 'Un peu d’humour est bienvenu.', en: 'A little humour is welcome.' },
  ],
  formal: [
    { fr: 'Écrivez dans une langue soutenue, sans familiarité.', en: 'Write formally, without familiarity.' },
    { fr: 'Écrivez comme on parle, simplement.', en: 'Write as people speak, simply.' },
  ],
  respectful: [
    { fr: 'Montrez du respect, aussi pour qui se fâche.', en: 'Show respect, also to somebody who is angry.' },
    { fr: 'Un brin d’impertinence est permis.', en: 'A touch of cheek is allowed.' },
  ],
  matterOfFact: [
    { fr: 'Tenez-vous aux faits, sans effusion.', en: 'Keep to the facts, without effusion.' },
    { fr: 'Soyez chaleureux : montrez que vous comprenez.', en: 'Be warm: show that you understand.' },
  ],
};

/** How the reply sounds. */
export function toneSentences(tone: Tone, language: string, locale: Locale): readonly string[] {
  const said: Words[] = [speaker(tone, language)];
  if (tone.address === 'vous') said.push({ fr: 'Vouvoyez la personne.', en: 'Address the person as “vous”.' });
  if (tone.address === 'tu') said.push({ fr: 'Tutoyez la personne.', en: 'Address the person as “tu”.' });
  for (const [axis, [more, less]] of Object.entries(AXES)) {
    const value = tone[axis as keyof typeof AXES];
    if (value !== 0) said.push(value > 0 ? more : less);
  }
  return said.map((words) => words[locale]);
}

function speaker({ speaksAs }: Tone, language: string): Words {
  const french = /^fr\b/i.test(language);
  const word = speaksAs === 'we' ? (french ? 'nous' : 'we') : french ? 'je' : 'I';
  return speaksAs === 'we'
    ? { fr: `Parlez au nom de la marque : « ${word} ».`, en: `Speak for the brand: “${word}”.` }
    : { fr: `Parlez en votre nom : « ${word} ».`, en: `Speak as yourself: “${word}”.` };
}

/** What the reply must do, and how much it may. */
export function musts(rules: RuleSituation, locale: Locale): readonly string[] {
  const { tone, length, partials } = rules;
  const said: Words[] = [inLanguage(rules.language)];
  if (tone.apology === 'required') said.push({ fr: 'Présentez des excuses.', en: 'Apologise.' });
  if (length !== null) said.push(atMost(length));
  said.push({
    fr: `Faites des phrases de ${tone.sentenceWords} mots au plus.`,
    en: `Write sentences of at most ${tone.sentenceWords} words.`,
  });
  if (tone.emoji > 0) said.push({ fr: `Emoji : ${tone.emoji} au plus.`, en: `Emoji: at most ${tone.emoji}.` });
  if (tone.exclamations > 0)
    said.push({
      fr: `Points d’exclamation : ${tone.exclamations} au plus.`,
      en: `Exclamation marks: at most ${tone.exclamations}.`,
    });
  for (const { key, text } of partials)
    said.push({
      fr: `Reprenez « ${key} » tel quel : ${oneLine(text)}`,
      en: `Carry “${key}” as it is: ${oneLine(text)}`,
    });
  return said.map((words) => words[locale]);
}

function inLanguage(language: string): Words {
  const name = (locale: Locale) => new Intl.DisplayNames(locale, { type: 'language' }).of(language) ?? language;
  return { fr: `Écrivez en ${name('fr')}.`, en: `Write in ${name('en')}.` };
}

const COUNTED: Readonly<Record<LengthUnit, Words>> = {
  'x-weighted': {
    fr: 'caractères comptés comme X (un lien vaut 23, un emoji 2)',
    en: 'characters counted as X does (a link is 23, an emoji 2)',
  },
  utf16: { fr: 'caractères (un emoji en vaut 2 ou plus)', en: 'characters (an emoji is 2 or more)' },
  characters: { fr: 'caractères', en: 'characters' },
  'utf8-bytes': { fr: 'octets (une lettre accentuée en vaut 2)', en: 'bytes (an accented letter is 2)' },
};

function atMost({ max, unit }: { readonly max: number; readonly unit: LengthUnit }): Words {
  return { fr: `Tenez en ${max} ${COUNTED[unit].fr}.`, en: `Stay within ${max} ${COUNTED[unit].en}.` };
}

/** What the reply must not do: what the rules about replies would find. */
export function nevers(rules: RuleSituation, locale: Locale): readonly string[] {
  const { tone, isPublic } = rules;
  const said: Words[] = [
    tone.apology === 'forbidden'
      ? {
          fr: 'Ne présentez pas d’excuses : la marque tient sa position.',
          en: 'Do not apologise: the brand holds its ground.',
        }
      : {
          fr: 'Ne vous excusez pas à moitié (« désolés si… », « désolés que vous le preniez ainsi »).',
          en: 'No half apology (“sorry if…”, “sorry you feel that way”).',
        },
    denial(rules),
    { fr: 'N’admettez ni faute ni responsabilité juridique.', en: 'Admit neither fault nor liability.' },
    promises(rules.sums),
    {
      fr: 'N’inventez rien : ce que les faits ci-dessous ne disent pas n’est pas connu.',
      en: 'Invent nothing: what the facts below do not say is not known.',
    },
    { fr: 'Ne rejetez pas la faute sur la personne.', en: 'Do not put the blame on the person.' },
  ];
  if (isPublic)
    said.push({
      fr: 'N’écrivez aucune donnée personnelle, et n’en demandez pas ici : proposez un message privé.',
      en: 'Write no personal data, and ask for none here: offer a private message.',
    });
  if (isPublic && rules.ground !== 'none')
    said.push({ fr: 'Ne nommez pas la personne.', en: 'Do not name the person.' });
  if (tone.neverSay.length > 0) {
    said.push({
      fr: `Ne dites jamais : ${tone.neverSay.map((words) => `« ${words} »`).join(', ')}.`,
      en: `Never say: ${tone.neverSay.map((words) => `“${words}”`).join(', ')}.`,
    });
  }
  if (tone.emoji === 0) said.push({ fr: 'Pas d’emoji.', en: 'No emoji.' });
  if (tone.exclamations === 0) said.push({ fr: 'Pas de point d’exclamation.', en: 'No exclamation mark.' });
  said.push({ fr: 'Pas de mots en capitales.', en: 'No words in capitals.' }, links(rules.hosts));
  return said.map((words) => words[locale]);
}

function denial({ tone, responsibility }: RuleSituation): Words {
  if (responsibility === 'preventable')
    return { fr: 'Ne démentez pas : dites ce qui est fait.', en: 'Do not deny: say what is being done.' };
  return tone.apology === 'forbidden'
    ? {
        fr: 'Ne démentez pas en promettant un geste : c’est l’un ou l’autre.',
        en: 'Do not deny and promise a gesture at once.',
      }
    : { fr: 'Ne démentez pas en vous excusant : c’est l’un ou l’autre.', en: 'Do not deny and apologise at once.' };
}

function promises(sums: readonly string[]): Words {
  if (sums.length === 0)
    return {
      fr: 'Ne promettez ni remboursement, ni geste, ni dédommagement.',
      en: 'Promise no refund, no gesture, no compensation.',
    };
  const granted = sums.join(', ');
  return {
    fr: `Ne promettez aucune autre somme que : ${granted}.`,
    en: `Promise no other sum than: ${granted}.`,
  };
}

function links(hosts: readonly string[]): Words {
  if (hosts.length === 0) return { fr: 'Pas de lien.', en: 'No link.' };
  const known = hosts.join(', ');
  return { fr: `Pas de lien, sauf vers : ${known}.`, en: `No link, except to: ${known}.` };
}

const oneLine = (text: string): string => text.trim().replace(/\s*\n\s*/g, ' / ');
