/** One reply in many contexts: a rule judges anew only where something that it looked at is another. */
import type { ReplyFinding } from '../prescription.ts';
import type { Reading } from './reading.ts';
import { replyRules } from './rules/index.ts';
import type { ReplyContext, ReplyRule } from './rules/rule.ts';

/** What a rule said, and all that it had looked at: a part of the context or of its tone, and what stood there. */
interface Verdict {
  readonly looked: readonly Look[];
  readonly findings: readonly ReplyFinding[];
}

interface Look {
  readonly at: 'context' | 'tone';
  readonly part: PropertyKey;
  readonly seen: unknown;
}

const rules = Object.values(replyRules);

/**
 * What `lintReading` says, for one reading and any number of contexts. Rules are pure: the same parts seen, the same findings
 * said. A part that is an array or an object counts as the same only when it is the same one; see `alike`.
 *
 * @example const lint = linterOf(readReply('Bonjour !')); tones.map((tone) => lint({ ...context, tone }))
 */
export function linterOf(reading: Reading): (context: ReplyContext) => readonly ReplyFinding[] {
  const verdicts = rules.map((): Verdict[] => []);
  return (context) =>
    rules.flatMap((rule, number) => {
      const known = verdicts[number]!.find(({ looked }) => looked.every((look) => seenIn(context, look) === look.seen));
      if (known !== undefined) return known.findings;
      const verdict = judge(rule, reading, context);
      verdicts[number]!.push(verdict);
      return verdict.findings;
    });
}

function seenIn(context: ReplyContext, { at, part }: Look): unknown {
  return Reflect.get(at === 'tone' ? context.tone : context, part);
}

function judge(rule: ReplyRule, reading: Reading, context: ReplyContext): Verdict {
  const looked: Look[] = [];
  const watch = <T extends object>(whole: T, at: Look['at'], instead: Partial<T>): T =>
    new Proxy(whole, {
      get(target, part) {
        if (Object.hasOwn(instead, part)) return Reflect.get(instead, part);
        const seen = Reflect.get(target, part);
        looked.push({ at, part, seen });
        return seen;
      },
    });
  const tone = watch(context.tone, 'tone', {});
  const findings = rule(reading, watch(context, 'context', { tone }));
  return { looked, findings };
}

/** Makes contexts and tones share the parts that say the same, so that they are seen to be the same: first come, first kept. */
export function alike(): <T extends object>(whole: T) => T {
  const kept = new Map<string, unknown>();
  const shared = (part: unknown) => {
    if (typeof part !== 'object' || part === null) return part;
    const words = JSON.stringify(part);
    if (!kept.has(words)) kept.set(words, part);
    return kept.get(words);
  };
  return <T extends object>(whole: T): T =>
    Object.fromEntries(Object.entries(whole).map(([name, part]) => [name, shared(part)])) as T;
}
