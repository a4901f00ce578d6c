/** Small workflows at random, as an author could write them and mostly should not. */
import type { Random } from './prng.ts';
import { type Brand, lanterneBrand, type PlaybookYaml, placed, type StepYaml } from './written.ts';

const ROLES = ['clerk', 'watch', 'stock', 'counsel', 'manager'];
const TIMES = ['10 minutes', '2 hours', '3 business hours', '1 business day', '2 days'];

interface Scope {
  readonly random: Random;
  /** Steps beside this one. */
  readonly near: readonly string[];
  /** Those that follow it, to whom work goes on. */
  readonly later: readonly string[];
  /** Those before it. */
  readonly before: readonly string[];
  /** Steps of the whole playbook, for what looks back. */
  readonly all: readonly string[];
}

/** Mostly forward; now and then back, seldom sideways. */
function target({ random, near, later, all }: Scope): string {
  if (random.once(80)) return random.pick(all);
  return random.pick(later.length === 0 || random.once(6) ? near : later);
}

/** Nearly always to a step that has work. */
function taker(scope: Scope): string | null {
  const { random, later } = scope;
  const working = later.filter((key) => key !== 'closed' && !key.endsWith('done'));
  if (random.once(25)) return target(scope);
  return working.length === 0 ? null : random.pick(working);
}

function deadline(scope: Scope): NonNullable<StepYaml['deadline']> {
  const { random } = scope;
  const escalated = { owner: random.pick(ROLES), within: random.pick(TIMES) };
  const again = { 'tell-again': '1 hour' };
  const passedTo = taker(scope);
  return {
    within: random.pick(TIMES),
    ...(random.once(4) ? { 'from-severity': { 3: '5 minutes' } } : {}),
    ...random.pick([
      again,
      again,
      { 'if-missed': { ...escalated, ...again } },
      passedTo === null ? again : { 'if-missed': passedTo },
      { 'if-missed': { ...escalated, ...(passedTo === null ? again : { 'if-missed': passedTo }) } },
    ]),
  };
}

function needs({ random, all }: Scope): NonNullable<StepYaml['choices']>[number]['needs'] {
  if (!random.once(4)) return undefined;
  return [
    random.pick([
      { relay: 'answered' as const },
      { relay: 'answered' as const },
      { 'not-author-of': random.pick(all) },
      { 'not-author-of': random.pick(all) },
      { 'from-severity': 2 + random.below(2) },
      { fact: 'new-date' },
    ]),
  ];
}

function step(scope: Scope): StepYaml {
  const { random, all } = scope;
  const choices = Array.from({ length: 1 + random.below(2) }, (_, index) => {
    const asked = needs(scope);
    // The first way leads to the next step, so that most steps are reached.
    const go = index === 0 && !random.once(8) ? (scope.later[0] ?? target(scope)) : target(scope);
    return { event: `way-${index}`, label: 'Suite', ...(asked ? { needs: asked } : {}), go };
  });
  const common = { title: 'Étape', owner: random.pick(ROLES) };
  if (random.once(7))
    return { ...common, wait: { for: 'author', 'up-to': random.pick(TIMES), then: target(scope) }, choices };
  const works = { ...common, instructions: 'Faire.', deadline: deadline(scope) };
  if (random.once(7)) {
    const by = [random.pick(['counsel', 'manager', 'stock']), ...(random.once(2) ? ['watch'] : [])];
    const approval = {
      of: [random.pick(random.once(8) || scope.before.length === 0 ? all : scope.before)],
      by,
      count: 1 + random.below(2),
      accepted: scope.later[0] ?? target(scope),
      refused: target(scope),
    };
    return { ...works, approval };
  }
  return {
    ...works,
    ...(random.once(6) ? { relay: { to: 'stock', question: 'Quand ?' } } : {}),
    ...(random.once(3) ? { reply: random.once(3) ? 'found' : 'acknowledge' } : {}),
    choices,
  };
}

/** Two to four steps and an end, sometimes with two branches of one to three steps each. */
export function randomBrand(random: Random): Brand {
  const { charter, templates } = lanterneBrand();
  const top = ['first', 'second', 'third', 'fourth'].slice(0, 2 + random.below(3));
  const branches: Record<string, string[]> = random.once(2)
    ? { left: ['left-one', 'left-two', 'left-done'], right: ['right-one', 'right-done'] }
    : {};
  const apart = Object.keys(branches).length > 0;
  const all = [...top, ...(apart ? ['apart'] : []), ...Object.values(branches).flat(), 'closed'];
  const near = [...top, ...(apart ? ['apart'] : []), 'closed', 'closed'];
  const steps: PlaybookYaml['workflow']['steps'] = Object.fromEntries(
    top.map((key, place) => [
      key,
      step({ random, near, before: near.slice(0, place), later: near.slice(place + 1), all }),
    ]),
  );
  if (apart)
    steps.apart = {
      title: 'À part',
      'in-parallel': Object.fromEntries(
        Object.entries(branches).map(([region, keys]) => {
          const inside = Object.fromEntries(
            keys.map((key, place) => [
              key,
              // Mostly forward, so that a branch can be done.
              place === keys.length - 1
                ? { title: 'Fait', done: true as const }
                : step({ random, near: keys, before: keys.slice(0, place), later: keys.slice(place + 1), all }),
            ]),
          );
          return [region, { title: 'Branche', start: random.once(12) ? keys.at(-1)! : keys[0]!, steps: inside }];
        }),
      ),
      'when-all-done': random.pick([...top.slice(-1), 'closed', 'closed']),
    };
  steps.closed = { title: 'Clos', end: 'resolved', ...(random.once(3) ? { reopen: { to: random.pick(top) } } : {}) };
  const playbook: PlaybookYaml = {
    format: 1,
    crisis: 'triage',
    title: 'Essai',
    family: 'other',
    responsibility: 'none',
    ground: 'none',
    calendar: random.pick(['shop', 'always']),
    severity: { base: 2, raise: random.once(2) ? [{ to: 3, when: { 'author-followers': { 'at-least': 100 } } }] : [] },
    workflow: { start: 'first', steps },
  };
  delete charter['approved-replies'];
  charter.promises = [
    { 'answered-within': random.pick(['4 hours', '6 business hours', '1 business day', '3 days']) },
    { told: random.pick(ROLES), within: '2 days' },
    { 'ends-within': random.pick(['3 days', '6 days', '2 weeks']) },
    { 'relays-come-back': true },
    { 'approved-by': 'counsel', before: 'reply' },
  ];
  const sent = placed(playbook).flatMap((one) => one.step.reply ?? []);
  return { charter, playbooks: { triage: playbook }, templates: moved(templates, sent) };
}

/** The replies of `late` that are sent, for the only crisis here. */
function moved(templates: Brand['templates'], sent: readonly string[]): Brand['templates'] {
  return Object.fromEntries(
    Object.entries(templates)
      .filter(
        ([path]) => path.startsWith('partials/') || sent.some((reply) => path.startsWith(`late/replies/${reply}.`)),
      )
      .map(([path, text]) => [path.replace('late/', 'triage/'), text]),
  );
}
