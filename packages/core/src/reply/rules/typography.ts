import { finding, inLanguage, placesOf, type ReplyRule } from './rule.ts';

/** Signs stuck to the word, a space before a comma or stop, two stops, straight quotation marks. */
const FR =
  /(?<=[\p{L}\p{N})»])[!?;]+(?=\s|$)|(?<=[\p{L})»]):(?=\s)|(?<=\p{L})[ \u00a0\u202f]+[,.](?=\s|$)|(?<!\.)\.\.(?!\.)|(?<![\p{L}\p{N}])"[^"\n]+"/gu;
const EN = /(?<=[\p{L}\p{N})])[ \u00a0\u202f]+(?:[!?;]+|,|\.|:(?![-)(DPp/]))(?=\s|$)|(?<!\.)\.\.(?!\.)/gu;

/** Spaces and signs as a careful typesetter sets them, in French and in English. */
export const typography: ReplyRule = ({ text }, context) => {
  return placesOf(inLanguage(context, { fr: FR, en: EN }), text).map((place) =>
    finding(
      context,
      'typography',
      'info',
      place,
      `Typographie : « ${text.slice(place.start, place.end).trim()} ».`,
      `Typography: "${text.slice(place.start, place.end).trim()}".`,
    ),
  );
};
