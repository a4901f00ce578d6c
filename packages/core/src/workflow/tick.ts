/** A person ticks an item of a step's checklist, or takes the tick back. */
import type { CaseEvent, Refused } from '../case.ts';
import { refusedToOthers } from './choice.ts';
import { changed, type Draft, refused, stepOf } from './draft.ts';
import { mayAct } from './who.ts';

/** For the owner of the step or its stand-in. Ticks in the order of the list; ticking twice is ticking once. */
export function tick(draft: Draft, event: Extract<CaseEvent, { type: 'tick' }>): Draft | Refused {
  const active = draft.state.active.find((one) => one.step === event.step);
  const step = stepOf(draft.playbook, event.step);
  if (active === undefined || step === null) return refused(draft, 'not-here', event.step);
  if (!step.checklist.some((item) => item.key === event.item)) return refused(draft, 'unknown-item', event.item);
  if (!mayAct(draft, active, event.actor)) return refusedToOthers(draft, active);
  const before = new Set(Object.hasOwn(draft.state.ticked, step.key) ? draft.state.ticked[step.key] : []);
  if (event.done) before.add(event.item);
  else before.delete(event.item);
  const items = step.checklist.map((item) => item.key).filter((key) => before.has(key));
  return changed(draft, { ticked: { ...draft.state.ticked, [step.key]: items } });
}
