/** A private reply to a public comment goes out while the platform still takes it, and once. */
import type { Channel, Charter, Duration, Playbook, Severity, Step } from '../charter.ts';
import type { Diagnostic, Locale } from '../diagnostic.ts';
import { platformOf } from '../knowledge/channels.ts';
import { durationWords } from '../time/duration.ts';
import { zoneOf } from '../time/zone.ts';
import { actionsByChannel } from './actions.ts';
import { isDoneBefore } from './before.ts';
import { atStep, type Bilingual, type CheckContext, finding, warning } from './context.ts';
import { stepsOf } from './graph.ts';
import { highestSeverity } from './needs.ts';
import { MINUTE_MS } from './promises/lasting.ts';
import { Longest } from './promises/longest.ts';
import { longestPath } from './promises/longest-path.ts';
import { Clocks } from './promises/pace.ts';
import { pathWords } from './promises/path-words.ts';
import type { PathStep } from './promises/proof.ts';
import { whenWords } from './promises/time-words.ts';
import { worstOf } from './promises/worst.ts';

/**
 * For each step whose `action` is a private reply on a channel with a window (7 days and one message on Facebook and
 * Instagram, knowledge/channels.ts): the latest moment at which it is done, each step before it at the very end of its
 * deadline and each wait at its full length, on every path that enters no step twice and from every minute of the charter's
 * two years. After the window: `action/window-missed`. After another such step on one path: a warning,
 * `action/second-private-reply`.
 */
export function checkWindows(context: CheckContext): Diagnostic[] {
  return context.sound.flatMap((playbook) => {
    const uses = stepsOf(playbook).flatMap((step) => windowsOf(context.charter, step));
    return [...uses.flatMap((use) => missed(context, playbook, use)), ...seconds(context, playbook, uses)];
  });
}

/** A private reply with a window: where, on which channels, until when. */
interface Use {
  readonly step: Step;
  /** `otherwise` or a channel: where the action is written. */
  readonly key: string;
  readonly channels: readonly Channel[];
  readonly within: Duration;
  readonly count: number;
}

/** One for each word of the action, with the channels that share a window. */
function windowsOf(charter: Charter, step: Step): Use[] {
  const uses = new Map<string, Use>();
  for (const { channel, action, key } of actionsByChannel(Object.values(charter.channels), step)) {
    const window = action === 'private-reply' ? (platformOf(channel.platform)?.privateReply ?? null) : null;
    if (window === null) continue;
    const group = `${key} ${JSON.stringify(window)}`;
    const channels = [...(uses.get(group)?.channels ?? []), channel];
    uses.set(group, { step, key, channels, ...window });
  }
  return [...uses.values()];
}

function missed(context: CheckContext, playbook: Playbook, use: Use): Diagnostic[] {
  const { charter } = context;
  const about = {
    playbook: endingWith(playbook, use.step),
    severity: playbook.severity.base,
    highest: highestSeverity(playbook) as Severity,
  };
  const clocks = new Clocks(charter, [about.playbook]);
  const longest = new Longest(clocks, about, 'end');
  const { goal } = longest.whole();
  const worst = goal === null ? null : worstOf(clocks, goal, use.within, playbook.calendar);
  if (worst === null || worst.kept) return [];
  const path = withoutSent(longestPath(longest, worst.arrival));
  const told = { use, path, playbook, charter, ...worst };
  return [
    finding(
      context,
      placeOf(context, playbook, use),
      'action/window-missed',
      { fr: missedIn(told, 'fr'), en: missedIn(told, 'en') },
      {
        fr: 'Faites cette réponse privée plus tôt sur ce chemin, ou raccourcissez un délai ou une attente qui la précède.',
        en: 'Send this private reply earlier on this path, or shorten a deadline or a wait before it.',
      },
    ),
  ];
}

/** No author can write this name. */
const SENT = '@sent';

/** The same workflow, for which only leaving one step is an end. */
function endingWith(playbook: Playbook, target: Step): Playbook {
  const cut = stepsOf(playbook).map((step): Step => {
    if (step.kind === 'end') return { ...step, kind: 'done' };
    if (step.key !== target.key) return step;
    const { approval, wait } = step;
    return {
      ...step,
      choices: step.choices.map((choice) => ({ ...choice, go: SENT })),
      approval: approval && { ...approval, accepted: SENT, refused: SENT },
      wait: wait && { ...wait, then: SENT },
    };
  });
  const sent: Step = { ...target, key: SENT, kind: 'end', choices: [], approval: null, wait: null, deadline: null };
  const steps = Object.fromEntries([...cut, sent].map((step) => [step.key, step]));
  return { ...playbook, workflow: { ...playbook.workflow, steps } };
}

function withoutSent(path: readonly PathStep[]): PathStep[] {
  return path
    .filter(({ step }) => step !== SENT)
    .map((step) => ({ ...step, regions: step.regions.map((inside) => withoutSent(inside)) }));
}

interface Told {
  readonly use: Use;
  readonly path: readonly PathStep[];
  readonly playbook: Playbook;
  readonly charter: Charter;
  /** Minutes since the epoch. */
  readonly arrival: number;
  readonly happens: number;
  readonly promised: number;
}

/** On facebook a private reply is possible within 7 days: "move" can come 10 days 3 hours after the comment (…: … + … = …) */
function missedIn({ use, path, playbook, charter, arrival, happens, promised }: Told, locale: Locale): string {
  const zone = zoneOf(charter, playbook.calendar);
  const when = (minute: number, year = false) => whenWords(minute * MINUTE_MS, locale, zone, year);
  const elapsed = lengthWords(happens - arrival, locale);
  const terms = path.map((step) => termWords(playbook, step, locale)).join(' + ');
  const sum = `${terms} = ${elapsed}`;
  const story = pathWords(path, locale, zone);
  const names = namesOf(use);
  const window = durationWords(use.within, locale);
  return locale === 'fr'
    ? `Sur ${names}, une réponse privée n'est possible que ${window} après le commentaire : « ${use.step.key} » peut prendre ${elapsed} (${sum}). Arrivée ${when(arrival, true)} : ${story} ; ${when(happens)} au lieu de ${when(promised)}.`
    : `On ${names} a private reply is possible for ${window} after the comment: "${use.step.key}" can take ${elapsed} (${sum}). Arrives ${when(arrival, true)}: ${story}; ${when(happens)} instead of ${when(promised)}.`;
}

const namesOf = ({ channels }: Use) => channels.map(({ key }) => key).join(', ');

/** "trace 2 business days"; branches that lead together take as long as the longest of them. */
function termWords(playbook: Playbook, { step: key, enteredAt, leftAt, regions }: PathStep, locale: Locale): string {
  if (regions.length === 1) return regions[0]!.map((step) => termWords(playbook, step, locale)).join(' + ');
  const step = playbook.workflow.steps[key];
  const own = step?.wait?.upTo ?? (step?.approval === null ? step.deadline?.within : undefined);
  if (own !== undefined) return `${key} ${durationWords(own, locale)}`;
  return `${key} ${lengthWords(((leftAt ?? 0) - (enteredAt ?? 0)) / MINUTE_MS, locale)}`;
}

/** 20,550 minutes are 14 days 6 hours 30 minutes: a sum that its reader can follow leaves nothing out. */
function lengthWords(minutes: number, locale: Locale): string {
  const parts = [
    { amount: Math.floor(minutes / 1440), unit: 'day' },
    { amount: Math.floor(minutes / 60) % 24, unit: 'hour' },
    { amount: minutes % 60, unit: 'minute' },
  ] as const;
  return parts
    .filter(({ amount }) => amount > 0)
    .map((part) => durationWords({ ...part, business: false }, locale))
    .join(' ');
}

/** The action of one channel, or the only word of all. */
function placeOf(context: CheckContext, playbook: Playbook, { step, key }: Use) {
  const whole = atStep(context, playbook, step, 'action');
  const inner = atStep(context, playbook, step, 'action', key);
  return inner.line === whole.line && inner.column === whole.column ? whole : inner;
}

/** Every private reply that comes after another on a channel that takes only one. */
function seconds(context: CheckContext, playbook: Playbook, uses: readonly Use[]): Diagnostic[] {
  return uses.flatMap((use, place) => {
    const before = uses.find(
      (other, index) => other.step !== use.step && comesFirst(playbook, other, use, index < place),
    );
    if (before === undefined) return [];
    const shared = use.channels.filter(({ key }) => before.channels.some((other) => other.key === key));
    const names = shared.map(({ key }) => key).join(', ');
    const message: Bilingual = {
      fr: `Sur ${names}, un commentaire ne reçoit qu'une réponse privée : sur un même chemin, « ${before.step.key} » l'a déjà envoyée avant « ${use.step.key} ».`,
      en: `On ${names} a comment takes one private reply: on one path "${before.step.key}" has sent it before "${use.step.key}".`,
    };
    return [
      warning(context, placeOf(context, playbook, use), 'action/second-private-reply', message, {
        fr: 'Répondez dans la conversation privée que la première a ouverte, ou mettez les deux messages en un seul.',
        en: 'Answer in the private conversation that the first one opened, or make the two messages one.',
      }),
    ];
  });
}

/** On one path that enters no step twice, one after the other. Where either may be first, the one written first. */
function comesFirst(playbook: Playbook, other: Use, use: Use, isWrittenFirst: boolean): boolean {
  const share = use.channels.some(({ key }) => other.channels.some((channel) => channel.key === key));
  if (!share || use.count > 1) return false;
  return (
    isDoneBefore(playbook, other.step, use.step) && (isWrittenFirst || !isDoneBefore(playbook, use.step, other.step))
  );
}
