/** A crisis type's workflow as pages that a person prints: its diagram, and its steps in words. Open this file first. */
import type { Charter, Playbook } from '../charter.ts';
import { said } from '../workflow/words.ts';
import { type Chart, chartOf } from './chart.ts';
import { escapeXml, FAMILY, INK, line } from './ink.ts';
import { type Layout, layOut, type Shape } from './layout.ts';
import { legend } from './legend.ts';
import { wrapText } from './metrics.ts';
import { PAGE } from './sizes.ts';
import { diagram } from './svg.ts';
import { tableOf } from './table.ts';
import { tablePieces } from './table-svg.ts';

const INNER = PAGE.width - 2 * PAGE.margin;
const FOOT = PAGE.height - PAGE.margin;
/** Below this the words on paper are under 6 points: then other shapes are tried. */
const READABLE = 0.8;

/** From compact to wide; the first that needs no shrinking is taken, else the one that shrinks least. */
const SHAPES: readonly Shape[] = [
  { box: 200, label: 150, regions: 'beside' },
  { box: 260, label: 190, regions: 'beside' },
  { box: 320, label: 200, regions: 'beside' },
  { box: 230, label: 260, regions: 'beside' },
  { box: 170, label: 120, regions: 'beside' },
  { box: 260, label: 190, regions: 'below' },
  { box: 420, label: 240, regions: 'beside' },
];

/**
 * The workflow of one crisis type as a single SVG, A4 upright pages one below the other: the diagram first, then every
 * step in words, on the same page where both fit. Words are in `language`, a language of the charter (French sentences
 * of our own for `fr`, English for the others). Pure: the same charter gives the same text.
 *
 * Throws a RangeError for a crisis that the charter does not have.
 *
 * @example const svg = await drawPlaybook(charter, 'recall', 'fr');
 */
export async function drawPlaybook(charter: Charter, crisis: string, language: string): Promise<string> {
  const { title, pages } = await pagesOf(charter, crisis, language);
  const stacked = pages.map((page, at) => `<g transform="translate(0 ${at * PAGE.height})">\n${page}\n</g>`);
  return svgOf(title, language, pages.length, stacked.join('\n'));
}

/** The same, each page an SVG of its own: what a printer wants. */
export async function drawPages(charter: Charter, crisis: string, language: string): Promise<string[]> {
  const { title, pages } = await pagesOf(charter, crisis, language);
  return pages.map((page) => svgOf(title, language, 1, page));
}

/** Millimetres of A4: 210 × 297. */
function svgOf(title: string, language: string, pages: number, content: string): string {
  const height = pages * PAGE.height;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="210mm" height="${pages * 297}mm" viewBox="0 0 ${PAGE.width} ${height}" font-family="${FAMILY}" xml:lang="${escapeXml(language)}" role="graphics-document document">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect width="${PAGE.width}" height="${height}" fill="#ffffff"/>`,
    content,
    '</svg>\n',
  ].join('\n');
}

async function pagesOf(
  charter: Charter,
  crisis: string,
  language: string,
): Promise<{ title: string; pages: string[] }> {
  const playbook = Object.hasOwn(charter.playbooks, crisis) ? charter.playbooks[crisis] : undefined;
  if (playbook === undefined) throw new RangeError(`The charter has no crisis type ${JSON.stringify(crisis)}.`);
  const chart = chartOf(charter, playbook, language);
  const head = header(charter, playbook, chart);
  const key = legend(chart.words, 0);
  const room = FOOT - head.bottom - key.height - 22;
  const { layout, scale } = await fitted(chart, room);
  const left = PAGE.margin + (INNER - layout.width * scale) / 2;
  const below = head.bottom + layout.height * scale + 10;
  const first = [
    head.svg,
    `<g transform="translate(${left.toFixed(1)} ${head.bottom}) scale(${scale.toFixed(4)})">\n${diagram(layout, chart.words)}\n</g>`,
    `<g transform="translate(0 ${below.toFixed(1)})">${key.svg}</g>`,
  ].join('\n');
  const pages = withTable(
    first,
    below + key.height + 8,
    head,
    tablePieces(tableOf(charter, playbook, chart), chart.words),
  );
  const title = `${charter.name} · ${chart.title}`;
  return { title, pages: pages.map((page, at) => `${page}\n${footer(charter, chart, at + 1, pages.length)}`) };
}

/** The layout that may be drawn largest in the room there is, never enlarged. */
async function fitted(chart: Chart, room: number): Promise<{ layout: Layout; scale: number }> {
  let best: { layout: Layout; scale: number } | null = null;
  for (const shape of SHAPES) {
    const layout = await layOut(chart, shape);
    const scale = Math.min(1, INNER / layout.width, room / layout.height);
    if (best === null || scale > best.scale) best = { layout, scale };
    if (best.scale === 1 || (best.scale >= READABLE && shape === SHAPES[2])) break;
  }
  return best!;
}

interface Header {
  readonly svg: string;
  readonly bottom: number;
}

/** Brand, crisis, severities and calendar. */
function header(charter: Charter, playbook: Playbook, { title, language, words }: Chart): Header {
  const { base, raise } = playbook.severity;
  const top = Math.max(base, ...raise.map(({ to }) => to));
  const levels = top === base ? [base] : [base, top];
  const lines = wrapText(title, INNER, 20, true);
  const titles = lines.map((words, at) =>
    line(words, PAGE.margin, PAGE.margin + 32 + at * 24, { size: 20, bold: true }),
  );
  const name = line(said({ [language]: charter.name }, language), PAGE.margin, PAGE.margin + 10, {
    size: 11,
    bold: true,
    fill: INK.faint,
  });
  const about = line(words.severities(levels), PAGE.width - PAGE.margin, PAGE.margin + 10, {
    size: 11,
    fill: INK.faint,
    anchor: 'end',
  });
  return { svg: [name, about, ...titles].join('\n'), bottom: PAGE.margin + 20 + lines.length * 24 };
}

/** Which charter this is, so that an old print is known as one. */
function footer(charter: Charter, { words }: Chart, page: number, of: number): string {
  const ink = { size: 8.5, fill: INK.faint } as const;
  const y = PAGE.height - 16;
  const identity = `${charter.brand} ${charter.version} · ${charter.digest.slice(0, 12)}`;
  return (
    line(identity, PAGE.margin, y, ink) +
    line(words.page(page, of), PAGE.width - PAGE.margin, y, { ...ink, anchor: 'end' })
  );
}

/** The table below the diagram where all of it fits, else on pages of its own. */
function withTable(
  first: string,
  free: number,
  head: Header,
  { head: names, rows }: ReturnType<typeof tablePieces>,
): string[] {
  const whole = names.height + rows.reduce((sum, row) => sum + row.height, 0);
  const together = free + whole <= FOOT;
  const pages: string[] = together ? [] : [first];
  let page = together ? first : head.svg;
  let y = together ? free : head.bottom + 6;
  const open = () => {
    page += `\n${names.draw(y)}`;
    y += names.height;
  };
  open();
  for (const row of rows) {
    if (y + row.height > FOOT && y > head.bottom + 6 + names.height) {
      pages.push(page);
      page = head.svg;
      y = head.bottom + 6;
      open();
    }
    page += `\n${row.draw(y)}`;
    y += row.height;
  }
  return [...pages, page];
}
