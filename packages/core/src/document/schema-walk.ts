import type { z } from 'zod';
import { type ReferenceKind, references } from './references.ts';
import type { Path } from './yaml.ts';

interface Definition {
  readonly type: string;
  readonly shape?: Record<string, z.ZodType>;
  readonly innerType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly keyType?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
}
export const definition = (schema: z.ZodType) => schema.def as unknown as Definition;

/** The keys that a schema knows at a path, through unions, lists and records. */
export function knownKeys(schema: z.ZodType, path: Path): string[] {
  return [...new Set(schemasAt([schema], path).flatMap((found) => Object.keys(definition(found).shape ?? {})))];
}

/** What the keys of the block at a path name; null where they name nothing. */
export function keyKindAt(schema: z.ZodType, path: Path): ReferenceKind | null {
  return schemasAt([schema], path).flatMap((found) => keyKind(found) ?? [])[0] ?? null;
}

function schemasAt(schemas: readonly z.ZodType[], path: Path): z.ZodType[] {
  const open = schemas.flatMap(unfold);
  const [step, ...rest] = path;
  return step === undefined
    ? open
    : schemasAt(
        open.flatMap((schema) => childrenAt(schema, step)),
        rest,
      );
}

/** optional(A | B) → [A, B] */
export function unfold(schema: z.ZodType): z.ZodType[] {
  const { type, innerType, options } = definition(schema);
  if (type === 'optional' && innerType) return unfold(innerType);
  if (type === 'union' && options) return options.flatMap(unfold);
  return [schema];
}

function childrenAt(schema: z.ZodType, step: string | number): z.ZodType[] {
  const { type, shape, element, valueType } = definition(schema);
  const child =
    type === 'object' ? shape?.[String(step)] : type === 'array' ? element : type === 'record' ? valueType : undefined;
  return child ? [child] : [];
}

export interface Named {
  readonly kind: ReferenceKind;
  readonly name: string;
  readonly path: Path;
  /** The name is a key of its block, not a value. */
  readonly isKey: boolean;
}

/** Every name that a value of a schema gives to something else, in reading order. */
export function namesIn(schema: z.ZodType, value: unknown, path: Path = []): Named[] {
  if (typeof value === 'string') {
    const kind = unfold(schema).flatMap((option) => references.get(option)?.kind ?? [])[0];
    return kind === undefined ? [] : [{ kind, name: value, path, isKey: false }];
  }
  if (typeof value !== 'object' || value === null) return [];
  const options = unfold(schema).filter((option) => (definition(option).type === 'array') === Array.isArray(value));
  return Object.entries(value).flatMap(([step, child]) => {
    const key = Array.isArray(value) ? Number(step) : step;
    const kind = options.flatMap((option) => keyKind(option) ?? [])[0];
    const named: Named[] = kind === undefined ? [] : [{ kind, name: step, path: [...path, key], isKey: true }];
    return [
      ...named,
      ...options
        .flatMap((option) => childrenAt(option, key))
        .slice(0, 1)
        .flatMap((inner) => namesIn(inner, child, [...path, key])),
    ];
  });
}

function keyKind(schema: z.ZodType): ReferenceKind | undefined {
  const { keyType } = definition(schema);
  return keyType === undefined ? undefined : references.get(keyType)?.kind;
}

export interface Found {
  readonly path: Path;
  readonly value: unknown;
}

/** Every value that stands where a schema expects exactly `wanted`, in reading order. */
export function valuesOf(schema: z.ZodType, value: unknown, wanted: z.ZodType, path: Path = []): Found[] {
  if (isOrWraps(schema, wanted)) return [{ path, value }];
  if (typeof value !== 'object' || value === null) return [];
  const options = unfold(schema).filter((option) => (definition(option).type === 'array') === Array.isArray(value));
  return Object.entries(value).flatMap(([step, child]) => {
    const key = Array.isArray(value) ? Number(step) : step;
    return options
      .flatMap((option) => childrenAt(option, key))
      .slice(0, 1)
      .flatMap((inner) => valuesOf(inner, child, wanted, [...path, key]));
  });
}

function isOrWraps(schema: z.ZodType, wanted: z.ZodType): boolean {
  const { type, innerType } = definition(schema);
  return schema === wanted || (type === 'optional' && innerType !== undefined && isOrWraps(innerType, wanted));
}
