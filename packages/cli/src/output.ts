/** Writing to a stream that may be slow, or gone. */
import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Ends the process without a word when the reader has left (`| head`): the rest interests nobody. */
export function closeQuietly(stream: Writable): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
}

/** Writes, and waits while the reader is slower than we are. */
export async function write(stream: Writable, text: string): Promise<void> {
  if (text !== '' && !stream.write(text)) await once(stream, 'drain');
}
