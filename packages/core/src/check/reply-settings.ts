/** In which tones a reply file can be sent, each told once. */
import type { Audience, Channel, Charter, Playbook, Severity, ToneLayer } from '../charter.ts';
import type { Tone } from '../prescription.ts';
import { isPublicAt } from '../reply/context.ts';
import { resolveTone } from '../tone/resolveTone.ts';
import { highestSeverity } from './needs.ts';
import type { ReplyFile } from './reply-uses.ts';

export interface Setting {
  readonly crisis: string;
  readonly step: string;
  readonly channel: string;
  readonly tone: Tone;
  /** Others read the reply too. */
  readonly isPublic: boolean;
}

/** One setting for each tone, as the rules see it, in which the file can be sent. */
export function settingsOf(charter: Charter, file: ReplyFile): Setting[] {
  const settings = new Map<string, Setting>();
  const audiences = firstOfEach(Object.values(charter.audiences), ({ tone }) => layerKey(tone));
  for (const { playbook, step, channels } of file.uses) {
    const isPublic = (channel: Channel) =>
      isPublicAt(charter, { crisis: playbook.crisis, step: step.key, channel: channel.key });
    for (const channel of firstOfEach(channels, (one) => `${isPublic(one)} ${layerKey(one.tone)}`)) {
      const where = { crisis: playbook.crisis, step: step.key, channel: channel.key, isPublic: isPublic(channel) };
      for (const audience of keysOf(audiences)) {
        for (const severity of severitiesOf(charter, playbook)) {
          const tone = resolveTone(charter, { ...where, audience, severity, language: file.language });
          const key = JSON.stringify([judgedBy(tone), where.isPublic, playbook.responsibility]);
          if (!settings.has(key)) settings.set(key, { ...where, tone });
        }
      }
    }
  }
  return [...settings.values()];
}

/** Layers that say the same refine alike. */
const layerKey = (layer: ToneLayer | null) => JSON.stringify(layer);

/** The axes and reasons of a tone are for people; no rule judges by them. */
function judgedBy({ because, serious, formal, respectful, matterOfFact, ...judged }: Tone) {
  return judged;
}

const keysOf = (audiences: readonly Audience[]) => (audiences.length === 0 ? [null] : audiences.map(({ key }) => key));

/** Of the levels that a crisis can reach, those from which the tone changes: the base, and each that `from-severity` names. */
function severitiesOf({ fromSeverity }: Charter, playbook: Playbook): Severity[] {
  const { base } = playbook.severity;
  const levels: Severity[] = [1, 2, 3, 4, 5];
  return levels.filter(
    (level) =>
      level === base || (level > base && level <= highestSeverity(playbook) && Object.hasOwn(fromSeverity, level)),
  );
}

function firstOfEach<T>(values: readonly T[], keyOf: (value: T) => string): T[] {
  const first = new Map<string, T>();
  for (const value of values) {
    const key = keyOf(value);
    if (!first.has(key)) first.set(key, value);
  }
  return [...first.values()];
}
