/** Whatever stands in the files, compiling says what is wrong and never throws. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../packages/core/src/compile.ts';
import { type Diagnostic, isFailingTest } from '../../../packages/core/src/diagnostic.ts';
import { lanterne, sourcesOf } from '../check/lanterne.ts';

const paths = Object.keys(lanterne);
const yamlPaths = paths.filter((path) => path.endsWith('.yaml'));

const isSafe = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.every((found) => found.severity !== 'error' || isFailingTest(found));

/** Compiles the lantern with one file changed, and checks what must hold of any answer. */
function compiled(path: string, text: string) {
  const files = { ...lanterne, [path]: text };
  const { charter, diagnostics } = compile(sourcesOf(files), { year: 2026 });
  expect(charter !== null).toBe(isSafe(diagnostics));
  for (const { file, line, column, code, message } of diagnostics) {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*\/[a-z]+(-[a-z]+)*$/);
    expect(message).not.toBe('');
    expect(column).toBeGreaterThanOrEqual(1);
    expect(line).toBeGreaterThanOrEqual(1);
    const length = (files as Record<string, string>)[file]?.split(/\r\n|\n/).length ?? 1;
    expect(line, `${code} in ${file}`).toBeLessThanOrEqual(length);
  }
  return diagnostics;
}

/** Values as YAML may hold them, among them the words that JavaScript has of its own. */
const key = fc.oneof(
  fc.constantFrom('constructor', '__proto__', 'toString', 'length', 'title', 'steps', 'owner', '4', ''),
  fc.string(),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(null, true, false, 0, -1, 1.5, '', 'always', '2 days', '2026-12-24', 'constructor'),
    fc.string(),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(key, tie('value'), { maxKeys: 3 }),
  ),
}));

/** The place of every `word:` with a value on its line. */
function entriesOf(text: string): { start: number; end: number }[] {
  return [...text.matchAll(/^( *(?:- )?[a-z-]+:) (.+)$/gm)].map(({ 1: head = '', 2: tail = '', index }) => ({
    start: index + head.length + 1,
    end: index + head.length + 1 + tail.length,
  }));
}

describe('compiling never throws', () => {
  it('on values of any kind in the place of others', () => {
    fc.assert(
      fc.property(fc.constantFrom(...yamlPaths), fc.nat(), value, (path, number, put) => {
        const text = lanterne[path] ?? '';
        const entries = entriesOf(text);
        const { start, end } = entries[number % entries.length] ?? { start: 0, end: 0 };
        compiled(path, text.slice(0, start) + JSON.stringify(put) + text.slice(end));
      }),
      { numRuns: 100 },
    );
  });

  it('on steps that lead anywhere, and end as others do', () => {
    const targets =
      /(?<=(?:go|then|if-missed|accepted|refused|start|when-all-done|to): )[a-z][a-z-]+|end: [a-z-]+|done: true/g;
    const playbooks = ['late/playbook.yaml', 'recall/playbook.yaml', 'insult/playbook.yaml'];
    const change = fc.tuple(fc.nat(), fc.nat());
    fc.assert(
      fc.property(fc.constantFrom(...playbooks), fc.array(change, { minLength: 1, maxLength: 3 }), (path, changes) => {
        const text = changes.reduce((before, [which, whither]) => {
          const spots = [...before.matchAll(targets)];
          const names = [...new Set(spots.map(([word]) => word))].filter((word) => !/: /.test(word));
          const spot = spots[which % spots.length];
          const [word, index] = [spot?.[0] ?? '', spot?.index ?? 0];
          const put = word.startsWith('end')
            ? 'done: true'
            : word.startsWith('done')
              ? 'end: over'
              : names[whither % names.length];
          return `${before.slice(0, index)}${put}${before.slice(index + word.length)}`;
        }, lanterne[path] ?? '');
        compiled(path, text);
      }),
      { numRuns: 60, examples: [['insult/playbook.yaml', [[3, 0]]]] },
    );
  });

  it('on files that are any value at all', () => {
    fc.assert(
      fc.property(fc.constantFrom(...yamlPaths), value, (path, whole) => {
        compiled(path, JSON.stringify(whole));
      }),
      { numRuns: 60 },
    );
  });

  it('on any text', () => {
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.string({ unit: 'binary', maxLength: 200 }), (path, text) => {
        compiled(path, text);
      }),
      { numRuns: 60 },
    );
  });

  it('on a character changed, wherever it stands', () => {
    const character = fc.oneof(
      fc.constantFrom(...'{}[]:,-#"\'&*!|>%@`\t\n \r\u0000\u2028'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.nat(), character, (path, place, put) => {
        const text = lanterne[path] ?? '';
        const at = place % text.length;
        compiled(path, text.slice(0, at) + put + text.slice(at + 1));
      }),
      { numRuns: 100 },
    );
  });

  it('on lines left out, said twice, moved or indented otherwise', () => {
    const change = fc.constantFrom('out', 'twice', 'down', 'in', 'left');
    fc.assert(
      fc.property(fc.constantFrom(...yamlPaths), fc.nat(), change, (path, place, how) => {
        const lines = (lanterne[path] ?? '').split('\n');
        const at = place % lines.length;
        const line = lines[at] ?? '';
        const [next = ''] = lines.slice(at + 1);
        if (how === 'out') lines.splice(at, 1);
        else if (how === 'twice') lines.splice(at, 0, line);
        else if (how === 'down') lines.splice(at, 2, next, line);
        else lines[at] = how === 'in' ? `  ${line}` : line.replace(/^ {2}/, '');
        compiled(path, lines.join('\n'));
      }),
      { numRuns: 100 },
    );
  });

  it('on files that are missing or have strange names', () => {
    const name = fc.oneof(
      fc.constantFrom(
        'late',
        'constructor/playbook.yaml',
        '__proto__/playbook.yaml',
        'partials/x.y.z.hbs',
        'late/replies/.hbs',
        '/',
        'migrations/a.yaml',
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.subarray(paths), name, fc.constantFrom(...Object.values(lanterne)), (gone, path, text) => {
        const files = Object.fromEntries(Object.entries(lanterne).filter(([kept]) => !gone.includes(kept)));
        const { charter, diagnostics } = compile([...sourcesOf(files), { path, text }], { year: 2026 });
        expect(charter !== null).toBe(isSafe(diagnostics));
      }),
      { numRuns: 60 },
    );
  });
});
