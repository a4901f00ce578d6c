/** What `check` says about types that examples and signals do not separate, or do not reach. */
import { describe, expect, it } from 'vitest';
import { compile } from '../../../packages/core/src/compile.ts';
import { lanterne, sourcesOf } from '../check/lanterne.ts';

function findings(changed: Readonly<Record<string, string>>, code: string, locale: 'fr' | 'en' = 'en') {
  const files = Object.fromEntries(Object.entries({ ...lanterne, ...changed }).filter(([, text]) => text !== ''));
  return compile(sourcesOf(files), { year: 2026, locale }).diagnostics.filter((found) => found.code === code);
}

/** A second playbook of late orders under another name, with no signal. */
const late = lanterne['late/playbook.yaml'] ?? '';
const twin = (signals: string) =>
  late.replace(/^crisis: late$/m, 'crisis: slow').replace(/^signals:\n(?: .*\n)+/m, signals);
const replies = Object.fromEntries(
  Object.entries(lanterne)
    .filter(([path]) => path.startsWith('late/replies/'))
    .map(([path, text]) => [path.replace('late/', 'slow/'), text]),
);
const lines = (texts: readonly string[]) => texts.map((text) => `- { text: "${text}", lang: en }\n`).join('');
const waits = [
  'where is my order, I have waited two weeks',
  'three weeks and no parcel on my doorstep',
  'still waiting for the novel I ordered',
  'you said Tuesday, it is Friday, no book',
  'how long must I wait for this book',
  'my order is stuck somewhere again',
];

describe('types that are not told apart', () => {
  const mixed = {
    ...replies,
    'slow/playbook.yaml': twin(''),
    'late/examples.yaml': lines(waits.map((text) => `${text}, honestly`)),
    'slow/examples.yaml': lines(waits),
  };

  it('are named as a pair, at a comment that shows it', () => {
    const found = findings(mixed, 'signals/confused');
    expect(found.length).toBeGreaterThan(0);
    for (const { file, severity, message } of found) {
      expect(severity).toBe('warning');
      expect(file).toMatch(/^(late|slow)\/examples\.yaml$/);
      expect(message).toMatch(/^The examples do not tell "(late|slow)" from "(late|slow)": by the others, \d of 6 /);
    }
    expect(findings(mixed, 'signals/confused', 'fr')[0]?.message).toMatch(/^Les exemples ne séparent pas « /);
  });

  it('are none in a charter whose examples separate them', () => {
    expect(findings({}, 'signals/confused')).toEqual([]);
  });
});

describe('a type that nothing reaches', () => {
  const alone = { ...replies, 'slow/playbook.yaml': twin('') };

  it('is named at its name', () => {
    const line = (alone['slow/playbook.yaml'] ?? '').split('\n').findIndex((text) => text.startsWith('crisis:')) + 1;
    expect(findings(alone, 'signals/unreached')).toEqual([
      expect.objectContaining({ file: 'slow/playbook.yaml', line, severity: 'warning' }),
    ]);
    expect(findings(alone, 'signals/unreached', 'fr')[0]?.message).toMatch(/^Rien ne mène à « slow »/);
  });

  it.each([
    ['an example', { 'slow/examples.yaml': lines(['my order crawls like a snail']) }],
    ['a signal', { 'slow/playbook.yaml': twin('signals: { fr: { any: [escargot] }, en: { any: [snail] } }\n') }],
  ])('is none with %s', (_, more) => {
    expect(findings({ ...alone, ...more }, 'signals/unreached')).toEqual([]);
  });

  it('is not reached by a near miss', () => {
    const near = { 'slow/examples.yaml': '- { text: "a slow news day", lang: en, not: true }\n' };
    expect(findings({ ...alone, ...near }, 'signals/unreached')).toHaveLength(1);
  });
});
