/** The contract's operations, and those that the client adds → `src/operations.ts`: each a document of its own, with only the fragments it uses. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const contractFile = fileURLToPath(new URL('../../../test/contract/operations.graphql', import.meta.url));
export const addedFile = fileURLToPath(new URL('../operations.graphql', import.meta.url));
const operationsFile = fileURLToPath(new URL('../src/operations.ts', import.meta.url));

/** Both files, one after the other. */
export function written(): string {
  return [contractFile, addedFile].map((file) => readFileSync(file, 'utf8')).join('\n');
}

/** The whole file, ready to be written. Comments of the contract are left out, line ends and indents too. */
export function operationsText(contract: string): string {
  const blocks = blocksOf(contract);
  const documents = [...blocks.keys()]
    .filter((name) => !blocks.get(name)?.startsWith('fragment'))
    .map((name) => `  ${name}:\n    '${documentOf(name, blocks).replace(/[\\']/g, '\\$&')}',\n`);
  return `// Written by packages/client/scripts/operations.ts from test/contract/operations.graphql and operations.graphql: do not edit.

/** Every operation by name, as text, with the fragments it uses. */
export const operations = {
${documents.join('')}} as const;
`;
}

/** Operations and fragments by name, in order. */
function blocksOf(contract: string): ReadonlyMap<string, string> {
  const parts = contract.replace(/#.*$/gm, '').split(/^(?=(?:query|mutation|subscription|fragment) )/m);
  return new Map(
    parts.flatMap((part) => {
      const name = /^(?:query|mutation|subscription|fragment) (\w+)/.exec(part)?.[1];
      return name === undefined ? [] : [[name, part.replace(/\s+/g, ' ').trim()] as const];
    }),
  );
}

function documentOf(name: string, blocks: ReadonlyMap<string, string>): string {
  const used = new Set([name]);
  for (const block of used) {
    for (const [, fragment = ''] of (blocks.get(block) ?? '').matchAll(/\.\.\.(\w+)/g)) {
      if (blocks.get(fragment)?.startsWith('fragment')) used.add(fragment);
    }
  }
  return [...used].map((block) => blocks.get(block)).join(' ');
}

if (import.meta.main) writeFileSync(operationsFile, operationsText(written()));
