/** The examples of the reference, and the brand they are put into. */

export interface Block {
  /** `yaml`, `handlebars`. */
  readonly language: string;
  readonly text: string;
  /** The words of the comment before it: `file: charter.yaml`, `in: late/playbook.yaml workflow.steps`; null without one. */
  readonly mark: string | null;
  /** Of the first line of its text, from 1. */
  readonly line: number;
}

/** Every fenced block of a page of Markdown. */
export function blocksOf(page: string): Block[] {
  const fence = /(?:<!-- ((?:in|file): .*?) -->\n)?```(\w+)\n([\s\S]*?)^```$/gm;
  return [...page.matchAll(fence)].map(({ 0: whole, 1: mark = null, 2: language = '', 3: text = '', index }) => ({
    language,
    text,
    mark,
    line: page.slice(0, index + whole.indexOf(text)).split('\n').length,
  }));
}

const indentOf = (line: string) => line.length - line.trimStart().length;

/** From the line of a key to the line after its block. */
function blockAt(lines: readonly string[], start: number): number {
  const own = indentOf(lines[start] ?? '');
  const next = lines.findIndex((line, at) => at > start && line.trim() !== '' && indentOf(line) <= own);
  return next === -1 ? lines.length : next;
}

/**
 * A file with a fragment put under a path of keys (`workflow.steps.trace`; empty: the top). Words that the fragment says take
 * the place of those that stand there; items of a list come before those there.
 */
export function withFragment(file: string, path: readonly string[], fragment: string): string {
  const lines = file.split('\n');
  let [start, end, indent] = [0, lines.length, 0];
  for (const key of path) {
    const at = lines.findIndex(
      (line, index) => index >= start && index < end && line.startsWith(`${' '.repeat(indent)}${key}:`),
    );
    if (at === -1) throw new Error(`There is no "${path.join('.')}" to put an example into.`);
    [start, end, indent] = [at + 1, blockAt(lines, at), indent + 2];
  }
  const own = lines.slice(start, end);
  for (const [, key = ''] of fragment.matchAll(/^([a-z0-9-]+):/gm)) {
    const at = own.findIndex((line) => line.startsWith(`${' '.repeat(indent)}${key}:`));
    if (at !== -1) own.splice(at, blockAt(own, at) - at);
  }
  const put = fragment
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? '' : ' '.repeat(indent) + line));
  return [...lines.slice(0, start), ...put, ...own, ...lines.slice(end)].join('\n');
}
