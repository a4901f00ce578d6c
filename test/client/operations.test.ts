import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildSchema, Kind, parse, validate } from '../../api/node_modules/graphql/index.js';
import { codesText } from '../../packages/client/scripts/codes.ts';
import { operationsText, written as writtenDown } from '../../packages/client/scripts/operations.ts';
import { operations } from '../../packages/client/src/index.ts';

const contract = writtenDown();

it('packages/client/src/operations.ts is what the contract and its own file say', async () => {
  await expect(operationsText(contract)).toMatchFileSnapshot('../../packages/client/src/operations.ts');
});

it('holds every operation of the contract, and those that it adds', () => {
  const named = [...contract.matchAll(/^(?:query|mutation|subscription) (\w+)/gm)].map(([, name]) => name);
  expect(named.length).toBeGreaterThan(20);
  expect(Object.keys(operations)).toEqual(named);
});

describe('a document', () => {
  const whole = parse(contract);
  const written = (kind: Kind) =>
    new Map(whole.definitions.flatMap((one) => ('name' in one && one.kind === kind ? [[one.name?.value, one]] : [])));
  const inContract = new Map([...written(Kind.OPERATION_DEFINITION), ...written(Kind.FRAGMENT_DEFINITION)]);
  const bare = (node: unknown) => JSON.stringify(node, (key, value) => (key === 'loc' ? undefined : value));

  it.each(Object.entries(operations))(
    '%s is one operation, as written, with the fragments it uses and no other',
    (name, text) => {
      const { definitions } = parse(text);
      const names = definitions.map((one) => ('name' in one ? one.name?.value : undefined));
      expect(names[0]).toBe(name);
      const used = new Set([...text.matchAll(/\.\.\.(\w+Fields)/g)].map(([, fragment]) => fragment));
      expect(new Set(names.slice(1))).toEqual(used);
      for (const [index, one] of definitions.entries()) expect(bare(one)).toBe(bare(inContract.get(names[index])));
    },
  );

  const schema = buildSchema(readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8'));
  it.each(Object.entries(operations))('%s is valid against the printed schema', (_, text) => {
    expect(validate(schema, parse(text)).map(String)).toEqual([]);
  });
});

it('packages/client/src/codes.ts is what the API gives', async () => {
  await expect(codesText()).toMatchFileSnapshot('../../packages/client/src/codes.ts');
});
