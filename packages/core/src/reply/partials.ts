/** Partials of one language, read once per charter. */
import type { Charter, Table } from '../charter.ts';
import { parseTemplate, type Template } from './template.ts';

const cache = new WeakMap<Charter, Map<string, Table<Template>>>();

/**
 * Partials by bare name: `greeting.fr` for French, else `greeting`. What does not parse is left out; the checker tells
 * about it where it is written. The line end at the end of a file is no part of the partial.
 */
export function partialsFor(charter: Charter, language: string): Table<Template> {
  const byLanguage = cache.get(charter) ?? new Map<string, Table<Template>>();
  const partials = byLanguage.get(language) ?? read(charter.partials, language);
  byLanguage.set(language, partials);
  cache.set(charter, byLanguage);
  return partials;
}

function read(texts: Table<string>, language: string): Table<Template> {
  const found: Record<string, Template> = {};
  for (const key of Object.keys(texts)) {
    const [name = key, of] = key.split('.');
    if (of !== undefined && of !== language) continue;
    if (of === undefined && Object.hasOwn(texts, `${name}.${language}`)) continue;
    const { template } = parseTemplate(texts[key]!.trimEnd(), `partials/${key}.hbs`);
    if (template !== null) found[name] = template;
  }
  return found;
}
