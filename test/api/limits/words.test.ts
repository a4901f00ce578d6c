import { describe, expect, it } from 'vitest';
import {
  buildSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
} from '../../../api/node_modules/graphql/index.js';
import { sdl } from '../../../api/src/schema/print.ts';
import { everywhere } from '../../../api/src/schema/words/everywhere.ts';
import { there } from '../../../api/src/schema/words/there.ts';

/** Everything that can say what it is, by coordinate, as introspection shows it. */
function coordinates(): Map<string, string> {
  const found = new Map<string, string>();
  for (const type of Object.values(buildSchema(sdl()).getTypeMap())) {
    if (type.name.startsWith('__') || ['String', 'Int', 'Float', 'Boolean', 'ID'].includes(type.name)) continue;
    found.set(type.name, type.description ?? '');
    if (isEnumType(type)) {
      for (const { name, description } of type.getValues()) found.set(`${type.name}.${name}`, description ?? '');
    }
    if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      found.set(`${type.name}.${field.name}`, field.description ?? '');
      for (const one of 'args' in field ? field.args : []) {
        found.set(`${type.name}.${field.name}(${one.name})`, one.description ?? '');
      }
    }
  }
  return found;
}

describe('the words of the schema', () => {
  const all = coordinates();

  it('are there for every type, field, argument and enum value', () => {
    expect(all.size).toBeGreaterThan(500);
    expect([...all].filter(([, words]) => words === '').map(([coordinate]) => coordinate)).toEqual([]);
  });

  it('say of what can be null when it is, and of nothing else that it could be', () => {
    const wrong: string[] = [];
    for (const type of Object.values(buildSchema(sdl()).getTypeMap())) {
      if (
        !isObjectType(type) ||
        ['Query', 'Mutation', 'Subscription'].includes(type.name) ||
        type.name.startsWith('__')
      )
        continue;
      for (const { name, type: given, description } of Object.values(type.getFields())) {
        if (isNonNullType(given) === /\bnull\b/i.test(description ?? ''))
          wrong.push(`${type.name}.${name}: ${description}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('say of every field of the roots what it does, beside its scope', () => {
    const schema = buildSchema(sdl());
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
    const fields = roots.flatMap((root) => Object.values(root?.getFields() ?? {}));
    expect(fields.filter(({ description }) => /^(What stands here\. )?Scope:/.test(description ?? ''))).toEqual([]);
  });

  it('are each said of something: a table has no line too many', () => {
    const idle = Object.entries(there).filter(([coordinate, words]) => !all.get(coordinate)?.startsWith(words));
    expect(idle.map(([coordinate]) => coordinate)).toEqual([]);
    const said = new Set(all.values());
    expect(
      Object.entries(everywhere)
        .filter(([, words]) => !said.has(words))
        .map(([name]) => name),
    ).toEqual([]);
  });
});
