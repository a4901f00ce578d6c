/** Writing to a stream that may be slow, or gone. */
import type { Writable } from 'node:stream';
import type { Locale } from '@aplomb/core';
import { fileProblem } from './file-problem.ts';
import { say } from './locale.ts';
import { EXIT_USAGE } from './usage.ts';

/**
 * Ends the process when nothing more can be written: without a word when the reader has left (`| head`), for the rest
 * interests nobody; in one sentence, with exit code 2, when the disk is full. A command that has just ended keeps its exit
 * code, so that findings are not lost on `check | head`.
 */
export function endWhenClosed(stream: Writable, locale: Locale): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return void setImmediate(() => process.exit());
    const refused = fileProblem(error, locale);
    if (refused === null) throw error;
    process.stderr.write(`${say(locale, 'aplomb :', 'aplomb:')} ${refused.message}\n`);
    process.exit(EXIT_USAGE);
  });
}

/** Writes, and waits while the reader is slower than we are. A stream that fails ends the process: see `endWhenClosed`. */
export async function write(stream: Writable, text: string): Promise<void> {
  if (text !== '' && !stream.write(text)) await new Promise<void>((resume) => stream.once('drain', resume));
}
