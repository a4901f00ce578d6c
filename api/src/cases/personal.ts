import type { CaseState, Charter } from '@aplomb/core';
import type { Prisma } from '../generated/prisma/client.ts';
import type { Vault } from '../vault/vault.ts';
import type { StoredTriage } from './triaged.ts';

/** Whose key seals what a case knows of a person; asked only where there is something to seal. */
export type FindKey = () => Promise<string | null>;

/** A state as it is stored: private facts and what teams answered are sealed. Reading opens them: vault/columns.ts. */
export async function storedState(
  vault: Vault,
  keyOf: FindKey,
  charter: Charter,
  state: CaseState,
): Promise<Prisma.InputJsonObject> {
  const secret = Object.keys(state.facts).filter((key) => charter.facts[key]?.private);
  const answered = state.relays.some(({ answer }) => answer !== null && answer !== '');
  if (secret.length === 0 && !answered) return asJson(state);
  const keyId = await keyOf();
  if (keyId === null) return asJson(state);
  const facts: Record<string, unknown> = { ...state.facts };
  for (const key of secret) facts[key] = await vault.seal(keyId, JSON.stringify(facts[key]));
  const relays = await Promise.all(
    state.relays.map(async (relay) => ({ ...relay, answer: relay.answer && (await vault.seal(keyId, relay.answer)) })),
  );
  return asJson({ ...state, facts, relays });
}

/** A triage as it is stored: what a severity quotes of the comment is sealed. */
export async function storedTriage(
  vault: Vault,
  keyOf: FindKey,
  triage: StoredTriage,
): Promise<{ readonly triage: Prisma.InputJsonObject }> {
  const { fr, en } = triage.reasons;
  if (![...fr, ...en].some(({ code }) => code === 'says')) return { triage: asJson(triage) };
  const keyId = await keyOf();
  const sealed = (reasons: StoredTriage['reasons']['fr']) =>
    Promise.all(
      reasons.map(async (reason) =>
        reason.code === 'says' ? { ...reason, message: await vault.seal(keyId, reason.message) } : reason,
      ),
    );
  return { triage: asJson({ ...triage, reasons: { fr: await sealed(fr), en: await sealed(en) } }) };
}

/** What is left of a state once its author is forgotten: that a team has answered, not what. */
export function withoutWords(charter: Charter, state: CaseState): CaseState {
  const facts = Object.entries(state.facts).filter(([key]) => !charter.facts[key]?.private);
  const relays = state.relays.map((relay) => (relay.answer === null ? relay : { ...relay, answer: '' }));
  return { ...state, facts: Object.fromEntries(facts), relays };
}

/** A reason may quote the comment; the charter's own phrase, its subject, says as much and tells nothing of the person. */
export function withoutQuotes(triage: StoredTriage): { readonly triage: Prisma.InputJsonObject } {
  const bare = (reasons: StoredTriage['reasons']['fr']) =>
    reasons.map((reason) => (reason.code === 'says' ? { ...reason, message: reason.subject ?? '' } : reason));
  return { triage: asJson({ ...triage, reasons: { fr: bare(triage.reasons.fr), en: bare(triage.reasons.en) } }) };
}

function asJson(value: object): Prisma.InputJsonObject {
  return value as Prisma.InputJsonObject;
}
