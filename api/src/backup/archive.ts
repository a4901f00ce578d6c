import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, renameSync, rmSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { StringDecoder } from 'node:string_decoder';
import { createGunzip, createGzip } from 'node:zlib';

/** The first line of an archive: what it is of. */
export interface Head {
  readonly aplomb: 'backup';
  readonly format: 1;
  /** ISO 8601. */
  readonly at: string;
  /** Whether the keys of persons are in it: `data` alone cannot be read. */
  readonly holds: 'everything' | 'data' | 'keys';
  /** Migrations of the database, in their order. */
  readonly migrations: readonly { readonly name: string; readonly checksum: string }[];
}

/** One line of the body: a table begins, or one of its rows as JSON text, which is never read here. */
export type Line = { readonly table: string } | { readonly row: string };

interface End {
  readonly rows: number;
  readonly sha256: string;
}

const begins = '{"table":';

/**
 * Writes an archive: gzip over lines of JSON: the head, then each table and its rows, then how many there were and the
 * SHA-256 of every line before. Aside, down to the disk, read through once, and only then renamed, over nothing; readable
 * by its owner only. Returns the number of rows.
 */
export async function writeArchive(path: string, head: Head, body: AsyncIterable<Line>): Promise<number> {
  const aside = `${path}.${randomUUID()}`;
  const hash = createHash('sha256');
  let rows = 0;
  async function* lines() {
    const line = (text: string): string => {
      hash.update(`${text}\n`);
      return `${text}\n`;
    };
    yield line(JSON.stringify(head));
    for await (const one of body) {
      if ('row' in one) rows += 1;
      // A line break in JSON is only ever a space between words.
      yield line('row' in one ? one.row.replaceAll('\n', ' ') : JSON.stringify(one));
    }
    yield `${JSON.stringify({ rows, sha256: hash.digest('hex') } satisfies End)}\n`;
  }
  try {
    await pipeline(lines, createGzip(), createWriteStream(aside, { mode: 0o600, flags: 'wx', flush: true }));
    if (existsSync(path)) throw new Error(`${path} exists already.`);
    if ((await checkArchive(aside)) === null)
      throw new Error(`What was written to ${aside} does not read as it was meant.`);
    renameSync(aside, path);
  } catch (fault) {
    rmSync(aside, { force: true });
    throw fault;
  }
  return rows;
}

/** Reads an archive to its end without keeping it; null where it is cut short, changed or none of ours. */
export async function checkArchive(path: string): Promise<Head | null> {
  const hash = createHash('sha256');
  let [head, last, count]: [Head | null, string | null, number] = [null, null, -1];
  try {
    for await (const line of linesOf(path)) {
      if (last !== null) {
        hash.update(`${last}\n`);
        if (count >= 0 && !last.startsWith(begins)) count += 1;
        if (count < 0) count = 0;
      }
      head ??= JSON.parse(line) as Head;
      last = line;
    }
    const end = JSON.parse(last ?? '') as End;
    const ours = head?.aplomb === 'backup' && head.format === 1;
    return ours && end.sha256 === hash.digest('hex') && end.rows === count ? head : null;
  } catch {
    return null;
  }
}

/** The tables and rows of an archive that was checked. */
export async function* readArchive(path: string): AsyncGenerator<Line> {
  let before: string | null = null;
  let first = true;
  for await (const line of linesOf(path)) {
    if (before !== null && !first) yield before.startsWith(begins) ? JSON.parse(before) : { row: before };
    if (before !== null) first = false;
    before = line;
  }
}

/**
 * The lines of an archive. A line ends with a line feed and nothing else: node:readline would also end it at U+2028 and
 * U+2029, which stand in JSON as they are.
 */
async function* linesOf(path: string): AsyncGenerator<string> {
  const unzipped = createGunzip();
  const reading = pipeline(createReadStream(path), unzipped);
  reading.catch(() => {});
  const decoder = new StringDecoder('utf8');
  let begun: string[] = [];
  for await (const part of unzipped) {
    const [first = '', ...more] = decoder.write(part).split('\n');
    begun.push(first);
    for (const next of more) {
      yield begun.join('');
      begun = [next];
    }
  }
  await reading;
  const rest = begun.join('') + decoder.end();
  if (rest !== '') yield rest;
}
