/** A reader of XML strict enough for SVG: every tag closed in order, no bare `<` or `&`, attributes quoted, once each. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

const TOKEN = /<(\/?)([a-zA-Z]+)((?: [a-zA-Z:-]+="[^"<]*")*)(\/?)>|([^<]+)/gy;

export function readXml(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  TOKEN.lastIndex = 0;
  let at = 0;
  for (let found = TOKEN.exec(xml); found !== null; found = TOKEN.exec(xml)) {
    at = TOKEN.lastIndex;
    const [, closing, name = '', attributes = '', selfClosed, text] = found;
    const inside = open.at(-1)!;
    if (text !== undefined) inside.text += decoded(text);
    else if (closing) {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes nothing, at ${at}`);
    } else {
      const element: Element = { name, attributes: attributesOf(attributes), children: [], text: '' };
      inside.children.push(element);
      if (!selfClosed) open.push(element);
    }
    if (at === xml.length) break;
  }
  if (at !== xml.length) throw new Error(`not XML at ${at}: ${xml.slice(at, at + 60)}`);
  if (open.length > 1) throw new Error(`<${open.at(-1)?.name}> is never closed`);
  return root.children[0]!;
}

function attributesOf(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = '', value = ''] of text.matchAll(/ ([a-zA-Z:-]+)="([^"]*)"/g)) {
    if (Object.hasOwn(found, name)) throw new Error(`${name} is said twice`);
    found[name] = decoded(value);
  }
  return found;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

function decoded(text: string): string {
  return text.replace(/&(\w*;?)/g, (whole, name: string) => {
    const sign = name.endsWith(';') ? ENTITIES[name.slice(0, -1)] : undefined;
    if (sign === undefined) throw new Error(`a bare & in ${JSON.stringify(text.slice(0, 60))}: ${whole}`);
    return sign;
  });
}

/** Every element of a name, in document order. */
export function all(element: Element, name: string): Element[] {
  return [...(element.name === name ? [element] : []), ...element.children.flatMap((child) => all(child, name))];
}
