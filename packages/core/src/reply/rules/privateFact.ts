import { fold } from '../reading.ts';
import { finding, placesOf, type ReplyRule } from './rule.ts';

const SHORTEST = 3;

/** The value of a private fact in a public reply. Values under three characters say nothing and are let through. */
export const privateFact: ReplyRule = ({ folded }, context) => {
  if (!context.isPublic) return [];
  return context.privateValues
    .filter(({ value }) => value.length >= SHORTEST)
    .flatMap(({ fact, value }) =>
      placesOf(asWritten(fold(value)), folded).map((place) =>
        finding(
          context,
          'private-fact',
          'error',
          place,
          `« ${fact} » ne se dit pas en public.`,
          `"${fact}" is not said in public.`,
        ),
      ),
    );
};

function asWritten(value: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${value.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'gu');
}
