import { type Languages, languagesOf } from './language.ts';
import { type Loaders, makeLoaders } from './loaders.ts';
import type { Services } from './services.ts';

/** One request: the services, its instant, its reader's languages and what it has loaded. */
export interface Context extends Services {
  readonly at: number;
  /** From Accept-Language. */
  readonly languages: Languages;
  readonly loaders: Loaders;
  /** As whom the caller's key may act; null: every role. */
  readonly roles: readonly string[] | null;
}

export function makeContext(services: Services, request: Request, roles: Context['roles']): Context {
  return {
    ...services,
    at: services.now(),
    languages: languagesOf(request.headers.get('accept-language')),
    loaders: makeLoaders(services),
    roles,
  };
}
