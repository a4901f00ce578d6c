/** YAML text → plain values whose place in the text is still known. Nothing here knows what a charter is. */
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml';
import type { Diagnostic, Locale, Place } from '../diagnostic.ts';
import { hasColonTrap, yamlSentence } from './yaml-sentences.ts';

export type Path = readonly (string | number)[];

/** A file as parsed: its value and where each part of it stands. */
export interface Parsed {
  readonly file: string;
  /** Undefined when the text is no YAML. */
  readonly value: unknown;
  readonly findings: readonly Diagnostic[];
  /** Place of the value at a path; of the nearest part that exists when it is absent. */
  at(path: Path): Place;
  /** Place of the key at a path: where the word itself stands. */
  atKey(path: Path): Place;
}

/** A charter is read by people: a file beyond this is a mistake or an attack. */
const MAX_CHARACTERS = 2_000_000;

export function parseYaml(file: string, text: string, locale: Locale): Parsed {
  const finding = (place: { line: number; column: number }, code: string, detail: string): Diagnostic => ({
    file,
    ...place,
    severity: 'error',
    ...yamlSentence(code, detail, locale),
  });
  const start = { line: 1, column: 1 };
  const nowhere = () => ({ file, ...start });
  if (text.length > MAX_CHARACTERS) {
    return {
      file,
      value: undefined,
      findings: [finding(start, 'TOO_LARGE', String(MAX_CHARACTERS))],
      at: nowhere,
      atKey: nowhere,
    };
  }
  const lines = new LineCounter();
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    merge: false,
    uniqueKeys: true,
    lineCounter: lines,
    logLevel: 'silent',
  });
  const placeAt = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const findings = document.errors
    .slice(0, 1)
    .map((error) =>
      finding(
        placeAt(error.pos[0]),
        hasColonTrap(text, error.pos[0], error.code) ? 'COLON_TRAP' : error.code,
        error.message,
      ),
    );
  if (findings.length === 0)
    findings.push(...refusedNodes(document, (offset, code) => finding(placeAt(offset), code, '')));
  const place = (offset: number): Place => ({ file, ...placeAt(offset) });
  return {
    file,
    value: findings.length === 0 ? document.toJS({ maxAliasCount: 0 }) : undefined,
    findings,
    at: (path) => place(offsetOf(document, path, 'value')),
    atKey: (path) => place(offsetOf(document, path, 'key')),
  };
}

/** Aliases, merge keys and tags make a text mean something its reader does not see. */
function refusedNodes(document: Document, finding: (offset: number, code: string) => Diagnostic): Diagnostic[] {
  const found: Diagnostic[] = [];
  const offset = (node: Node) => node.range?.[0] ?? 0;
  visit(document, {
    Alias: (_, node) => void found.push(finding(offset(node), 'ALIAS')),
    Pair: (_, pair) => {
      if (isScalar(pair.key) && pair.key.value === '<<') found.push(finding(offset(pair.key), 'MERGE'));
      if (isNode(pair.key) && !isScalar(pair.key) && !isAlias(pair.key))
        found.push(finding(offset(pair.key), 'COMPLEX_KEY'));
    },
  });
  return found;
}

function offsetOf(document: Document, path: Path, part: 'key' | 'value'): number {
  let node: unknown = document.contents;
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  for (const [index, step] of path.entries()) {
    const last = index === path.length - 1;
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
      if (!isPair(pair)) return offset;
      const value = isNode(pair.value) && pair.value.range ? pair.value.range[0] : null;
      const key = isNode(pair.key) && pair.key.range ? pair.key.range[0] : offset;
      offset = last && part === 'value' ? (value ?? key) : key;
      if (last && part === 'value' && (isMap(pair.value) || isSeq(pair.value)) && !pair.value.flow) offset = key;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      if (!isNode(node)) return offset;
      offset = node.range?.[0] ?? offset;
    } else return offset;
  }
  return offset;
}
