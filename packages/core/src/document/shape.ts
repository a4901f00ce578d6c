/** Holds a parsed file against its Zod schema: every misfit becomes a finding, what fits is kept. */
import type { z } from 'zod';
import type { Diagnostic, Locale, Place } from '../diagnostic.ts';
import { misfits } from './misfits.ts';
import { type Misfit, shapeSentence } from './shape-sentences.ts';
import type { Parsed, Path } from './yaml.ts';

/** What could be read of a file, and where its parts stand. */
export interface Shaped<T> {
  readonly file: string;
  readonly value: T | null;
  readonly findings: readonly Diagnostic[];
  /** Paths left out because they did not fit. */
  readonly lost: readonly Path[];
  at(path: Path): Place;
  atKey(path: Path): Place;
}

/** Each round leaves out at least one part; nesting is shallower than this. */
const ROUNDS = 20;

/** Reads a value by a schema. Parts that do not fit are reported and left out, so that the rest can still be checked. */
export function shape<T>(parsed: Parsed, schema: z.ZodType<T>, locale: Locale): Shaped<T> {
  const { file } = parsed;
  if (parsed.value === undefined)
    return { file, value: null, findings: parsed.findings, lost: [[]], at: parsed.at, atKey: parsed.atKey };
  const pruned = new Pruned(parsed.value);
  const findings: Diagnostic[] = [...parsed.findings];
  // Of a word that stands twice only the first is kept: what the second would have said is unknown.
  const lost: Path[] = findings.some(({ severity }) => severity === 'error') ? [[]] : [];
  const at = (path: Path) => parsed.at(pruned.original(path));
  const atKey = (path: Path) => parsed.atKey(pruned.original(path));
  if (parsed.value === null) {
    findings.push({ ...parsed.at([]), severity: 'error', ...shapeSentence({ kind: 'empty-file', path: [] }, locale) });
    return { file, value: null, findings, lost: [[]], at, atKey };
  }
  for (let round = 0; round < ROUNDS && pruned.value !== undefined; round++) {
    const result = schema.safeParse(pruned.value);
    if (result.success) return { file, value: result.data, findings, lost, at, atKey };
    const found = misfits(result.error.issues, pruned.value, schema);
    for (const misfit of found) {
      if (pruned.madeMissing(misfit)) continue;
      const place = standsAtKey(misfit) ? atKey(misfit.path) : at(misfit.path);
      findings.push({ ...place, severity: 'error', ...shapeSentence(misfit, locale) });
    }
    const left = found.filter((misfit) => !pruned.repair(misfit)).map((misfit) => misfit.path);
    for (const path of left) lost.push(pruned.original(path));
    pruned.remove(left);
  }
  return { file, value: null, findings, lost, at, atKey };
}

const KEY_KINDS: readonly Misfit['kind'][] = ['unknown-key', 'bad-key', 'missing-key', 'unquoted'];
const standsAtKey = (misfit: Misfit) => KEY_KINDS.includes(misfit.kind);

/** A value from which misfits were taken out, or read as they were meant, and the paths that the rest had before. */
class Pruned {
  value: unknown;
  readonly #indexes = new WeakMap<object, number[]>();
  readonly #removed = new WeakMap<object, Set<string>>();
  readonly #renamed = new WeakMap<object, Map<string, string>>();
  constructor(value: unknown) {
    this.value = structuredClone(value);
  }

  /** List positions shift when an item goes; the path of an item as the author wrote it does not. */
  original(path: Path): Path {
    let value: unknown = this.value;
    return path.map((step) => {
      if (typeof value !== 'object' || value === null) return step;
      const before = Array.isArray(value)
        ? this.#indexes.get(value)?.[Number(step)]
        : this.#renamed.get(value)?.get(String(step));
      value = (value as Record<string | number, unknown>)[step];
      return before ?? step;
    });
  }

  /** Reads a misspelt word as the one it is near to; false when nothing is near. */
  repair(misfit: Misfit): boolean {
    const parent = this.#parentOf(misfit.path);
    if (typeof parent !== 'object' || parent === null) return false;
    const block = parent as Record<string | number, unknown>;
    const key = misfit.path.at(-1) ?? '';
    if (misfit.kind === 'unknown-word' && misfit.meant !== undefined) {
      block[key] = misfit.meant;
      return true;
    }
    if (misfit.kind !== 'unknown-key' || misfit.meant === null || Object.hasOwn(block, misfit.meant)) return false;
    block[misfit.meant] = block[key];
    delete block[key];
    this.#renamed.set(block, (this.#renamed.get(block) ?? new Map()).set(misfit.meant, String(key)));
    return true;
  }

  /** True for a key that is missing only because its value was taken out. */
  madeMissing(misfit: Misfit): boolean {
    const block = this.#parentOf([...misfit.path, '']);
    return (
      misfit.kind === 'missing-key' &&
      typeof block === 'object' &&
      block !== null &&
      (this.#removed.get(block)?.has(misfit.word) ?? false)
    );
  }

  #parentOf(path: Path): unknown {
    return path
      .slice(0, -1)
      .reduce<unknown>(
        (value, step) => (value as Record<string | number, unknown> | null | undefined)?.[step],
        this.value,
      );
  }

  remove(paths: readonly Path[]): void {
    const items = new Map<unknown[], Set<number>>();
    for (const path of paths) {
      const key = path.at(-1);
      if (key === undefined) {
        this.value = undefined;
        return;
      }
      const parent = this.#parentOf(path);
      if (Array.isArray(parent)) items.set(parent, (items.get(parent) ?? new Set()).add(Number(key)));
      else if (typeof parent === 'object' && parent !== null) {
        delete (parent as Record<string | number, unknown>)[key];
        this.#removed.set(parent, (this.#removed.get(parent) ?? new Set()).add(String(key)));
      }
    }
    for (const [list, gone] of items) {
      const indexes = this.#indexes.get(list) ?? list.map((_, i) => i);
      const kept = list.map((item, i) => [item, indexes[i] ?? i] as const).filter((_, i) => !gone.has(i));
      list.splice(0, list.length, ...kept.map(([item]) => item));
      this.#indexes.set(
        list,
        kept.map(([, index]) => index),
      );
    }
  }
}
