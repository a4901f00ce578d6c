/** A brand cut to what one misspelling concerns, so that a thousand can be compiled. */
import type { Source } from '../../packages/core/src/document/source.ts';

/** A crisis type of which only the name matters here. */
const stub = (crisis: string, owner: string) => `format: 1
crisis: ${crisis}
title: ${crisis}
family: other
responsibility: none
ground: none
calendar: always
severity: { base: 1 }
workflow:
  start: read
  steps:
    read:
      title: Read
      owner: ${owner}
      instructions: Read.
      deadline: { within: 5 minutes, tell-again: 1 hour }
      choices: [{ event: over, label: Over, go: closed }]
    closed: { title: Closed, end: over }
`;

const folderOf = (path: string) => (path.includes('/') ? path.slice(0, path.indexOf('/')) : '');
const names = (text: string, id: string) => new RegExp(`(?<![a-z0-9-])${id}(?![a-z0-9-])`).test(text);

/**
 * What is left of a brand when only one file and some folders matter. Whole: charter.yaml, the partials, the file's folder, and
 * the folders if all share the file; else only their playbooks. Of another folder that any of these names, a stub playbook
 * and the replies that charter.yaml names; of the rest nothing. Examples stay only if the file holds them. Unless the
 * file is charter.yaml, nobody's hours and no promise are left to prove.
 */
export function cutTo(brand: readonly Source[], folders: ReadonlySet<string>, file: string): Source[] {
  const charter = brand.find(({ path }) => path === 'charter.yaml')?.text ?? '';
  const owner = /^roles:\n\s+([a-z-]+):/m.exec(charter)?.[1] ?? '';
  const isKept = (path: string) => ['', 'partials'].includes(folderOf(path)) || folders.has(folderOf(path));
  const own = folderOf(file);
  const isPlaybook = (path: string) => path.endsWith('/playbook.yaml');
  const matters = (path: string) =>
    ['', 'partials', own].includes(folderOf(path)) || ['', 'partials'].includes(own) || isPlaybook(path);
  const kept = brand.filter(
    ({ path }) => path === file || (isKept(path) && matters(path) && !path.endsWith('/examples.yaml')),
  );
  const words = kept.map(({ text }) => text).join('\n');
  const stubs = brand.flatMap(({ path, text }) => {
    const folder = folderOf(path);
    if (isKept(path) || !names(words, folder)) return [];
    if (path === `${folder}/playbook.yaml`) return [sameSource(path, stub(folder, owner))];
    const [, reply = ''] = /\/replies\/([^.]+)\./.exec(path) ?? [];
    return reply !== '' && names(charter, `${folder}/${reply}`) ? [sameSource(path, text)] : [];
  });
  const simple = (source: Source) =>
    source.path === 'charter.yaml' && source.path !== file ? sameSource('charter.yaml', unproved(source.text)) : source;
  return [...kept.map(simple), ...stubs];
}

const unproved = (charter: string) =>
  charter
    .replace(/holidays: /, '# ')
    .replace(/on-duty: [a-z-]+/g, 'on-duty: always')
    .replace(/^promises:\n(?: .*\n)*/m, '');

const sources = new Map<string, Source>();

/** One object for one text: what is handed in again is not parsed again. */
function sameSource(path: string, text: string): Source {
  const key = `${path}\n${text}`;
  const source = sources.get(key) ?? { path, text };
  sources.set(key, source);
  return source;
}
