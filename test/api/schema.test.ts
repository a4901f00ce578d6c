import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { schema } from '../../api/src/schema/index.ts';
import { sdl, sdlFile } from '../../api/src/schema/print.ts';

const inputs = readFileSync(fileURLToPath(new URL('../contract/inputs.graphql', import.meta.url)), 'utf8');

describe('the schema', () => {
  it('stands printed and sorted in schema/api.graphql: pnpm run schema', () => {
    expect(readFileSync(sdlFile, 'utf8')).toBe(sdl());
  });

  it('has every input of the contract, field by field, with its type and default', () => {
    const wanted = [...inputs.replace(/#.*$/gm, '').matchAll(/^input (\w+)\s*\{([^}]*)\}/gm)];
    expect(wanted.length).toBeGreaterThan(15);
    const fieldsOf = (block: string) => [...block.matchAll(/(\w+):\s*([[\]\w!]+)(?:\s*=\s*(\w+))?/g)];
    const missing = wanted.flatMap(([, name = '', block = '']) => {
      const given =
        new RegExp(`^input ${name} \\{([^}]*)\\}`, 'm').exec(sdl().replace(/"""[\s\S]*?"""/g, ''))?.[1] ?? '';
      const has = fieldsOf(given).map(([, field, type, value]) => `${field}: ${type} = ${value}`);
      return fieldsOf(block)
        .map(([, field, type, value]) => `${field}: ${type} = ${value}`)
        .filter((field) => !has.includes(field))
        .map((field) => `${name}.${field}`);
    });
    expect(missing).toEqual([]);
  });

  it('lets every refusal reach `... on Refusal`', () => {
    const refusal = schema.getType('Refusal');
    const kinds = Object.values(schema.getTypeMap()).filter((type) => /(Refused|Conflict)$/.test(type.name));
    expect(kinds.length).toBeGreaterThan(2);
    for (const kind of kinds) expect('getInterfaces' in kind && kind.getInterfaces(), kind.name).toContain(refusal);
  });
});
