/** Everything that the reference has to explain, read from the code that checks. */
import { readdirSync, readFileSync } from 'node:fs';
import { charterSchema } from '../../packages/core/src/document/charter.ts';
import { examplesSchema } from '../../packages/core/src/document/examples.ts';
import { migrationSchema } from '../../packages/core/src/document/migration.ts';
import { playbookSchema } from '../../packages/core/src/document/playbook.ts';
import { definition, unfold } from '../../packages/core/src/document/schema-walk.ts';
import { storiesSchema } from '../../packages/core/src/document/stories.ts';
import { replyRules } from '../../packages/core/src/reply/rules/index.ts';

type Schema = Parameters<typeof unfold>[0];

/** Every key of the language, and every word that a value may be one of. */
export function keywords(): string[] {
  const found = new Set<string>();
  const seen = new Set<Schema>();
  const open: Schema[] = [charterSchema, playbookSchema, examplesSchema, storiesSchema, migrationSchema];
  for (let schema = open.pop(); schema !== undefined; schema = open.pop()) {
    if (seen.has(schema)) continue;
    seen.add(schema);
    const { type, shape = {}, element, keyType, valueType } = definition(schema);
    const { entries = {}, values = [] } = schema.def as { entries?: object; values?: readonly unknown[] };
    for (const word of [...Object.keys(shape), ...Object.values(entries), ...values])
      if (typeof word === 'string') found.add(word);
    if (type === 'union' || type === 'optional') open.push(...unfold(schema));
    open.push(...[...Object.values(shape), element, keyType, valueType].filter((one) => one !== undefined));
  }
  return [...found].sort();
}

const core = new URL('../../packages/core/src/', import.meta.url);
const textOf = (path: string) => readFileSync(new URL(path, core), 'utf8');

function textsUnder(folder: string): string[] {
  return readdirSync(new URL(folder, core), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => textOf(folder + path));
}

const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, word = '']) => word);

/** Every code that a finding may have. Where a code is put together, so is it here. */
export function findingCodes(): string[] {
  const sources = [...textsUnder('check/'), ...textsUnder('document/')];
  const written = sources.flatMap((text) =>
    all(text.replace(/^.*\bfrom '.*$/gm, ''), /'([a-z]+(?:-[a-z]+)?\/[a-z-]+)'/g),
  );
  const shape = textOf('document/shape-sentences.ts');
  const kinds = all(textOf('document/references.ts'), /^ {2}\| '([a-z-]+)'/gm);
  const misspelt = kinds.filter((kind) => kind !== 'platform');
  const schema = definition(charterSchema).shape?.promises;
  const promises = Object.keys(
    definition(definition(unfold(schema as Schema)[0] as Schema).element as Schema).shape ?? {},
  );
  const companions = ['within', 'before', 'unless-ground', 'in', 'from-severity'];
  return [
    ...new Set([
      ...written,
      ...all(shape, /say\(\s*'([a-z-]+)'/g).map((code) => `shape/${code}`),
      ...all(shape, /\[\s*'([a-z]+)',\s*`/g).map((code) => `shape/${code}`),
      ...all(textOf('time/schedule.ts'), /^ {2}\| '([a-z-]+)'/gm).map((code) => `calendar/${code}`),
      ...all(textOf('reply/templateFault.ts'), /^ {2}\| 'template-([a-z-]+)'/gm).map((code) => `template/${code}`),
      ...Object.keys(replyRules).map((code) => `reply/${code}`),
      ...kinds.filter((kind) => kind !== 'action-channel').map((kind) => `reference/${kind}`),
      ...misspelt.map((kind) => `reference/${kind}-misspelt`),
      ...['owner', 'instructions', 'deadline'].map((part) => `step/${part}-missing`),
      ...promises.filter((word) => !companions.includes(word)).map((kind) => `promise/${kind}`),
    ]),
  ].sort();
}
