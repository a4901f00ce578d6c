import type { Logger } from 'pino';
import type { Environment } from '../environment.ts';
import type { Services } from '../services.ts';
import { environmentKeys } from './environmentKeys.ts';
import { type Gate, gateOf } from './gate.ts';
import { oidcTokens } from './oidc.ts';
import { storedKeys } from './storedKeys.ts';

/** The gate that the environment asks for: its own keys, those of the database, and the people of the provider. */
export function openGate(
  { keys, oidc }: Pick<Environment, 'keys' | 'oidc'>,
  { db, now }: Pick<Services, 'db' | 'now'>,
  log: Logger,
): Gate {
  const unnoted = (fault: unknown) => log.warn({ fault }, 'use of a key not noted');
  const unanswered = (fault: unknown) => log.error({ fault }, 'the OIDC provider does not answer');
  const people = oidc === null ? [] : [oidcTokens({ ...oidc, now, onFault: unanswered })];
  return gateOf(keys.length > 0 || oidc !== null, [
    environmentKeys(keys),
    storedKeys({ db, now, onFault: unnoted }),
    ...people,
  ]);
}
