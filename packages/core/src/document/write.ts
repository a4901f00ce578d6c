/** Stories and examples as an author writes them: YAML that can be pasted as it is. */
import type { ExampleYaml } from './examples.ts';
import type { StoryYaml } from './stories.ts';

/** `- story: …` and its lines, one of the script a line. */
export function storyYaml({ script, ...opening }: StoryYaml): string {
  const said = Object.entries(opening).map(([key, value]) => `${key}: ${inline(value)}\n`);
  const lines = script.map((line) => `    - ${inline(line)}\n`);
  return `- ${said.join('  ')}  script:\n${lines.join('')}`;
}

export function exampleYaml(example: ExampleYaml): string {
  return `- ${inline(example)}\n`;
}

/** { does: replied, then: [trace] } */
function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(([key, member]) => `${key}: ${inline(member)}`);
    return `{ ${members.join(', ')} }`;
  }
  return typeof value === 'string' && !isPlain(value) ? JSON.stringify(value) : String(value);
}

/** Words that YAML reads as a text, with or without quotes. An instant is one: YAML 1.2 knows no dates. */
function isPlain(text: string): boolean {
  if (/^\d{4}-\d\d-\d\dT[\d:]{8}(Z|[+-]\d\d:\d\d)$/.test(text)) return true;
  return (
    (/^\p{L}[\p{L}\d -]*$/u.test(text) && text.trim() === text && !/^(true|false|null)$/i.test(text)) || isCount(text)
  );
}

/** "2 business days" begins with a digit and is no number. */
const isCount = (text: string): boolean => /^\d+( [a-z]+)+$/i.test(text);
