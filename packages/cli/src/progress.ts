/** How far long work is, told to a terminal and to nobody else. */
import type { Locale } from '@aplomb/core';
import { counted } from './locale.ts';

/** Work shorter than this is not worth a word; after it, a word as often. */
const EVERY_MS = 2000;

export class Progress {
  readonly #stream: NodeJS.WriteStream;
  readonly #locale: Locale;
  #done = 0;
  #toldAt = Date.now();
  #told = false;
  constructor(stream: NodeJS.WriteStream, locale: Locale) {
    this.#stream = stream;
    this.#locale = locale;
  }

  count(more: number): void {
    this.#done += more;
    if (!this.#stream.isTTY || Date.now() - this.#toldAt < EVERY_MS) return;
    this.#toldAt = Date.now();
    this.#told = true;
    const [one, many] =
      this.#locale === 'fr' ? (['commentaire', 'commentaires'] as const) : (['comment', 'comments'] as const);
    this.#stream.write(`\r${counted(this.#locale, this.#done, one, many)}…`);
  }

  /** Takes the last word off the terminal. */
  end(): void {
    if (this.#told) this.#stream.write('\r\u001b[K');
  }
}
