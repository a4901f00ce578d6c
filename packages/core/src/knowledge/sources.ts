/** The texts that the law packs cite, each with its address. */
import type { Text } from '../charter.ts';
import type { Confidence, LawSource, LawTerm } from './law.ts';

const DSA = 'https://eur-lex.europa.eu/eli/reg/2022/2065/oj';
const GDPR = 'https://eur-lex.europa.eu/eli/reg/2016/679/oj';
const PRESS = 'https://www.legifrance.gouv.fr/loda/id/JORFTEXT000000877119';

const cited = (
  fr: string,
  en: string,
  url: string,
  confidence: Confidence,
  disputed: Text | null = null,
): LawSource => ({
  article: { fr, en },
  url,
  confidence,
  disputed,
});

/** Regulation (EU) 2022/2065, the Digital Services Act. */
export const dsa = (article: string): LawSource =>
  cited(`règlement (UE) 2022/2065, art. ${article}`, `Regulation (EU) 2022/2065, art. ${article}`, DSA, 'text');

/** Regulation (EU) 2016/679. */
export const gdpr = (article: string): LawSource =>
  cited(`RGPD, art. ${article}`, `GDPR, art. ${article}`, GDPR, 'text');

/** The French law of 29 July 1881 on the freedom of the press. */
export const press = (article: string): LawSource =>
  cited(`loi du 29 juillet 1881, art. ${article}`, `French law of 29 July 1881, art. ${article}`, PRESS, 'secondary');

/** Pharos, as service-public.fr describes it. */
export const pharos = (disputed: Text | null = null): LawSource =>
  cited(
    'service-public.fr, R17674',
    'service-public.fr, R17674',
    'https://www.service-public.fr/particuliers/vosdroits/R17674',
    'secondary',
    disputed,
  );

/** European Court of Human Rights, Grand Chamber, Sanchez v. France, 15 May 2023, no. 45581/15. */
export const sanchez = cited(
  'CEDH, Sanchez c. France, 15 mai 2023, n° 45581/15',
  'ECHR, Sanchez v. France, 15 May 2023, no. 45581/15',
  'https://hudoc.echr.coe.int/eng#{%22appno%22:[%2245581/15%22]}',
  'secondary',
);

export const noTerm: LawTerm = {
  duration: null,
  words: { fr: 'aucun délai publié', en: 'no term published' },
};
/** "Promptly", "without undue delay": the law asks for speed and gives no number. */
export const atOnce = (fr: string, en: string): LawTerm => ({
  duration: null,
  words: { fr: `${fr} (aucun nombre publié)`, en: `${en} (no number published)` },
});
