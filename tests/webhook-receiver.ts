/** A receiver of webhooks that notes what it gets, and answers as a test has it. */

import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

/** A message as it arrived. */
export interface Got {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface Answer {
  readonly status: number;
  readonly headers?: Record<string, string>;
}

/** A receiver on this machine; `answer` may be set anew, and may take its time. */
export interface WebhookReceiver {
  readonly base: string;
  readonly got: Got[];
  answer: (path: string) => Answer | Promise<Answer>;
  close(): void;
}

/** What a message says. */
export function dataOf({ body }: Got) {
  return (JSON.parse(body) as { readonly data: Readonly<Record<string, unknown>> }).data;
}

/** Opens one. It answers 200 where nothing else is set. */
export async function openReceiver(): Promise<WebhookReceiver> {
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (piece: Buffer) => (body += piece.toString()));
    request.on("end", () => {
      receiver.got.push({ path: request.url!, headers: request.headers, body });
      void Promise.resolve(receiver.answer(request.url!)).then(({ status, headers }) =>
        response.writeHead(status, headers).end("<html>not read</html>"),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const receiver: WebhookReceiver = {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    got: [],
    answer: () => ({ status: 200 }),
    close: () => void server.close(),
  };
  return receiver;
}
