import {
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
} from 'graphql';
import { everywhere } from './words/everywhere.ts';
import { there } from './words/there.ts';

/** Anything of a schema that can say what it is. */
interface Described {
  readonly name: string;
  description?: string | null | undefined;
}

/** Gives words to everything in a schema that says nothing of its own: from the two tables, else from the type's ending. */
export function describe(schema: GraphQLSchema): GraphQLSchema {
  const say = (one: Described, coordinate: string, usual: string | undefined) => {
    const words = (Object.hasOwn(there, coordinate) ? there[coordinate] : undefined) ?? usual;
    if (!one.description && words !== undefined) one.description = words;
  };
  const usual = (name: string) => (Object.hasOwn(everywhere, name) ? everywhere[name] : undefined);
  for (const type of Object.values(schema.getTypeMap())) {
    if (isIntrospectionType(type)) continue;
    say(type, type.name, byItsEnding(type.name));
    if (isEnumType(type)) for (const value of type.getValues()) say(value, `${type.name}.${value.name}`, undefined);
    if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) say(field, `${type.name}.${field.name}`, usual(field.name));
    }
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const coordinate = `${type.name}.${field.name}`;
      say(field, coordinate, usual(field.name));
      for (const one of field.args) say(one, `${coordinate}(${one.name})`, usual(one.name));
    }
  }
  return schema;
}

/** Relay's and ours: what follows from the name. */
function byItsEnding(name: string): string | undefined {
  const [, of = '', ending = ''] = /^(\w+?)(Connection|Edge|Payload|Result|Input)$/.exec(name) ?? [];
  const mutation = of.charAt(0).toLowerCase() + of.slice(1);
  const endings: Readonly<Record<string, string>> = {
    Connection: 'A page of a list.',
    Edge: 'One of a page, with its cursor.',
    Payload: `What \`${mutation}\` did.`,
    Result: `What \`${mutation}\` did, or why not.`,
    Input: `What \`${mutation}\` is asked.`,
  };
  return endings[ending];
}
