import type { Caller } from './caller.ts';

/** Whose credentials these are: null where they are of another kind, or good for nothing. */
export type Recognise = (token: string) => Promise<Caller | null> | Caller | null;

/** The door: who comes with which credentials. */
export interface Gate {
  /** Whether a key is wanted of everybody; else only this machine is served. */
  readonly closed: boolean;
  /** The caller behind an `Authorization` header; null for one that is not good. */
  readonly admit: (authorization: string) => Promise<Caller | null>;
}

/** Tries each way to know a caller, in order. */
export function gateOf(closed: boolean, ways: readonly Recognise[]): Gate {
  return {
    closed,
    admit: async (authorization) => {
      const token = /^Bearer\s+(\S+)\s*$/i.exec(authorization)?.[1];
      if (token === undefined) return null;
      for (const recognise of ways) {
        const caller = await recognise(token);
        if (caller !== null) return caller;
      }
      return null;
    },
  };
}
