import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "@jest/globals";
import { pino } from "pino";
import { startServer } from "../../src/doors/server/server.js";
import { type Desk, openDesk, SECRET } from "./desk.js";

let desk: Desk;
afterEach(() => desk.close());

describe("a server whose port is taken", () => {
  it("says so, and asks nothing more of GitHub", async () => {
    desk = await openDesk({ server: false });
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const { port } = other.address() as AddressInfo;
    const start = startServer({
      credentials: desk.credentials,
      secret: SECRET,
      host: "127.0.0.1",
      port,
      clock: desk.clock,
      log: pino({ level: "silent" }),
    });
    await expect(start).rejects.toThrow("EADDRINUSE");
    other.close();
    const mark = desk.github.requests.mark();
    await desk.clock.advance({ minutes: 61 }, desk.settled);
    expect(desk.github.requests.since(mark)).toEqual([]);
  });
});
