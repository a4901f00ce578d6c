/** A first example of a crisis that has none: words that its own signals name. */
import type { Charter, Playbook } from '../charter.ts';
import type { ExampleYaml } from '../document/examples.ts';
import { triage } from '../triage/triage.ts';

/** Tries no more wordings than this. */
const MOST_WORDINGS = 200;
/** Says nothing of any crisis. */
const GREETINGS = ['Bonjour', 'Hello', '…'];

/** The first wording that the charter gives to this crisis; null when its signals are none or never enough. */
export function exampleFor(charter: Charter, playbook: Playbook): ExampleYaml | null {
  const channel = Object.keys(charter.channels)[0] ?? '';
  const now = Date.parse(playbook.active?.from ?? charter.horizon.from);
  const lands = ({ text, lang }: ExampleYaml) => {
    const { crisis, abstained } = triage(charter, { text, channel, language: lang ?? null }, { now });
    return crisis === playbook.crisis && abstained === (crisis === charter.whenUnsure);
  };
  return wordingsOf(charter, playbook).slice(0, MOST_WORDINGS).find(lands) ?? null;
}

function wordingsOf(charter: Charter, { crisis, signals }: Playbook): ExampleYaml[] {
  const spoken = Object.entries(signals).flatMap(([lang, { any, with: together }]) =>
    any.flatMap((first) =>
      (together.length === 0 ? [''] : together).map((second) => ({ text: worded(`${first} ${second}`), lang })),
    ),
  );
  return crisis === charter.whenUnsure ? [...GREETINGS.map((text) => ({ text })), ...spoken] : spoken;
}

const worded = (phrase: string): string => phrase.replaceAll('*', '').trim();
