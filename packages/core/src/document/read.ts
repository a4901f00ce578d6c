/** A brand's files → CharterDocument: every file parsed and held against its schema, each value with its place. */
import type { z } from 'zod';
import type { Diagnostic, Locale } from '../diagnostic.ts';
import { type CharterYaml, charterSchema } from './charter.ts';
import { type ExamplesYaml, examplesSchema } from './examples.ts';
import { type MigrationYaml, migrationSchema } from './migration.ts';
import { nearest } from './nearest.ts';
import { misreadAt, plainText } from './plain-text.ts';
import { type PlaybookYaml, playbookSchema } from './playbook.ts';
import { type Shaped, shape } from './shape.ts';
import type { Source } from './source.ts';
import { type StoriesYaml, storiesSchema } from './stories.ts';
import { parseYaml } from './yaml.ts';

/** `name` is the file's name without `.hbs`: `acknowledge.x.fr`. */
export interface TemplateFile {
  readonly file: string;
  readonly name: string;
  readonly text: string;
}

export interface PlaybookDocument {
  /** The folder's name. */
  readonly crisis: string;
  readonly playbook: Shaped<PlaybookYaml>;
  readonly examples: Shaped<ExamplesYaml> | null;
  readonly stories: Shaped<StoriesYaml> | null;
  readonly replies: readonly TemplateFile[];
}

/** A brand as written. */
export interface CharterDocument {
  readonly charter: Shaped<CharterYaml>;
  readonly partials: readonly TemplateFile[];
  /** In alphabetical order. */
  readonly playbooks: readonly PlaybookDocument[];
  /** By file name, `<from>-<to>`. */
  readonly migrations: readonly Shaped<MigrationYaml>[];
  /** Files that have no place in a brand's folder, and replies that are no UTF-8. */
  readonly strays: readonly Diagnostic[];
}

const PLAYBOOK_FILES = ['playbook.yaml', 'examples.yaml', 'stories.yaml'];

export function readDocument(sources: readonly Source[], locale: Locale): CharterDocument {
  const ordered = [...sources].sort((a, b) => (a.path < b.path ? -1 : 1));
  const files = new Map(ordered.map((source) => [source.path, plainText(source.text)]));
  const originals = new Map(ordered.map((source) => [source.path, source]));
  const read = <T>(path: string, schema: z.ZodType<T>): Shaped<T> => {
    const source = originals.get(path);
    return source === undefined ? absent(path, locale) : readOnce(source, schema, locale);
  };
  const optional = <T>(path: string, schema: z.ZodType<T>) => (files.has(path) ? read(path, schema) : null);
  const templates = (folder: string): TemplateFile[] =>
    [...files]
      .filter(([path]) => path.startsWith(folder) && path.endsWith('.hbs') && !path.slice(folder.length).includes('/'))
      .map(([file, text]) => ({ file, name: file.slice(folder.length, -'.hbs'.length), text }));
  const folders = [
    ...new Set([...files.keys()].filter((path) => path.includes('/')).map((path) => path.slice(0, path.indexOf('/')))),
  ];
  const crises = folders.filter(
    (folder) => folder !== 'partials' && folder !== 'migrations' && !folder.startsWith('.'),
  );
  return {
    charter: read('charter.yaml', charterSchema),
    partials: templates('partials/'),
    playbooks: crises.map((crisis) => ({
      crisis,
      playbook: read(`${crisis}/playbook.yaml`, playbookSchema),
      examples: optional(`${crisis}/examples.yaml`, examplesSchema),
      stories: optional(`${crisis}/stories.yaml`, storiesSchema),
      replies: templates(`${crisis}/replies/`),
    })),
    migrations: [...files.keys()]
      .filter((path) => /^migrations\/[^/]+\.yaml$/.test(path))
      .map((path) => read(path, migrationSchema)),
    strays: [...files].flatMap(([path, text]) => [
      ...stray(path, locale),
      ...(path.endsWith('.hbs') ? [misreadAt(path, text, locale) ?? []].flat() : []),
    ]),
  };
}

const known = new WeakMap<Source, Map<Locale, { readonly text: string; readonly shaped: Shaped<unknown> }>>();

/** A source that is handed in again, because another file changed, is not parsed again. */
function readOnce<T>(source: Source, schema: z.ZodType<T>, locale: Locale): Shaped<T> {
  const byLocale = known.get(source) ?? new Map();
  known.set(source, byLocale);
  const before = byLocale.get(locale);
  if (before?.text === source.text) return before.shaped;
  const text = plainText(source.text);
  const misread = misreadAt(source.path, text, locale);
  const shaped =
    misread === null ? shape(parseYaml(source.path, text, locale), schema, locale) : unread<T>(source.path, misread);
  byLocale.set(locale, { text: source.text, shaped });
  return shaped;
}

function absent<T>(path: string, locale: Locale): Shaped<T> {
  const place = { file: path, line: 1, column: 1 };
  const fr = locale === 'fr';
  const finding: Diagnostic = {
    ...place,
    code: 'files/missing',
    severity: 'error',
    message: fr ? `Le fichier ${path} manque.` : `The file ${path} is missing.`,
    hint: path.includes('/')
      ? fr
        ? 'Chaque dossier est un type de crise et contient un playbook.yaml.'
        : 'Each folder is a crisis type and holds a playbook.yaml.'
      : null,
  };
  return unread(path, finding);
}

function unread<T>(file: string, finding: Diagnostic): Shaped<T> {
  const place = () => ({ file, line: 1, column: 1 });
  return { file, value: null, findings: [finding], lost: [[]], at: place, atKey: place };
}

/** Warns about a YAML or Handlebars file that nothing reads; other files (a README, a picture) are the author's own. */
function stray(path: string, locale: Locale): Diagnostic[] {
  if (!/\.(ya?ml|hbs)$/.test(path) || path.startsWith('.') || path === 'charter.yaml') return [];
  const [folder = '', second = '', ...rest] = path.split('/');
  if (folder === 'migrations' && /^[^/]+\.yaml$/.test(second) && rest.length === 0) return [];
  if (folder === 'partials' && second.endsWith('.hbs') && rest.length === 0) return [];
  if (rest.length === 0 && PLAYBOOK_FILES.includes(second)) return [];
  if (second === 'replies' && rest.length === 1 && rest[0]?.endsWith('.hbs')) return [];
  const known = second === '' ? ['charter.yaml'] : rest.length === 0 ? PLAYBOOK_FILES : ['replies'];
  const near = nearest(rest.length === 0 ? second || folder : second, known);
  const fr = locale === 'fr';
  return [
    {
      file: path,
      line: 1,
      column: 1,
      code: 'files/stray',
      severity: near === null ? 'warning' : 'error',
      message: fr ? `Rien ne lit ce fichier : ${path}.` : `Nothing reads this file: ${path}.`,
      hint: near === null ? null : fr ? `Vouliez-vous dire « ${near} » ?` : `Did you mean "${near}"?`,
    },
  ];
}
