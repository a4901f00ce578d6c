import SchemaBuilder from '@pothos/core';
import RelayPlugin from '@pothos/plugin-relay';
import TracingPlugin from '@pothos/plugin-tracing';
import { globalId, readGlobalId } from './cases/id.ts';
import type { Context } from './context.ts';
import { tracing } from './observe/traces.ts';
import { asError } from './refusal.ts';

export interface Kinds {
  Context: Context;
  DefaultFieldNullability: false;
  DefaultEdgesNullability: false;
  DefaultNodeNullability: false;
  Scalars: {
    ID: { Input: string; Output: string };
    DateTime: { Input: Date; Output: Date };
    JSON: { Input: unknown; Output: unknown };
  };
}

/** Fields are non-null unless they say otherwise: so is the contract. */
export const builder = new SchemaBuilder<Kinds>({
  plugins: [RelayPlugin, TracingPlugin],
  tracing,
  defaultFieldNullability: false,
  relay: {
    encodeGlobalID: (typename, id) => globalId(typename, String(id)),
    decodeGlobalID: (id) => {
      const read = readGlobalId(id);
      if (read === null) throw asError({ code: 'ID_INVALID', message: 'This is no id that we gave.' });
      return read;
    },
    edgesFieldOptions: { nullable: false },
    nodeFieldOptions: { nullable: false },
    nodeQueryOptions: { nullable: true },
    nodesQueryOptions: false,
  },
});
