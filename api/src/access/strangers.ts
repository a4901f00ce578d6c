import { type Charter, type Locale, nearest } from '@aplomb/core';
import type { Db } from '../db.ts';
import type { NewKey } from './keyring.ts';

/**
 * What a new key names and no charter has: brands that nothing is published for, and roles of none of its brands. A key may
 * come before its charter, so that these are warnings; a mistyped one would open nothing, and say nothing.
 *
 * @example await strangersOf(db, { brands: ['hirondele'], roles: ['*'] }, 'en')
 * // ['No charter for the brand "hirondele": the key sees nothing of it. Did you mean "hirondelle"?']
 */
export async function strangersOf(
  db: Db,
  { brands, roles }: Pick<NewKey, 'brands' | 'roles'>,
  locale: Locale,
): Promise<string[]> {
  const rows = await db.charter.findMany({ where: { current: true }, select: { brand: true, model: true } });
  const published = rows.map(({ brand }) => brand);
  const seen = rows.filter(({ brand }) => brands.includes('*') || brands.includes(brand));
  const known = seen.flatMap(({ model }) => Object.keys((model as unknown as Charter).roles));
  const fr = locale === 'fr';
  const near = (word: string, words: readonly string[]) => {
    const found = nearest(word, words);
    if (found === null) return '';
    return fr ? ` Vouliez-vous dire « ${found} » ?` : ` Did you mean "${found}"?`;
  };
  return [
    ...brands
      .filter((word) => word !== '*' && !published.includes(word))
      .map((word) =>
        fr
          ? `Aucune charte pour la marque « ${word} » : la clé n'en voit rien.${near(word, published)}`
          : `No charter for the brand "${word}": the key sees nothing of it.${near(word, published)}`,
      ),
    ...roles
      .filter((word) => word !== '*' && !known.includes(word))
      .map((word) =>
        fr
          ? `Aucune de ces marques n'a le rôle « ${word} ».${near(word, known)}`
          : `None of these brands has the role "${word}".${near(word, known)}`,
      ),
  ];
}
