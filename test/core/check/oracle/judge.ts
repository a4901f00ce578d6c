/** What the oracle says of a brand beside what the compiler says of it. */
import type { Proof } from '../../../../packages/core/src/check/promises/proof.ts';
import { provePromises } from '../../../../packages/core/src/check/promises/prove.ts';
import { toCharter } from '../../../../packages/core/src/compile/charter.ts';
import { type Compiled, compile } from '../../../../packages/core/src/compile.ts';
import { readDocument } from '../../../../packages/core/src/document/read.ts';
import {
  concerned,
  hasGap,
  isKept,
  isSimulated,
  type PromiseYaml,
  simulated,
  simulation,
  timeKind,
} from './promises.ts';
import { faultsOf, wordFaults } from './verdict.ts';
import { type Brand, sourcesOf } from './written.ts';

/** Faults by file: the crisis, or `charter.yaml`. Empty for a sound brand. */
export type Verdict = Readonly<Record<string, readonly string[]>>;

const results = new WeakMap<Brand, Compiled>();

function compiledOnce(brand: Brand): Compiled {
  const known = results.get(brand) ?? compile(sourcesOf(brand), { year: 2026 });
  results.set(brand, known);
  return known;
}

export function compiled(brand: Brand): Verdict {
  const errors = compiledOnce(brand).diagnostics.filter(({ severity }) => severity === 'error');
  return verdict(errors.map(({ file, code }) => [file.split('/')[0]!, code.startsWith('reference/') ? 'names' : code]));
}

function verdict(faults: readonly (readonly [string, string])[]): Verdict {
  const files = [...new Set(faults.map(([file]) => file))].sort();
  return Object.fromEntries(
    files.map((file) => [file, [...new Set(faults.flatMap(([where, code]) => (where === file ? [code] : [])))].sort()]),
  );
}

const judgements = new WeakMap<Brand, Verdict>();

/** The first stage with a fault, playbook by playbook; the promises when there is none at all. */
export function judged(brand: Brand): Verdict {
  const known = judgements.get(brand) ?? judge(brand);
  judgements.set(brand, known);
  return known;
}

function judge(brand: Brand): Verdict {
  const found: [string, string][] = charterNames(brand) ? [['charter.yaml', 'names']] : [];
  for (const crisis of Object.keys(brand.playbooks)) {
    const first = faultsOf(brand, crisis).find((codes) => codes.size > 0) ?? [];
    found.push(...[...first].map((code): [string, string] => [crisis, code]));
  }
  const charterIsSound = found.every(([file]) => file !== 'charter.yaml');
  if (charterIsSound && hasGap(brand)) found.push(['charter.yaml', 'duty/nobody']);
  if (found.every(([file]) => file !== 'charter.yaml'))
    for (const [crisis, playbook] of Object.entries(brand.playbooks))
      if (found.every(([file]) => file !== crisis))
        found.push(...wordFaults(brand, playbook).map((code): [string, string] => [crisis, code]));
  return found.length > 0 ? verdict(found) : verdict(brokenPromises(brand).map((code) => ['charter.yaml', code]));
}

function charterNames({ charter, playbooks }: Brand): boolean {
  const roles = Object.keys(charter.roles);
  const said = [
    ...Object.values(charter.roles).map(({ otherwise }) => otherwise),
    charter.report?.to,
    ...Object.values(charter['approved-replies'] ?? {}).map(({ by }) => by),
    ...(charter.promises ?? []).flatMap((promise) => [promise.told, promise['approved-by']]),
  ];
  const crises = (charter.promises ?? []).flatMap((promise) => promise.in ?? []);
  return (
    said.some((role) => role !== undefined && !roles.includes(role)) ||
    crises.some((crisis) => playbooks[crisis] === undefined)
  );
}

/** By simulation of some weeks and, beyond them, of the minutes that the prover itself calls the worst. */
function brokenPromises(brand: Brand): string[] {
  const arrivals = worstArrivals(brand);
  return (brand.charter.promises ?? []).flatMap((promise, index) => {
    const kind = timeKind(promise);
    if (kind === null) return isKept(brand, promise) ? [] : [`promise/${codeOf(promise)}`];
    const broken = concerned(brand, promise).some((about) => {
      const arrival = arrivals[index] ?? null;
      const there = arrival === null ? null : simulation(brand, about, promise)(arrival);
      return simulated(brand, about, promise).worstBroken >= 0 || there?.kept === false;
    });
    return broken ? [`promise/${kind}`] : [];
  });
}

const codeOf = (promise: PromiseYaml) =>
  (['never', 'approved-by', 'relays-come-back'] as const).find((kind) => promise[kind] !== undefined)!;

const proofs = new WeakMap<Brand, readonly Proof[]>();

function proofsOf(brand: Brand): readonly Proof[] {
  const known =
    proofs.get(brand) ??
    provePromises(compiledOnce(brand).charter ?? toCharter(readDocument(sourcesOf(brand), 'en'), 2026)!);
  proofs.set(brand, known);
  return known;
}

/** The minute of the worst case of each promise, as the prover has it. */
function worstArrivals(brand: Brand): (number | null)[] {
  return proofsOf(brand).map(({ arrivesAt }) => (arrivesAt === null ? null : arrivesAt / 60_000));
}

/** Where the prover's worst case is not the oracle's: in its own minute, or in any that is simulated. Only for brands without other faults. */
export function wrongLengths(brand: Brand): string[] {
  return proofsOf(brand).flatMap((proof, index) => {
    const promise = brand.charter.promises![index]!;
    if (timeKind(promise) === null) return [];
    const name = JSON.stringify(promise);
    const all = concerned(brand, promise);
    const about = all.find(({ playbook }) => playbook.crisis === proof.crisis);
    const minute = proof.arrivesAt === null ? null : proof.arrivesAt / 60_000;
    const proved =
      proof.worstCaseMs === null ? (proof.proved ? -1 : Number.POSITIVE_INFINITY) : proof.worstCaseMs / 60_000;
    const found = about === undefined || minute === null ? null : simulation(brand, about, promise)(minute);
    const said: string[] = [];
    if (found !== null && (found.length !== proved || found.kept !== proof.proved))
      said.push(`${name}: ${proved} minutes proved, ${found.length} simulated for minute ${minute}`);
    const weeks = all.map((one) => simulated(brand, one, promise));
    const longest = Math.max(-1, ...weeks.map(({ worst, worstBroken }) => (proof.proved ? worst : worstBroken)));
    if (longest > proved || (minute !== null && isSimulated(minute) && longest !== proved))
      said.push(`${name}: ${proved} minutes proved, up to ${longest} simulated`);
    return said;
  });
}
