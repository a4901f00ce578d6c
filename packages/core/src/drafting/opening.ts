/** How a story opens: on a working day, with a comment and an author that give the severity wanted. */
import { Temporal } from 'temporal-polyfill';
import type { Charter, Playbook, Severity, SeverityCondition } from '../charter.ts';
import { severityOfStory } from '../check/stories.ts';
import type { StoryYaml } from '../document/stories.ts';
import { authorKinds } from '../document/words.ts';
import { zoneOf } from '../time/zone.ts';

export type Opening = Omit<StoryYaml, 'story' | 'script'>;

const TUESDAY = 2;

/** The words and the author that raise to this level, where a story can say them; else the level itself. */
export function openingAt(charter: Charter, playbook: Playbook, level: Severity): Opening {
  const opens = opensAt(charter, playbook);
  const raises = playbook.severity.raise.filter(({ to }) => to === level);
  const spoken = [{ opens }, ...raises.map(({ when }) => ({ opens, ...conditionsMet(when) }))];
  const found = spoken.find(
    (one) => severityOfStory(charter, playbook.crisis, { ...one, story: '', script: [] }) === level,
  );
  return found ?? { opens, severity: level };
}

/** Ten in the morning of a Tuesday in the second week for which the charter is compiled. */
function opensAt(charter: Charter, playbook: Playbook): string {
  const first = Temporal.Instant.from(charter.horizon.from).toZonedDateTimeISO(zoneOf(charter, playbook.calendar));
  const day = first.add({ days: 7 + ((TUESDAY - first.dayOfWeek + 7) % 7) });
  return day.withPlainTime('10:00').toString({ timeZoneName: 'never', smallestUnit: 'second' });
}

function conditionsMet(when: SeverityCondition): Partial<Opening> {
  const kind = when.authorIs
    ?.map((one) => authorKinds.find((known) => known === one))
    .find((known) => known !== undefined);
  const author = {
    ...(when.authorFollowers === undefined ? {} : { followers: when.authorFollowers.atLeast }),
    ...(kind === undefined ? {} : { kind }),
    ...(when.audience?.[0] === undefined ? {} : { audience: when.audience[0] }),
  };
  const [said] = Object.values(when.says ?? {}).flat();
  return {
    ...(said === undefined ? {} : { comment: said.replaceAll('*', '') }),
    ...(when.channel?.[0] === undefined ? {} : { channel: when.channel[0] }),
    ...(Object.keys(author).length === 0 ? {} : { author }),
  };
}
