import {
  type Actor,
  type Charter,
  type CharterDiff,
  compile,
  type Diagnostic,
  diffCharters,
  isBefore,
  type Level,
  type Locale,
  nextVersion,
} from '@aplomb/core';
import { type Asked, objectionTo as objectionToActor } from '../cases/act.ts';
import { once } from '../cases/once.ts';
import { inTransaction, type Tx } from '../db.ts';
import { localeFor } from '../language.ts';
import { type Or, type Refusal, refuse } from '../refusal.ts';
import type { Services } from '../services.ts';
import { prepare, publish, type Ready } from './charters.ts';
import { type CasesMigrated, migrateCases } from './migrateCases.ts';
import { unknownRole } from './unknown.ts';

export interface PublishInput {
  readonly brand: string;
  readonly files: readonly { readonly path: string; readonly text: string }[];
  readonly actor: Actor;
  readonly acceptBump?: 'MAJOR' | 'MINOR' | 'PATCH' | null | undefined;
  readonly dryRun?: boolean | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
}
export interface Published extends Replaced {
  /** What became of the running cases, or in a dry run what would. */
  readonly cases: CasesMigrated;
}
interface Replaced extends Pick<CharterDiff, 'bump' | 'changes'> {
  readonly type: 'PublishCharterPayload';
  readonly version: string;
  readonly digest: string;
}
export interface CharterRefused {
  readonly type: 'CharterRefused';
  readonly code: 'CHARTER_INVALID';
  readonly message: string;
  readonly diagnostics: readonly Diagnostic[];
}

const levels: readonly Level[] = ['patch', 'minor', 'major'];

/** Compiles a brand's files and makes them its charter, if they say no less than their version and the publisher admit. */
export async function publishCharter(
  services: Services,
  input: PublishInput,
  { at, languages, caller }: Asked,
): Promise<Or<Published> | CharterRefused> {
  const current = await services.charters.current(input.brand);
  const locale = localeFor(languages, current ?? undefined);
  const unfit = objectionToActor(input.actor, caller, locale);
  if (unfit !== null) return unfit;
  const { charter, diagnostics } = compile(input.files, { year: new Date(at).getUTCFullYear(), locale });
  // A charter whose own examples and stories fail could answer, but is not to be published.
  if (charter === null || diagnostics.some(({ severity }) => severity === 'error')) return invalid(diagnostics, locale);
  const objection = objectionTo(charter, input, locale);
  if (objection !== null) return objection;
  const ready = prepare(charter);
  const call = { brand: input.brand, operation: 'publishCharter', input, at, locale };
  const replaced = await inTransaction(services.db, (tx) =>
    once<Or<Replaced>>(tx, call, () => replace(tx, services, ready, input, at, locale)),
  );
  if (replaced.type !== 'PublishCharterPayload') return replaced;
  const occasion = { at, locale, actor: input.actor, dryRun: input.dryRun === true };
  return { ...replaced, cases: await migrateCases(services.db, services.charters, charter, occasion) };
}

async function replace(
  tx: Tx,
  services: Services,
  ready: Ready,
  input: PublishInput,
  at: number,
  locale: Locale,
): Promise<Or<Replaced>> {
  const { charter } = ready;
  // Two who publish at once are compared one after the other.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`charter ${charter.brand}`}, 0))`;
  const row = await tx.charter.findFirst({ where: { brand: charter.brand, current: true }, select: { digest: true } });
  const before = row === null ? null : await services.charters.byDigest(row.digest, tx);
  const { bump, changes } = before === null ? { bump: null, changes: [] } : diffCharters(before, charter, locale);
  if (before !== null && bump !== null) {
    const lowest = nextVersion(before.version, bump);
    if (isBefore(charter.version, lowest)) return tooLow(charter.version, lowest, locale);
    const accepted = input.acceptBump?.toLowerCase() as Level | undefined;
    if (accepted !== undefined && levels.indexOf(bump) > levels.indexOf(accepted)) return notAccepted(bump, locale);
  }
  if (input.dryRun !== true && before?.digest !== charter.digest)
    await publish(tx, ready, { by: input.actor.id, at: new Date(at) });
  return { type: 'PublishCharterPayload', version: charter.version, digest: charter.digest, bump, changes };
}

function objectionTo(charter: Charter, input: PublishInput, locale: Locale): Refusal | null {
  const { brand, roles } = charter;
  if (brand !== input.brand) {
    const said = {
      fr: `Ces fichiers sont ceux de la marque « ${brand} ».`,
      en: `These files are those of the brand "${brand}".`,
    };
    return refuse('BRAND_MISMATCH', said, locale);
  }
  if (Object.hasOwn(roles, input.actor.role)) return null;
  return unknownRole(charter, input.actor.role, locale);
}

function invalid(diagnostics: readonly Diagnostic[], locale: Locale): CharterRefused {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const message =
    locale === 'fr'
      ? `La charte ne se compile pas : ${errors} erreur${errors > 1 ? 's' : ''}.`
      : `The charter does not compile: ${errors} error${errors > 1 ? 's' : ''}.`;
  return { type: 'CharterRefused', code: 'CHARTER_INVALID', message, diagnostics };
}

function tooLow(version: string, lowest: string, locale: Locale): Refusal {
  const said = {
    fr: `La version ${version} est trop basse pour ce qui change : ${lowest} au moins.`,
    en: `Version ${version} is too low for what changes: ${lowest} at least.`,
  };
  return refuse('VERSION_TOO_LOW', said, locale);
}

function notAccepted(bump: Level, locale: Locale): Refusal {
  const word = bump.toUpperCase();
  return refuse(
    'BUMP_NOT_ACCEPTED',
    {
      fr: `Ce changement est ${word} : plus que ce qui est accepté.`,
      en: `This change is ${word}: more than is accepted.`,
    },
    locale,
  );
}
