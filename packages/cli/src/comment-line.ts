/** One line of JSON → a comment, or what is wrong with it. */
import {
  type AuthorKind,
  authorKinds,
  type Charter,
  type Comment,
  LONGEST_COMMENT,
  type Locale,
  refuseComment,
} from '@aplomb/core';
import type { Line } from './lines.ts';
import { say } from './locale.ts';
import { readInstant } from './options.ts';

export interface LineError {
  readonly code: string;
  readonly message: string;
}

/** `id` is the line's own, whatever it is; null where it has none or cannot be read. */
export type CommentLine = { readonly id: unknown } & ({ readonly comment: Comment } | { readonly error: LineError });

/** Reads a comment. A field that is absent or null is unknown; a missing channel is the charter's first; other fields are left alone. */
export function readComment(charter: Charter, line: Line, locale: Locale): CommentLine {
  if (line.text === null) return { id: null, error: lineError('LINE_TOO_LONG', line.number, locale) };
  const value = parsed(line.text);
  if (!isObject(value)) return { id: null, error: lineError('INVALID_JSON', line.number, locale) };
  const id = value.id ?? null;
  const fields = new Fields(value, locale);
  const comment = commentFrom(charter, fields);
  const error = fields.error ?? refuseComment(charter, comment, locale);
  return error === null ? { id, comment } : { id, error };
}

function commentFrom(charter: Charter, fields: Fields): Comment {
  const author = fields.object('author');
  return {
    text: fields.required('text'),
    channel: fields.text('channel') ?? Object.keys(charter.channels)[0] ?? '',
    language: fields.text('lang') ?? fields.text('language'),
    postedAt: fields.instant('postedAt'),
    url: fields.text('url'),
    stars: fields.number('stars'),
    author: author && {
      externalId: author.text('externalId'),
      handle: author.text('handle'),
      name: author.text('name'),
      followers: author.number('followers'),
      verified: author.flag('verified'),
      kind: author.kind('kind') ?? 'unknown',
      audience: author.text('audience'),
    },
  };
}

/** Reads fields by type and keeps the first that is wrong. */
class Fields {
  error: LineError | null = null;
  readonly #value: Readonly<Record<string, unknown>>;
  readonly #locale: Locale;
  readonly #parent: { readonly fields: Fields; readonly name: string } | null;
  constructor(
    value: Readonly<Record<string, unknown>>,
    locale: Locale,
    parent: { readonly fields: Fields; readonly name: string } | null = null,
  ) {
    this.#value = value;
    this.#locale = locale;
    this.#parent = parent;
  }

  required(name: string): string {
    const text = this.text(name);
    if (text === null)
      this.#keep({
        code: 'TEXT_REQUIRED',
        message: say(this.#locale, 'Il manque le champ text.', 'The field text is missing.'),
      });
    return text ?? '';
  }

  text(name: string): string | null {
    return this.#read(
      name,
      (value) => (typeof value === 'string' ? value : undefined),
      say(this.#locale, 'un texte', 'a text'),
    );
  }

  number(name: string): number | null {
    return this.#read(
      name,
      (value) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined),
      say(this.#locale, 'un nombre', 'a number'),
    );
  }

  flag(name: string): boolean | null {
    return this.#read(name, (value) => (typeof value === 'boolean' ? value : undefined), 'true, false');
  }

  instant(name: string): string | null {
    const wanted = say(this.#locale, 'un instant avec son décalage (RFC 3339)', 'an instant with an offset (RFC 3339)');
    return this.#read(
      name,
      (value) => (typeof value === 'string' && readInstant(value) !== null ? value : undefined),
      wanted,
    );
  }

  /** In either case: the API spells kinds in upper case, charters in lower case. */
  kind(name: string): AuthorKind | null {
    const found = (value: unknown) =>
      authorKinds.find((kind) => typeof value === 'string' && kind === value.toLowerCase());
    return this.#read(name, found, authorKinds.join(', '));
  }

  object(name: string): Fields | null {
    const value = this.#read(
      name,
      (found) => (isObject(found) ? found : undefined),
      say(this.#locale, 'un objet', 'an object'),
    );
    return value && new Fields(value, this.#locale, { fields: this, name });
  }

  #read<T>(name: string, accept: (value: unknown) => T | undefined, wanted: string): T | null {
    const value = Object.hasOwn(this.#value, name) ? (this.#value[name] ?? null) : null;
    if (value === null) return null;
    const read = accept(value);
    if (read !== undefined) return read;
    const path = this.#parent === null ? name : `${this.#parent.name}.${name}`;
    this.#keep({
      code: 'FIELD_INVALID',
      message: say(this.#locale, `${path} : attendu ${wanted}.`, `${path}: expected ${wanted}.`),
    });
    return null;
  }

  #keep(error: LineError): void {
    if (this.#parent === null) this.error ??= error;
    else this.#parent.fields.#keep(error);
  }
}

function lineError(code: 'INVALID_JSON' | 'LINE_TOO_LONG', number: number, locale: Locale): LineError {
  const message =
    code === 'INVALID_JSON'
      ? say(locale, `La ligne ${number} n'est pas un objet JSON.`, `Line ${number} is no JSON object.`)
      : say(
          locale,
          `La ligne ${number} est trop longue ; un commentaire a ${LONGEST_COMMENT} caractères au plus.`,
          `Line ${number} is too long; a comment has ${LONGEST_COMMENT} characters at most.`,
        );
  return { code, message };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
