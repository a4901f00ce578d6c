import { measure } from '../length.ts';
import { finding, type ReplyRule } from './rule.ts';

/** Longer than the platform takes. */
export const tooLong: ReplyRule = ({ text }, context) => {
  const limit = context.maxLength;
  if (limit === null) return [];
  const used = measure(text, limit.unit);
  if (used <= limit.max) return [];
  return [
    finding(
      context,
      'too-long',
      'error',
      null,
      `${used} sur ${limit.max} : en enlever ${used - limit.max}.`,
      `${used} of ${limit.max}: take ${used - limit.max} out.`,
    ),
  ];
};
