/** The tone of a reply: the base voice, refined layer by layer, and which layer decided what. */
import type { Audience, Charter, Playbook, Severity, Step, ToneLayer, ToneSettings } from '../charter.ts';
import type { Tone, ToneReason } from '../prescription.ts';

/** Where a reply stands. What is null or unknown to the charter adds no layer; no audience means the default one. */
export interface ToneSituation {
  readonly audience: string | null;
  readonly channel: string | null;
  readonly crisis: string | null;
  readonly severity: Severity;
  readonly step: string | null;
  readonly language: string;
}

interface Layer {
  readonly from: string;
  readonly settings: ToneSettings;
}

/** What a base leaves out: the middle of every axis, no emoji, one exclamation mark, 25 words. */
const defaults = {
  speaksAs: 'we',
  serious: 0,
  formal: 0,
  respectful: 0,
  matterOfFact: 0,
  emoji: 0,
  exclamations: 1,
  sentenceWords: 25,
  apology: 'allowed',
} as const satisfies ToneSettings;

/** The properties where the last layer wins, as the charter spells them. */
const spelling = {
  speaksAs: 'speaks-as',
  serious: 'serious',
  formal: 'formal',
  respectful: 'respectful',
  matterOfFact: 'matter-of-fact',
  emoji: 'emoji',
  exclamations: 'exclamations',
  sentenceWords: 'sentence-words',
  apology: 'apology',
} as const;

/**
 * Refines the base by audience, channel, crisis, severity (every level reached, from the lowest) and step. `never-say` and
 * `must-include` add up over the layers; of everything else the last layer decides. `because` has one entry for each
 * property, and one for each layer that adds words or partials. `address` is null where no layer names the language.
 */
export function resolveTone(charter: Charter, situation: ToneSituation): Tone {
  const layers = layersOf(charter, situation);
  const { language } = situation;
  const values: ToneSettings = Object.assign({}, ...layers.map((layer) => layer.settings));
  const address = layers.map((layer) => byLanguage(layer.settings.address, language)).findLast((word) => word !== null);
  return {
    address: address ?? null,
    speaksAs: values.speaksAs ?? defaults.speaksAs,
    serious: values.serious ?? defaults.serious,
    formal: values.formal ?? defaults.formal,
    respectful: values.respectful ?? defaults.respectful,
    matterOfFact: values.matterOfFact ?? defaults.matterOfFact,
    emoji: values.emoji ?? defaults.emoji,
    exclamations: values.exclamations ?? defaults.exclamations,
    sentenceWords: values.sentenceWords ?? defaults.sentenceWords,
    apology: values.apology ?? defaults.apology,
    neverSay: [...new Set(layers.flatMap((layer) => neverSayOf(layer, language)))],
    mustInclude: [...new Set(layers.flatMap((layer) => layer.settings.mustInclude ?? []))],
    because: because(layers, language),
  };
}

/** The layers that apply, base first; the base is completed by the defaults. */
function layersOf(charter: Charter, situation: ToneSituation): readonly Layer[] {
  const { severity } = situation;
  const audience = audienceOf(charter, situation.audience);
  const channel = own(charter.channels, situation.channel);
  const playbook = own(charter.playbooks, situation.crisis);
  const step = playbook === null ? null : stepOf(playbook, situation.step);
  const refinements: [string, ToneLayer | null | undefined][] = [
    [`audience ${audience?.key}`, audience?.tone],
    [`channel ${channel?.key}`, channel?.tone],
    [`crisis ${playbook?.crisis}`, playbook?.tone],
    ...levels(charter, severity).map((level): [string, ToneLayer | null | undefined] => [
      `severity ${level}`,
      charter.fromSeverity[level],
    ]),
    [`step ${step?.key}`, step?.tone],
  ];
  const layers: Layer[] = [{ from: 'base', settings: { ...defaults, ...charter.tone } }];
  for (const [from, layer] of refinements) {
    const settings = typeof layer === 'string' ? own(charter.tones, layer) : layer;
    if (settings) layers.push({ from, settings });
  }
  return layers;
}

function levels(charter: Charter, severity: Severity): readonly string[] {
  return Object.keys(charter.fromSeverity)
    .filter((level) => Number(level) <= severity)
    .sort();
}

function audienceOf(charter: Charter, key: string | null): Audience | null {
  return own(charter.audiences, key) ?? Object.values(charter.audiences).find((audience) => audience.default) ?? null;
}

function stepOf(playbook: Playbook, key: string | null): Step | null {
  return own(playbook.workflow.steps, key);
}

function because(layers: readonly Layer[], language: string): readonly ToneReason[] {
  const reasons: ToneReason[] = [];
  const address = layers.findLast((layer) => byLanguage(layer.settings.address, language) !== null);
  if (address)
    reasons.push({ property: 'address', value: byLanguage(address.settings.address, language)!, from: address.from });
  for (const [key, property] of Object.entries(spelling)) {
    const layer = layers.findLast(({ settings }) => settings[key as keyof typeof spelling] !== undefined)!;
    reasons.push({ property, value: String(layer.settings[key as keyof typeof spelling]), from: layer.from });
  }
  for (const layer of layers) {
    const words = neverSayOf(layer, language);
    if (words.length > 0) reasons.push({ property: 'never-say', value: words.join(', '), from: layer.from });
  }
  for (const layer of layers) {
    const partials = layer.settings.mustInclude ?? [];
    if (partials.length > 0) reasons.push({ property: 'must-include', value: partials.join(', '), from: layer.from });
  }
  return reasons;
}

function neverSayOf(layer: Layer, language: string): readonly string[] {
  return byLanguage(layer.settings.neverSay, language) ?? [];
}

/** "fr-CA" finds "fr-CA", else "fr"; so do "fr_CA" and "FR", as platforms write them: no list is lost for a spelling. */
function byLanguage<T>(table: Readonly<Record<string, T>> | undefined, language: string): T | null {
  if (table === undefined) return null;
  return own(table, language) ?? own(table, language.toLowerCase().split(/[-_]/)[0]!);
}

function own<T>(table: Readonly<Record<string, T>>, key: string | null): T | null {
  return key !== null && Object.hasOwn(table, key) ? table[key]! : null;
}
