import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Got {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A real receiver: keeps what it gets and answers as it is told, a status at a time; `hang` never answers. */
export async function receiver() {
  const got: Got[] = [];
  let answers: (number | 'hang' | { readonly to: string })[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      got.push({ headers: request.headers, body: Buffer.concat(parts).toString('utf8') });
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      if (answer === 'hang') return;
      if (typeof answer === 'object') response.writeHead(302, { location: answer.to }).end();
      else response.writeHead(answer ?? 204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    port,
    got,
    /** One after the other; the last for ever. */
    answer: (...statuses: typeof answers) => {
      answers = statuses;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
