/** Every keyword and id that a brand's files say, with its place: read by the schemas that do the checking. */
import { charterSchema } from '../../packages/core/src/document/charter.ts';
import { examplesSchema } from '../../packages/core/src/document/examples.ts';
import { playbookSchema } from '../../packages/core/src/document/playbook.ts';
import { references } from '../../packages/core/src/document/references.ts';
import { definition, unfold } from '../../packages/core/src/document/schema-walk.ts';
import type { Source } from '../../packages/core/src/document/source.ts';
import { storiesSchema } from '../../packages/core/src/document/stories.ts';
import { id } from '../../packages/core/src/document/words.ts';
import { type Path, parseYaml } from '../../packages/core/src/document/yaml.ts';

export interface Said {
  /** `keyword`, or what an id names: `role`, `step`… */
  readonly kind: string;
  /** The crisis for ids of one playbook, else empty. */
  readonly scope: string;
  readonly word: string;
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  readonly defines: boolean;
}

type Schema = Parameters<typeof unfold>[0];

/** What a block of ids defines, by the block's key. */
const DEFINED: Readonly<Record<string, string>> = {
  roles: 'role',
  calendars: 'calendar',
  audiences: 'audience',
  tones: 'tone',
  facts: 'fact',
  channels: 'channel',
  steps: 'step',
  checklist: 'item',
  event: 'event',
  crisis: 'crisis',
};
const OF_PLAYBOOK = ['step', 'item', 'event', 'reply'];

/** The schema of a file of a brand's folder; null for one that is no YAML of the language. */
export function schemaOf(path: string): Schema | null {
  if (path === 'charter.yaml') return charterSchema;
  if (path.endsWith('/playbook.yaml')) return playbookSchema;
  if (path.endsWith('/examples.yaml')) return examplesSchema;
  return path.endsWith('/stories.yaml') ? storiesSchema : null;
}

export function saidIn({ path: file, text }: Source): Said[] {
  const schema = schemaOf(file);
  if (schema === null) return file.endsWith('.hbs') ? saidInTemplate(file, text) : [];
  const parsed = parseYaml(file, text, 'en');
  const crisis = file.includes('/') ? file.slice(0, file.indexOf('/')) : '';
  const found: Said[] = [];
  /** A story that reclassifies speaks of another playbook from there on. */
  const scopeAt = ([story, part, line]: Path) => {
    if (part !== 'script' || !file.endsWith('/stories.yaml')) return crisis;
    const script = (parsed.value as { script: { reclassifies?: string }[] }[])[Number(story)]?.script ?? [];
    return script.slice(0, Number(line) + 1).findLast((one) => one.reclassifies)?.reclassifies ?? crisis;
  };
  const note = (kind: string, word: string, path: Path, part: 'at' | 'atKey', defines = false) => {
    const { line, column } = parsed[part](path);
    const scope = OF_PLAYBOOK.includes(kind) ? scopeAt(path) : '';
    found.push({ kind: kind === 'action-channel' ? 'channel' : kind, scope, word, file, line, column, defines });
  };
  walk(schema, parsed.value, [], note);
  return found;
}

type Note = (kind: string, word: string, path: Path, part: 'at' | 'atKey', defines?: boolean) => void;

function walk(schema: Schema, value: unknown, path: Path, note: Note): void {
  const options = unfold(schema);
  if (typeof value === 'string')
    for (const [kind, word, defines] of inWord(options, value, path)) note(kind, word, path, 'at', defines);
  if (typeof value !== 'object' || value === null) return;
  const fitting = options.filter((option) => (definition(option).type === 'array') === Array.isArray(value));
  for (const [step, child] of Object.entries(value)) {
    const at = [...path, Array.isArray(value) ? Number(step) : step];
    const inner = fitting.flatMap((option) => inside(option, step)).slice(0, 1);
    const named = Array.isArray(value) ? null : inKey(fitting, step, at);
    if (named !== null) note(named[0], step, at, 'atKey', named[1]);
    for (const next of inner) walk(next, child, at, note);
  }
}

function inside(schema: Schema, step: string): Schema[] {
  const { type, shape, element, valueType } = definition(schema);
  const child = type === 'object' ? shape?.[step] : type === 'array' ? element : valueType;
  return child ? [child] : [];
}

/** What a key names, and whether it defines it. */
function inKey(options: readonly Schema[], step: string, path: Path): [kind: string, defines: boolean] | null {
  for (const { shape, keyType } of options.map(definition)) {
    if (shape && Object.hasOwn(shape, step)) return ['keyword', false];
    if (keyType === undefined) continue;
    const kind = references.get(keyType)?.kind;
    if (kind !== undefined) return [kind, false];
    const block = String(path.at(-2));
    if (keyType === id) return [DEFINED[block] ?? 'free', true];
    if (block === 'open') return ['keyword', false];
    if (block === 'approved-replies') return ['approved-reply', false];
  }
  return null;
}

const DURATION = /^\d+ (business )?(minute|hour|day|week|month|year)s?( before)?$/;

/** What a value names, word by word. */
function inWord(
  options: readonly Schema[],
  value: string,
  path: Path,
): [kind: string, word: string, defines: boolean][] {
  for (const option of options) {
    const kind = references.get(option)?.kind;
    const { type } = definition(option);
    const { entries = {}, values = [] } = option.def as { entries?: object; values?: unknown[] };
    const isKeyword = Object.values(entries).includes(value) || values.includes(value);
    if (kind !== undefined) return [[['otherwise', 'always'].includes(value) ? 'keyword' : kind, value, false]];
    if (isKeyword) return [['keyword', value, false]];
    if (option === id) return [[DEFINED[String(path.at(-1))] ?? 'free', value, true]];
    if (type === 'string' && DURATION.test(value))
      return value
        .split(' ')
        .slice(1)
        .map((unit) => ['unit', unit, false]);
  }
  return [];
}

/** The names in braces: helpers, partials and facts. */
function saidInTemplate(file: string, text: string): Said[] {
  const found: Said[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    for (const { 0: mustache, index: start } of line.matchAll(/\{\{[^}]*\}\}/g)) {
      for (const { 0: name, index: inner } of mustache
        .replace(/"[^"]*"/g, (quoted) => '"'.repeat(quoted.length))
        .matchAll(/[a-z]+(-[a-z]+)*(?!=)\b/g)) {
        if (name === 'else') continue;
        const helper = ['if', 'unless', 'each', 'money', 'date', 'time', 'plural', 'gender'].includes(name);
        const kind = mustache.startsWith('{{>') ? 'partial' : helper ? 'keyword' : 'fact';
        found.push({ kind, scope: '', word: name, file, line: index + 1, column: start + inner + 1, defines: false });
      }
    }
  }
  return found;
}
