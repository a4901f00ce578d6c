/** YAML text → plain values whose place in the text is still known. Nothing here knows what a charter is. */
import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
  type YAMLMap,
} from 'yaml';
import type { Diagnostic, Locale, Place } from '../diagnostic.ts';
import { faultOf, type YamlFault } from './yaml-faults.ts';
import { yamlSentence } from './yaml-sentences.ts';

export type Path = readonly (string | number)[];

/** A file as parsed: its value and where each part of it stands. */
export interface Parsed {
  readonly file: string;
  /** Undefined when the text is no YAML. Where a word stands twice in a block, the first counts. */
  readonly value: unknown;
  readonly findings: readonly Diagnostic[];
  /** Place of the value at a path; of the nearest part that exists when it is absent. */
  at(path: Path): Place;
  /** Place of the key at a path: where the word itself stands. */
  atKey(path: Path): Place;
}

/** A charter is read by people: a file beyond this is a mistake or an attack. */
const MAX_CHARACTERS = 2_000_000;

/** Blocks within blocks; the deepest that the language knows is a dozen. */
const MAX_DEPTH = 100;

/** What leaves the rest of a file readable. */
const IS_HARMLESS: Readonly<Partial<Record<YamlFault['kind'], Diagnostic['severity']>>> = {
  'duplicate-key': 'error',
  'hash-cuts': 'warning',
};

export function parseYaml(file: string, text: string, locale: Locale): Parsed {
  const lines = new LineCounter();
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col) };
  };
  const finding = (fault: YamlFault): Diagnostic => ({
    ...place(fault.offset),
    severity: IS_HARMLESS[fault.kind] ?? 'error',
    ...yamlSentence(fault, locale),
  });
  if (text.length > MAX_CHARACTERS) {
    const nowhere = () => place(0);
    return {
      file,
      value: undefined,
      findings: [finding({ kind: 'too-large', offset: 0 })],
      at: nowhere,
      atKey: nowhere,
    };
  }
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    merge: false,
    // Looked for below: the parser compares every key of a block with every other.
    uniqueKeys: false,
    lineCounter: lines,
    // `silent` would also keep quiet about what follows a line of `---`.
    logLevel: 'error',
  });
  const faults = faultsOf(document, text);
  const isReadable = faults.every(({ kind }) => IS_HARMLESS[kind] !== undefined);
  const pairs = pairsOf();
  return {
    file,
    value: isReadable ? document.toJS({ maxAliasCount: 0 }) : undefined,
    findings: faults.map(finding),
    at: (path) => place(offsetOf(document, pairs, path, 'value')),
    atKey: (path) => place(offsetOf(document, pairs, path, 'key')),
  };
}

/** The first error of the parser, since the others follow from it; else everything that a charter may not hold. */
function faultsOf(document: Document.Parsed, text: string): YamlFault[] {
  const [error] = document.errors;
  if (error !== undefined) return [faultOf(error, document, text)];
  const deep = tooDeep(document.contents);
  return deep === null ? refusedNodes(document) : [{ kind: 'too-deep', offset: deep }];
}

/** Where a text goes beyond the depth; null when it does not. Keeps its own stack: a text may be deeper than the machine's. */
function tooDeep(contents: unknown): number | null {
  const open: { readonly node: unknown; readonly depth: number }[] = [{ node: contents, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, depth } = next;
    if (!isCollection(node)) continue;
    if (depth > MAX_DEPTH) return node.range?.[0] ?? 0;
    const inner = isMap(node) ? node.items.flatMap(({ key, value }) => [key, value]) : node.items;
    for (const child of inner) open.push({ node: child, depth: depth + 1 });
  }
  return null;
}

/** Aliases, merge keys, anchors and tags make a text mean something its reader does not see; a word said twice, two things. */
function refusedNodes(document: Document.Parsed): YamlFault[] {
  const found: YamlFault[] = [];
  const offset = (node: Node) => node.range?.[0] ?? 0;
  const add = (kind: YamlFault['kind'], node: Node, mark?: string) => found.push({ kind, offset: offset(node), mark });
  visit(document, {
    Alias: (_, node) => void add('alias', node),
    Pair: (_, pair) => {
      if (isScalar(pair.key) && pair.key.value === '<<') add('merge', pair.key);
      if (isNode(pair.key) && !isScalar(pair.key) && !isAlias(pair.key)) add('complex-key', pair.key);
    },
    Map: (_, map) => {
      for (const repeat of removeRepeats(map)) found.push({ kind: 'duplicate-key', ...repeat });
    },
    Scalar: (_, node) => {
      if (node.type === 'PLAIN' && node.value !== null && /^[^\s#]/.test(node.comment ?? ''))
        found.push({ kind: 'hash-cuts', offset: node.range?.[1] ?? 0, mark: node.comment ?? '' });
    },
  });
  for (const { code, pos } of document.warnings)
    if (code === 'TAG_RESOLVE_FAILED') found.push({ kind: 'bad-start', offset: pos[0], mark: '!' });
  if (found.some(({ kind }) => kind === 'alias')) return found;
  visit(document, {
    Value: (_, node) => {
      if (node.anchor !== undefined) add('bad-start', node, '&');
    },
  });
  return found;
}

/** Leaves each key once in its block, where it stands first. */
function removeRepeats(map: YAMLMap): { readonly offset: number; readonly mark: string }[] {
  const seen = new Set<string>();
  const repeats = map.items.filter(({ key }) => {
    if (!isScalar(key)) return false;
    const word = String(key.value);
    return seen.has(word) || !seen.add(word);
  });
  if (repeats.length > 0) {
    const gone = new Set<Pair>(repeats);
    map.items = map.items.filter((pair) => !gone.has(pair));
  }
  return repeats.map(({ key }) => ({
    offset: isNode(key) ? (key.range?.[0] ?? 0) : 0,
    mark: String(isScalar(key) ? key.value : ''),
  }));
}

/** The pairs of a block by their words: looking through thousands of keys for each of thousands of findings takes minutes. */
function pairsOf(): (map: YAMLMap) => ReadonlyMap<string, Pair> {
  const known = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();
  return (map) => {
    const before = known.get(map);
    if (before !== undefined) return before;
    const pairs = new Map(map.items.flatMap((pair) => (isScalar(pair.key) ? [[String(pair.key.value), pair]] : [])));
    known.set(map, pairs);
    return pairs;
  };
}

function offsetOf(document: Document, pairs: ReturnType<typeof pairsOf>, path: Path, part: 'key' | 'value'): number {
  let node: unknown = document.contents;
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  for (const [index, step] of path.entries()) {
    const last = index === path.length - 1;
    if (isMap(node)) {
      const pair = pairs(node).get(String(step));
      if (pair === undefined) return offset;
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
