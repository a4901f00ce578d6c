import { type Caller, sees } from './access/caller.ts';
import type { DbFor } from './access/walls.ts';
import { type Languages, languagesOf } from './language.ts';
import { type Loaders, makeLoaders } from './loaders.ts';
import type { Services } from './services.ts';

/** One request: the services, its instant, its reader's languages and what it has loaded. */
export interface Context extends Services {
  readonly at: number;
  /** From Accept-Language. */
  readonly languages: Languages;
  readonly loaders: Loaders;
  readonly caller: Caller;
}

/** What a request is given: services in which only the brands of its caller exist. */
export function makeContext(services: Services, dbFor: DbFor, request: Request, caller: Caller): Context {
  const { charters } = services;
  const current = async (brand: string) => (sees(caller, brand) ? charters.current(brand) : null);
  const brands = async () => (await charters.brands()).filter((brand) => sees(caller, brand));
  const walled = { ...services, db: dbFor(caller.brands), charters: { ...charters, current, brands } };
  return {
    ...walled,
    at: services.now(),
    languages: languagesOf(request.headers.get('accept-language')),
    loaders: makeLoaders(walled, caller),
    caller,
  };
}
