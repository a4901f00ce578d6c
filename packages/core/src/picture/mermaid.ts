/** A workflow as Mermaid text (stateDiagram-v2), for places that draw it themselves: a wiki, a code host. */
import type { Charter } from '../charter.ts';
import { type Box, type Chart, type ChartRegion, chartOf } from './chart.ts';

/**
 * The statechart of one crisis type in a language of the charter. Words of the charter cannot break out of their place:
 * the signs that mean something to Mermaid are written as entities.
 *
 * Throws a RangeError for a crisis that the charter does not have.
 *
 * @example mermaid(charter, 'idea', 'en') // 'stateDiagram-v2\n  direction TB\n  [*] --> s_thank\n…'
 */
export function mermaid(charter: Charter, crisis: string, language: string): string {
  const playbook = Object.hasOwn(charter.playbooks, crisis) ? charter.playbooks[crisis] : undefined;
  if (playbook === undefined) throw new RangeError(`The charter has no crisis type ${JSON.stringify(crisis)}.`);
  const chart = chartOf(charter, playbook, language);
  const ends = chart.boxes.filter(({ kind }) => kind === 'end').map(({ key }) => `${id(key)} --> [*]`);
  const body = [...level(chart, chart.boxes, chart.start), ...ends].map((text) => `  ${text}`);
  return ['stateDiagram-v2', `  %% ${plain(charter.name)}, ${plain(chart.title)}`, '  direction TB', ...body, ''].join(
    '\n',
  );
}

/** The states of one level and the arrows between them. */
function level(chart: Chart, boxes: readonly Box[], start: string): string[] {
  const keys = new Set(boxes.map(({ key }) => key));
  const arrows = chart.arrows.filter(({ from, to }) => keys.has(from) && keys.has(to));
  return [
    `[*] --> ${id(start)}`,
    ...boxes.flatMap((box) => state(chart, box)),
    ...arrows.map(({ from, to, labels }) => `${id(from)} --> ${id(to)} : ${labels.map(plain).join(' / ')}`),
  ];
}

function state(chart: Chart, box: Box): string[] {
  const named = `state "${plain(box.title)}" as ${id(box.key)}`;
  if (box.regions.length === 0) return [named, ...box.rows.map(({ text }) => `${id(box.key)} : ${plain(text)}`)];
  const regions = box.regions.flatMap((region, at) => [
    ...(at === 0 ? [] : ['--']),
    ...regionLines(chart, box, region),
  ]);
  return [`${named} {`, ...regions.map((text) => `  ${text}`), '}'];
}

/** A region is a state of its own inside the parallel one, since Mermaid's regions have no names. */
function regionLines(chart: Chart, box: Box, region: ChartRegion): string[] {
  const inside = level(chart, region.boxes, region.start).map((text) => `  ${text}`);
  return [`state "${plain(region.title)}" as ${id(`${box.key} ${region.key}`)} {`, ...inside, '}'];
}

/** Step keys may be words that Mermaid keeps for itself (`end`, `state`), and have hyphens. */
const id = (key: string): string => `s_${key.replaceAll('-', '_').replaceAll(' ', '__')}`;

/**
 * One line of words without any sign of Mermaid's grammar, of HTML or of Markdown: Mermaid 11 reads labels as Markdown, and
 * shows "Unsupported markdown: list" for one that begins as a list does.
 */
function plain(text: string): string {
  const entities = (signs: string) => [...signs].map((sign) => `#${sign.codePointAt(0)};`).join('');
  return text
    .replace(/[\p{Cc}\u2028\u2029\u00a0]+/gu, ' ')
    .trim()
    .replace(/[#;:"<>{}[\]|`\\%&*_~]|--|^[-+](?= )|(?<=^\d+)[.)](?= )/g, entities);
}
