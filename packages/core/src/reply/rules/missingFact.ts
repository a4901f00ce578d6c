import { finding, placesOf, type ReplyRule } from './rule.ts';

/** `{{fact-name}}` or any other brace of a template would be read by the public. */
export const missingFact: ReplyRule = ({ text }, context) =>
  placesOf(/\{\{[^{}\n]*\}\}|\{\{|\}\}/g, text).map((place) =>
    finding(
      context,
      'missing-fact',
      'error',
      place,
      `À compléter avant l’envoi : ${text.slice(place.start, place.end)}.`,
      `Fill this in before sending: ${text.slice(place.start, place.end)}.`,
    ),
  );
