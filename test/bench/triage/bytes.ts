/**
 * Whether a trained model is the same to the last bit wherever it is trained: prints the digest of the weights and of the
 * answers to a made-up charter. Run it under two versions of Node and compare:
 *
 *   node test/bench/triage/bytes.ts
 */
import { createHash } from 'node:crypto';
import { trainClassifier } from '../../../packages/core/src/triage/classifier.ts';
import { triage } from '../../../packages/core/src/triage/triage.ts';
import { charterOf, example, playbook, signal } from '../../core/triage/charter.ts';
import { randomNumbers } from './comments.ts';
import { types } from './phrases.ts';

const random = randomNumbers(20261120);
const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;

/** Sentences of phrases of one type, with some of any other between them: 400 words that mean nothing together. */
function sentence(phrases: readonly string[], others: readonly string[]): string {
  const parts = Array.from({ length: 2 + Math.floor(random() * 5) }, () => pick(random() < 0.6 ? phrases : others));
  return `${parts.join(pick([' ', ', ', '. ']))}${pick(['', ' !', ' ?', ' 49,90 €', ' 😡'])}`;
}

const all = Object.values(types).flatMap(({ fr, en }) => [...fr.any, ...en.any]);
const playbooks = Object.entries(types).map(([label, { title, family, ground, fr, en }]) =>
  playbook(label.replaceAll('_', '-'), {
    title,
    family,
    ground: ground ?? 'none',
    signals: { fr: signal(fr.any, fr), en: signal(en.any, en) },
    examples: Array.from({ length: 40 }, (_, number) =>
      example(sentence(number % 2 === 0 ? fr.any : en.any, all), number % 2 === 0 ? 'fr' : 'en'),
    ),
  }),
);
const charter = charterOf(playbooks, { whenUnsure: 'other' });

const digest = (...parts: readonly (Uint8Array | string)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex').slice(0, 16);
};
const bytes = ({ buffer, byteOffset, byteLength }: Float32Array | Float64Array) =>
  new Uint8Array(buffer, byteOffset, byteLength);

const { model, clueWeights, echoes } = trainClassifier(charter);
const asked = Array.from({ length: 1000 }, () => sentence(all, all));
const answers = asked.map((text) => JSON.stringify(triage(charter, { text, channel: 'x' }, { now: 0 })));
console.log(`node ${process.version}, V8 ${process.versions.v8}`);
console.log(`weights      ${digest(bytes(model.weights), bytes(model.biases))}`);
console.log(`rarity       ${digest(bytes(model.vocabulary.rarity))}`);
console.log(`calibration  ${digest(bytes(Float64Array.from([...clueWeights, ...(echoes ?? [])])))}`);
console.log(`answers      ${digest(...answers)}`);
