/** The types that `node` knows. */
const nodes: readonly string[] = ['Case', 'Submission'];
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** `Q2FzZTo…` → what it names; null for anything that we never gave out. */
export function readGlobalId(globalId: string): { readonly typename: string; readonly id: string } | null {
  const [typename = '', id = ''] = Buffer.from(globalId, 'base64').toString('utf8').split(':');
  return nodes.includes(typename) && uuid.test(id) ? { typename, id } : null;
}

/** The row's id; null for anything but a global id of that type. */
export function rowId(type: string, globalId: string): string | null {
  const read = readGlobalId(globalId);
  return read?.typename === type ? read.id : null;
}

export function globalId(type: string, id: string): string {
  return Buffer.from(`${type}:${id}`).toString('base64');
}
