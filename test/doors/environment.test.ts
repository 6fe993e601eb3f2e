import { describe, expect, it } from "@jest/globals";
import { placeToListen } from "../../src/doors/environment.js";

describe("where the server listens", () => {
  it("is on every address, port 3000, if nothing else is said", () => {
    const usual = { host: "0.0.0.0", port: 3000 };
    expect(placeToListen({})).toEqual(usual);
    expect(placeToListen({ HOST: "", PORT: "" })).toEqual(usual);
    expect(placeToListen({ PORT: " " })).toEqual(usual);
  });

  it("is as the environment says", () => {
    const said = { HOST: "127.0.0.1", PORT: "8080" };
    expect(placeToListen(said)).toEqual({ host: "127.0.0.1", port: 8080 });
    expect(placeToListen({ PORT: "0" }).port).toBe(0);
  });

  it.each(["http", "80.5", "-1", "65536", "NaN"])("is refused for PORT=%s", (PORT) => {
    expect(() => placeToListen({ PORT })).toThrow(`not "${PORT}"`);
  });
});
