/** The walls of the house: who may import whom, and what the core may not touch. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const files = globSync(['packages/*/src/**/*.{ts,tsx}', 'api/src/**/*.ts'], {
  exclude: (name) => name.includes('generated'),
});
const text = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));

/** Every module a file names: imports, re-exports, dynamic imports, types included. */
function importsOf(file: string): string[] {
  const found = [...(text.get(file) ?? '').matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g)];
  return found.map((match) => match[1] ?? '');
}

function localImportsOf(file: string): string[] {
  return importsOf(file)
    .filter((name) => name.startsWith('.'))
    .map((name) => normalize(join(dirname(file), name)))
    .filter((name) => !name.includes('generated'));
}

/** The stage a file of core belongs to: its folder, or its own name at the top. */
const stageOf = (file: string) => file.replace('packages/core/src/', '').split('/')[0] ?? '';

/**
 * What each stage of core may import besides the nouns. An edge that is not here points back.
 */
const STAGES: Record<string, readonly string[]> = {
  document: ['time'],
  knowledge: [],
  time: [],
  compile: ['document', 'time'],
  version: ['document', 'time', 'compile', 'check', 'workflow'],
  triage: ['time'],
  tone: [],
  reply: ['knowledge', 'document', 'tone'],
  workflow: ['time', 'document'],
  check: ['document', 'knowledge', 'time', 'compile', 'tone', 'reply', 'triage', 'workflow'],
  picture: ['time', 'workflow'],
  drafting: ['document', 'time', 'triage', 'workflow', 'check'],
};
const NOUNS = ['charter.ts', 'comment.ts', 'case.ts', 'prescription.ts', 'diagnostic.ts'];
const TOP = ['compile.ts', 'prescribe.ts', 'refuse.ts', 'index.ts', 'node.ts'];

describe('architecture', () => {
  it('reads a tree that is there', () => {
    expect(files.length).toBeGreaterThan(50);
  });

  it('imports only files that exist', () => {
    const missing = files.flatMap((file) =>
      localImportsOf(file)
        .filter((name) => !text.has(name) && !name.endsWith('.json'))
        .map((name) => `${file} → ${name}`),
    );
    expect(missing).toEqual([]);
  });

  it('has no import cycle, types included', () => {
    const cycles: string[] = [];
    const done = new Set<string>();
    const walk = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) {
        cycles.push([...path.slice(path.indexOf(file)), file].join(' → '));
        return;
      }
      if (done.has(file)) return;
      for (const next of localImportsOf(file)) walk(next, [...path, file]);
      done.add(file);
    };
    for (const file of files) walk(file, []);
    expect(cycles).toEqual([]);
  });

  it('lets each stage of core import only the stages before it', () => {
    const back = files
      .filter((file) => file.startsWith('packages/core/src/') && !TOP.includes(stageOf(file)))
      .flatMap((file) =>
        localImportsOf(file)
          .filter((name) => {
            const [from, to] = [stageOf(file), stageOf(name)];
            if (from === to || NOUNS.includes(to)) return false;
            return NOUNS.includes(from) || !(STAGES[from] ?? []).includes(to);
          })
          .map((name) => `${file} → ${name}`),
      );
    expect(back).toEqual([]);
  });

  it('keeps functions out of the nouns', () => {
    const withFunctions = ['charter.ts', 'comment.ts', 'case.ts', 'prescription.ts'].filter((name) =>
      /\bfunction\b|=>/.test(text.get(`packages/core/src/${name}`) ?? ''),
    );
    expect(withFunctions).toEqual([]);
  });

  it('keeps clock, disk, network and chance out of core', () => {
    const forbidden =
      /from '(node:|fs|path|crypto|http)|\bDate\.now\(|new Date\(\)|\bMath\.random\(|\bprocess\.|\bfetch\(|Temporal\.Now|setTimeout\(|\bglobalThis\.crypto/;
    const impure = files
      .filter((file) => file.startsWith('packages/core/src/') && file !== 'packages/core/src/node.ts')
      .filter((file) => forbidden.test(withoutComments(text.get(file) ?? '')));
    expect(impure).toEqual([]);
  });

  it('lets the packages meet only at their doors', () => {
    const doors: Record<string, readonly string[]> = {
      'packages/core': [],
      'packages/cli': ['@aplomb/core', '@aplomb/core/node'],
      'packages/client': [],
      'packages/console': ['@aplomb/client'],
      api: ['@aplomb/core', '@aplomb/core/node'],
    };
    const wrong = files.flatMap((file) => {
      const home = Object.keys(doors).find((door) => file.startsWith(`${door}/`)) ?? '';
      return importsOf(file)
        .filter((name) => name.startsWith('@aplomb/') && !(doors[home] ?? []).includes(name))
        .concat(localImportsOf(file).filter((name) => !name.startsWith(`${home}/`)))
        .map((name) => `${file} → ${name}`);
    });
    expect(wrong).toEqual([]);
  });

  it('has no drawer named utils, helpers or common', () => {
    expect(files.filter((file) => /\/(utils?|common|misc|shared)(\.ts|\/)/.test(file))).toEqual([]);
  });
});

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
}
