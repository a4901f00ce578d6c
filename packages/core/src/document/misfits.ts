/** Zod's issues → what an author did: one misfit per place, the best reading of unions, no consequences. */
import type { z } from 'zod';
import { nearest } from './nearest.ts';
import { keyKindAt, knownKeys } from './schema-walk.ts';
import type { Misfit } from './shape-sentences.ts';
import type { Path } from './yaml.ts';

type Issue = z.core.$ZodIssue;

export function misfits(issues: readonly Issue[], root: unknown, schema: z.ZodType): Misfit[] {
  const flat = issues.flatMap((issue) => flatten(issue, root));
  const found: Misfit[] = [];
  const guessed = new Set<string>();
  const missingIn = Map.groupBy(
    flat.filter((issue) => isMissing(issue, root)),
    ({ path }) => pathKey(path.slice(0, -1)),
  );
  for (const issue of flat) {
    if (issue.code !== 'unrecognized_keys') continue;
    const known = knownKeys(schema, issue.path as Path);
    const missing = (missingIn.get(pathKey(issue.path)) ?? []).map(({ path }) => String(path.at(-1)));
    const block = valueAt(root, issue.path as Path);
    const unused = known.filter((key) => !Object.hasOwn(block as object, key));
    for (const key of issue.keys) {
      const path = [...(issue.path as Path), key];
      const near = nearest(key, missing) ?? nearest(key, unused) ?? nearest(key, known);
      const meant = near !== null && unused.includes(near) ? near : null;
      if (meant !== null) guessed.add(pathKey([...issue.path, meant]));
      if (near === null && valueAt(root, path) === null) found.push({ kind: 'unquoted', path, word: key });
      else found.push({ kind: 'unknown-key', path, word: key, near, meant, known });
    }
  }
  for (const issue of flat) {
    if (issue.code === 'unrecognized_keys') continue;
    if (!isMissing(issue, root)) found.push(describe(issue, root, schema));
    else {
      // What a block lacks cannot be made up: the whole block is left out. A misspelt key is not missing.
      const path = issue.path.slice(0, -1) as Path;
      if (!guessed.has(pathKey(issue.path))) found.push({ kind: 'missing-key', path, word: String(issue.path.at(-1)) });
    }
  }
  return found;
}

const pathKey = (path: readonly PropertyKey[]) => path.map(String).join('\0');
const isMissing = (issue: Issue, root: unknown) =>
  issue.path.length > 0 && issue.code !== 'invalid_key' && valueAt(root, issue.path as Path) === undefined;

/** A union's issue stands for the issues of the branch that fits best; a value of no branch's type stays one issue. */
function flatten(issue: Issue, root: unknown): Issue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  const branches = issue.errors.map((branch) =>
    branch.flatMap((inner) => flatten({ ...inner, path: [...issue.path, ...inner.path] } as Issue, root)),
  );
  const isRoot = (inner: Issue) => inner.path.length === issue.path.length;
  const fitting = branches.filter((branch) => !branch.some((inner) => isRoot(inner) && inner.code === 'invalid_type'));
  // Of choices and something else (`vous`, or one for each language), a text or number means a choice, any other value the rest.
  const isChoice = (branch: readonly Issue[]) =>
    branch.some((inner) => isRoot(inner) && inner.code === 'invalid_value');
  const value = valueAt(root, issue.path as Path);
  const meant = fitting.filter((branch) => !(typeof value === 'object' && isChoice(branch)));
  if (meant.length > 0) return meant.reduce((best, branch) => (branch.length < best.length ? branch : best));
  return [issue];
}

function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as Record<string | number, unknown>)[step]
        : undefined,
    root,
  );
}

/** `{ fr: Oui, non }` is read as two keys, the second without a value. */
function isBesideTexts(root: unknown, path: Path): boolean {
  const block = valueAt(root, path.slice(0, -1));
  return (
    typeof block === 'object' &&
    block !== null &&
    !Array.isArray(block) &&
    Object.values(block).some((other) => typeof other === 'string')
  );
}

/** `{ fr: Oui, en: }` lacks a text; `{ fr: Oui, merci }` is a sentence cut in two. */
function isWordHere(schema: z.ZodType, path: Path): boolean {
  const block = path.slice(0, -1);
  const word = String(path.at(-1));
  return knownKeys(schema, block).includes(word) || (keyKindAt(schema, block) === 'language' && word.length === 2);
}

/** The types that would fit: several where a word may be said in several ways. */
function expectedBy(issue: Issue): readonly string[] {
  if (issue.code === 'invalid_type') return [issue.expected];
  if (issue.code !== 'invalid_union') return [];
  return issue.errors.flatMap((branch) => branch.filter(({ path }) => path.length === 0).flatMap(expectedBy));
}

/** The word that says what a value is: `within`, `open`; list places, levels and dates say nothing. */
function keyOf(path: Path): string {
  const words = path.filter((step): step is string => typeof step === 'string' && !/^\d/.test(step));
  return words.at(-2) === 'open' ? 'open' : (words.at(-1) ?? '');
}

function describe(issue: Issue, root: unknown, schema: z.ZodType): Misfit {
  const path = issue.path as Path;
  const value = valueAt(root, path);
  const word = typeof value === 'object' ? '' : String(value);
  const key = keyOf(path);
  switch (issue.code) {
    case 'invalid_value': {
      const known = issue.values.map(String);
      const near = nearest(
        word,
        issue.values.filter((choice) => typeof choice === 'string'),
      );
      const meant = issue.values.length === 1 ? issue.values[0] : issue.values.find((choice) => choice === near);
      return { kind: 'unknown-word', path, value, near, meant, known };
    }
    case 'invalid_key':
      if (value === null) return { kind: 'unquoted', path, word: String(path.at(-1)) };
      return {
        kind: 'bad-key',
        path,
        word: String(path.at(-1)),
        block: String(path.at(-2) ?? ''),
        names: keyKindAt(schema, path.slice(0, -1)),
      };
    case 'invalid_format':
      return word.trim() === '' ? { kind: 'empty', path, value } : { kind: 'bad-format', path, word, key };
    case 'custom':
      return typeof value === 'object' ? { kind: 'empty', path, value } : { kind: 'bad-format', path, word, key };
    case 'too_small':
      if (typeof value === 'object') return { kind: 'empty', path, value };
      return { kind: 'out-of-range', path, word, low: Number(issue.minimum), high: null };
    case 'too_big':
      return { kind: 'out-of-range', path, word, low: null, high: Number(issue.maximum) };
    default:
      if (value === null && isBesideTexts(root, path) && !isWordHere(schema, path))
        return { kind: 'unquoted', path, word: String(path.at(-1)) };
      return { kind: 'wrong-type', path, value, key, expected: expectedBy(issue) };
  }
}
