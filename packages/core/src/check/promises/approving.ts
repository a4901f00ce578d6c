/** No public reply goes out that a role has not approved: on this path, or in advance. */
import type { Charter, Playbook, Severity, Step, Table } from '../../charter.ts';
import type { PathStep } from './proof.ts';
import { type Hunt, pathToWrong } from './search.ts';

export interface Approving {
  /** The shortest path on which a reply goes out without approval. */
  readonly path: readonly PathStep[] | null;
  /** First day within the two years on which a reply that counts on its approval in advance lost it. */
  readonly holdsUntil: string | null;
}

/**
 * An approval counts when this role had to give it: it is the only one named in `by`, or all named are counted. It covers the
 * replies drafted in the steps it is `of` (any reply, where these draft none), until one of them is written again.
 */
export function approvingOf(
  charter: Charter,
  { crisis, workflow }: Playbook,
  role: string,
  highest: Severity,
): Approving {
  const replies = new Set(
    Object.values(workflow.steps).flatMap(({ reply }) => (reply?.in === 'public' ? [reply.template] : [])),
  );
  const lapses: string[] = [];
  for (const reply of replies) {
    const advance = approvedInAdvance(charter, `${crisis}/${reply}`, role);
    if (advance !== null) {
      if (advance.until < charter.horizon.to.slice(0, 10)) lapses.push(dayAfter(advance.until));
      continue;
    }
    const path = pathToWrong(workflow, highest, unapproved(workflow.steps, reply, role));
    if (path !== null) return { path, holdsUntil: null };
  }
  return { path: null, holdsUntil: lapses.sort()[0] ?? null };
}

/** In force when the charter is; without `valid-from`, on some day of its two years. */
function approvedInAdvance(charter: Charter, reply: string, role: string) {
  const from = charter.horizon.from.slice(0, 10);
  return (
    charter.approvedReplies.find(
      (approved) =>
        approved.reply === reply &&
        approved.by === role &&
        approved.until >= (charter.validFrom ?? from) &&
        approved.on <= (charter.validFrom ?? charter.horizon.to.slice(0, 10)),
    ) ?? null
  );
}

function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** The flag says that the reply stands approved. */
function unapproved(steps: Table<Step>, reply: string, role: string): Hunt {
  const approvals = Object.values(steps).flatMap(({ approval }) =>
    approval !== null && binds(approval, role) ? [approval] : [],
  );
  const covering = approvals.filter(({ of }) => covers(steps, of, reply));
  const rewritten = new Set(covering.flatMap(({ of }) => of));
  return {
    entering: (step, approved) => approved && !rewritten.has(step.key),
    leaving: (step, exit, approved) =>
      approved || (exit.way === 'accepted' && step.approval !== null && covering.includes(step.approval)),
    wrong: (step, approved) => !approved && step.reply?.in === 'public' && step.reply.template === reply,
  };
}

function binds({ by, count }: NonNullable<Step['approval']>, role: string): boolean {
  const roles = new Set(by);
  return roles.has(role) && (roles.size === 1 || count >= roles.size);
}

function covers(steps: Table<Step>, of: readonly string[], reply: string): boolean {
  const drafts = of.flatMap((key) => (Object.hasOwn(steps, key) ? steps[key]!.draft : null) ?? []);
  return drafts.length === 0 || drafts.includes(reply);
}
