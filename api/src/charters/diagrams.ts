import { type Charter, drawPlaybook } from '@aplomb/core';

const drawn = new WeakMap<Charter, Map<string, Promise<string>>>();

/** The picture of a workflow, laid out once per charter, crisis and language: it takes a tenth of a second and more. */
export function svgOf(charter: Charter, crisis: string, language: string): Promise<string> {
  const pictures = drawn.get(charter) ?? new Map<string, Promise<string>>();
  drawn.set(charter, pictures);
  const key = `${language} ${crisis}`;
  const known = pictures.get(key);
  if (known !== undefined) return known;
  const drawing = drawPlaybook(charter, crisis, language);
  pictures.set(key, drawing);
  return drawing;
}
