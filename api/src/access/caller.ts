import type { Scope } from './scopes.ts';

/** Who asks, and what they may. Null stands for everything. */
export interface Caller {
  /** For logs and limits; holds no secret: "apl_k3fz81qa", "environment:1", "oidc:marie". */
  readonly id: string;
  /** What it may ask. */
  readonly scopes: readonly Scope[] | null;
  /** As whom it may act: roles of the charters. */
  readonly roles: readonly string[] | null;
  /** Whose cases and charters exist for it. */
  readonly brands: readonly string[] | null;
  /** Whether the credentials are good still, for what goes on: a subscription. Absent: as long as the server runs. */
  readonly isGood?: () => Promise<boolean>;
}

/** Everybody on this machine, where no key is wanted; and the key of the environment. */
export function unlimited(id: string): Caller {
  return { id, scopes: null, roles: null, brands: null };
}

export const neighbour = unlimited('neighbour');

/** Whoever asks for what is open to all, a page or a key set: nobody, who may do nothing. */
export const nobody: Caller = { id: 'nobody', scopes: [], roles: [], brands: [] };

export function mayAsk({ scopes }: Pick<Caller, 'scopes'>, scope: Scope): boolean {
  return scopes === null || scopes.includes(scope);
}

/** Whether a brand exists for this caller. */
export function sees({ brands }: Pick<Caller, 'brands'>, brand: string): boolean {
  return brands === null || brands.includes(brand);
}
