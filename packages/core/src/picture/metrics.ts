/**
 * How wide a text is, without a font at hand. The advance widths are those of DejaVu Sans, the widest of the usual
 * sans-serif fonts: in Helvetica, Arial or Liberation Sans the same text is narrower, so what fits here fits there.
 */

/** Thousandths of the font size, from U+0020 to U+007E. Source: the `hmtx` tables of DejaVu Sans 2.37. */
const REGULAR = [
  318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636, 636, 636,
  636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863,
  748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635,
  615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636,
  337, 636, 838,
];
const BOLD = [
  348, 456, 521, 838, 696, 1002, 872, 306, 457, 457, 523, 838, 380, 415, 380, 365, 696, 696, 696, 696, 696, 696, 696,
  696, 696, 696, 400, 400, 838, 838, 838, 580, 1000, 774, 762, 734, 830, 683, 683, 821, 837, 372, 372, 775, 637, 995,
  837, 850, 733, 850, 770, 720, 682, 812, 774, 1103, 771, 724, 725, 457, 365, 457, 838, 500, 500, 675, 716, 593, 716,
  678, 435, 716, 712, 343, 343, 665, 343, 1042, 712, 687, 716, 716, 493, 595, 478, 712, 652, 924, 645, 652, 582, 712,
  365, 712, 838,
];
/** Letters and signs of French and its neighbours that are no accented ASCII letter. */
const OTHERS: Readonly<Record<string, number>> = {
  '’': 380,
  '‘': 380,
  '“': 657,
  '”': 657,
  '«': 646,
  '»': 646,
  '–': 500,
  '·': 380,
  '€': 696,
  '→': 838,
  ø: 687,
  ß: 719,
  '\u00a0': 348,
  '\u202f': 200,
};
/** Anything else: a full square, as CJK characters and emoji are, and œ and — nearly are. */
const SQUARE = 1100;

/**
 * Width of a text, in the unit of `size`.
 *
 * @example textWidth('iii', 10) // 8.34
 */
export function textWidth(text: string, size: number, bold = false): number {
  let sum = 0;
  for (const character of text.normalize('NFD')) sum += advance(character, bold);
  return (sum * size) / 1000;
}

function advance(character: string, bold: boolean): number {
  if (/\p{M}/u.test(character)) return 0;
  const code = character.codePointAt(0)!;
  const known = (bold ? BOLD : REGULAR)[code - 0x20];
  return known ?? (Object.hasOwn(OTHERS, character) ? OTHERS[character]! : SQUARE);
}

/** Spaces where a line may end. */
const BREAK = /(?<!«)[ \t\n\r]+(?![»?!:;% \t\n\r])/;

/**
 * The lines of a text that must fit a width: broken at spaces, not at no-break ones nor where French has one (within « »,
 * before : ; ? ! %); a word wider than a line is cut.
 * Always at least one line.
 *
 * @example wrapText('Rechercher le bagage', 70, 10) // ['Rechercher le', 'bagage']
 */
export function wrapText(text: string, width: number, size: number, bold = false): string[] {
  const fits = (line: string) => textWidth(line, size, bold) <= width;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(BREAK).filter((part) => part !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    while (!fits(line)) {
      const head = longestHead(line, fits);
      lines.push(head);
      line = line.slice(head.length);
    }
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line];
}

/** The characters of a word that fit on a line; at least one. */
function longestHead(word: string, fits: (line: string) => boolean): string {
  let head = '';
  for (const character of word) {
    if (head !== '' && !fits(head + character)) break;
    head += character;
  }
  return head;
}
