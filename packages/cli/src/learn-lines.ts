/** JSON lines of `aplomb learn`: comments, and comments that a person filed elsewhere. */
import { createReadStream } from 'node:fs';
import { type Charter, type Comment, type Correction, type Locale, nearest } from '@aplomb/core';
import { readComment } from './comment-line.ts';
import { type Line, linesOf } from './lines.ts';
import { say } from './locale.ts';

export interface ReadLines<T> {
  readonly values: readonly T[];
  /** One sentence for each line that could not be read, with its place. */
  readonly problems: readonly string[];
}

/** A file of comments, as for `aplomb triage`; nothing where no file is named. */
export function readComments(charter: Charter, file: string | null, locale: Locale): Promise<ReadLines<Comment>> {
  return readFile(file, (line) => {
    const read = readComment(charter, line, locale);
    return 'error' in read ? read.error.message : { value: asSent(read.comment, fieldsOf(line)) };
  });
}

/** A file of corrections: a comment with `from` and `to`, types of the charter. */
export function readCorrections(charter: Charter, file: string | null, locale: Locale): Promise<ReadLines<Correction>> {
  return readFile(file, (line) => {
    const read = readComment(charter, line, locale);
    if ('error' in read) return read.error.message;
    const fields = fieldsOf(line);
    const { from, to } = fields;
    const crises = Object.keys(charter.playbooks);
    for (const [name, crisis] of Object.entries({ from, to })) {
      if (typeof crisis !== 'string')
        return say(locale, `Il manque le champ ${name}.`, `The field ${name} is missing.`);
      if (!crises.includes(crisis)) return unknownCrisis(name, crisis, crises, locale);
    }
    return { value: { comment: asSent(read.comment, fields), from: String(from), to: String(to) } };
  });
}

type Fields = Readonly<Record<'channel' | 'from' | 'to', unknown>>;

/** Only of a line that was read: it is an object. */
const fieldsOf = ({ text }: Line): Fields => JSON.parse(text ?? '{}');

/** A channel that the line does not say must not become part of an example. */
const asSent = (comment: Comment, { channel }: Fields): Comment => ({
  ...comment,
  channel: typeof channel === 'string' ? comment.channel : '',
});

function unknownCrisis(name: string, crisis: string, crises: readonly string[], locale: Locale): string {
  const near = nearest(crisis, crises);
  const shown = JSON.stringify(crisis);
  const meant = near === null ? '' : say(locale, ` Vouliez-vous dire « ${near} » ?`, ` Did you mean "${near}"?`);
  return say(locale, `${name} : type inconnu ${shown}.`, `${name}: unknown type ${shown}.`) + meant;
}

async function readFile<T>(
  file: string | null,
  read: (line: Line) => string | { readonly value: T },
): Promise<ReadLines<T>> {
  const values: T[] = [];
  const problems: string[] = [];
  if (file === null) return { values, problems };
  for await (const lines of linesOf(file === '-' ? process.stdin : createReadStream(file))) {
    for (const line of lines) {
      if (line.text?.trim() === '') continue;
      const one = read(line);
      if (typeof one === 'string') problems.push(`${file}:${line.number}: ${one}`);
      else values.push(one.value);
    }
  }
  return { values, problems };
}
