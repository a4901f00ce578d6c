/** Texts that try what X counts in an unusual way, the same in every run: links, emoji, accents, other scripts, controls. */

const emoji = [
  '😀',
  '👨‍👩‍👧‍👦',
  '👩🏽‍💻',
  '🧑‍💻',
  '❤️',
  '❤',
  '❤️‍🔥',
  '☝🏽',
  '☝️🏽',
  '☝︎',
  '1️⃣',
  '1⃣',
  '#️⃣',
  '©',
  '©️',
  '™️',
  '🇫🇷',
  '🇨🇶',
  '🇫',
  '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  '🏳️‍🌈',
  '🏴‍☠️',
  '👁‍🗨',
  '👁️‍🗨️',
  '🕵️‍♀️',
  '🕵🏻‍♂️',
  '🤦‍♂️',
  '🤦🏼‍♀️',
  '🧟‍♀️',
  '👯‍♂️',
  '🤼🏽‍♂️',
  '🥲',
  '🫠',
  '🫱🏻‍🫲🏽',
  '👩‍❤️‍💋‍👩',
  '👨‍❤️‍👨',
  '👩‍👧‍👦',
  '👨‍👩‍👧🏽',
  '🏋️‍♀️',
  '⛹🏿‍♂️',
  '👍🏽🏽',
  '⌚️',
  '⌚',
  '✈️',
  '➡️',
  '\ufe0f',
  '\u200d',
];
const links = [
  'https://a.fr',
  'http://exemple.fr/a_(b)',
  'https://été.fr',
  'https://日本.jp',
  'https://t.co/abc123.',
  `https://t.co/${'a'.repeat(41)}`,
  'https://x.co/?q=1&b=2.',
  'https://hirondelle.example/suivi',
  'https://a_b.com',
  'https://a-b.museum/x',
  'https://1.2.3.4',
  'https://exa mple.com',
  'https://foo.bar:8080/a',
  'https://x.fr/@ana/',
  'https://x.fr/(a(b)c)',
  'aide.hirondelle.fr',
  'd’accord.je',
  'fin.Merci',
  'M.Dupont',
  'a@b.com',
  '@x.fr',
  '#x.fr',
  '-a.com',
  '.a.com',
  '日本test.fr/a',
  '日本.jp',
  'test.co.uk',
  'test.com/été',
  'foo.comé',
  'xn--bcher-kva.ch',
  'a.b.c.d.io?x=1',
  'N°.fr',
  '"quoted.com"',
  '`a.com`',
  '_a.com',
  'a..com',
  'hello.c',
  '1.5',
  '12.04',
  's.n.c.f.',
  'etc...',
  'node.js',
  'voyage.paris',
  'a.paris-lyon',
  'b.com+c',
];
const words = [
  'bonjour',
  'Ça',
  'é',
  'e\u0301',
  '日本',
  '한국',
  '—',
  '…',
  '“',
  '”',
  '’',
  '€',
  '«\u00a0',
  '\u202f!',
  ' ',
  ' ',
  ' ',
  '\n',
  '@ana ',
  '#tag',
  'ﬀ',
  '\u2060',
  '\u200b',
  '₂',
  'Ω',
  'ж',
  'ا',
  '\u202e',
  '\ufeff',
  '\uffff',
];
const joints = ['', '', ' ', '. ', '/'];

/** `count` texts, by a linear congruential generator (Numerical Recipes): the same in every run and on every machine. */
export function xTexts(count: number): readonly string[] {
  let state = 20_261_120;
  const below = (n: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  const pick = (list: readonly string[]): string => list[below(list.length)]!;
  const anything = (): string => {
    const code = [below(0x250), below(0x3000), 0x1f300 + below(0x700), below(0xd800), 0x1f000 + below(0x1000)][
      below(5)
    ]!;
    return String.fromCodePoint(code);
  };
  const piece = (): string => {
    const kind = below(5);
    return kind === 0 ? pick(emoji) : kind < 3 ? pick(links) : kind === 3 ? pick(words) : anything();
  };
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + below(9) }, () => piece() + pick(joints)).join(''),
  );
}
