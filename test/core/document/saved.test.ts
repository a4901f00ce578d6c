/** The same charter, however an editor saved its files. */
import { describe, expect, it } from 'vitest';
import { compile } from '../../../packages/core/src/compile.ts';
import { lanterne, sourcesOf } from '../check/lanterne.ts';

const compiled = (files: Readonly<Record<string, string>>, locale: 'fr' | 'en' = 'en') =>
  compile(sourcesOf(files), { year: 2026, locale });
const every = (change: (text: string) => string) =>
  Object.fromEntries(Object.entries(lanterne).map(([path, text]) => [path, change(text)]));
const inLatin1 = (text: string) => Buffer.from(text, 'latin1').toString('utf8');
const told = (path: string, text: string) =>
  compiled({ ...lanterne, [path]: text }).diagnostics.map(({ file, line, code }) => [file, line, code]);

describe('a charter is the same', () => {
  const { digest } = compiled(lanterne).charter ?? {};
  it.each([
    ['with the line ends of Windows', (text: string) => text.replaceAll('\n', '\r\n')],
    ['with the mark that Windows sets before a text', (text: string) => `\uFEFF${text}`],
  ])('%s', (_, change) => {
    const { charter, diagnostics } = compiled(every(change));
    expect(diagnostics).toEqual([]);
    expect(charter?.digest).toBe(digest);
  });
});

describe('a file that is no UTF-8 is told once, where its first letter is lost', () => {
  const charter = lanterne['charter.yaml'] ?? '';
  it.each([
    ['a playbook', 'late/playbook.yaml', inLatin1(lanterne['late/playbook.yaml'] ?? ''), 11],
    ['a reply', 'recall/replies/holding.fr.hbs', inLatin1('Désolés. {{> signature}}\n'), 1],
    ['a text of another width', 'charter.yaml', Buffer.from(charter, 'utf16le').toString('utf8'), 1],
  ])('%s', (_, path, text, line) => {
    expect(told(path, text)).toEqual([[path, line, 'files/encoding']]);
  });

  it('but an example may quote a comment that lost one', () => {
    const text = `- { text: "Ma commande est en retard de dix jours, c'est � n'y rien comprendre", lang: fr }\n`;
    expect(told('late/examples.yaml', `${text}${lanterne['late/examples.yaml']}`)).toEqual([]);
  });
});

it('a folder whose name is no id is renamed, not its playbook', () => {
  const files = Object.fromEntries(
    Object.entries(lanterne).map(([path, text]) => [path.replace(/^late/, 'Late'), text]),
  );
  const { diagnostics } = compiled(files);
  expect(diagnostics.map(({ code, hint }) => [code, hint])).toEqual([['name/folder', 'Rename the folder: late.']]);
});

it('hundreds of thousands of slips are told, too', () => {
  const { diagnostics } = compiled({ ...lanterne, 'late/examples.yaml': '- 1\n'.repeat(200_000) });
  expect(diagnostics).toHaveLength(200_000);
});
