import { type Endpoint, ok } from "../endpoint.js";
import { Refusal } from "../refusal.js";
import { accountJson, fullUserJson } from "../wire/accounts.js";
import { found, userIn } from "./find.js";

/** https://docs.github.com/rest/users/users */
export const people: readonly Endpoint[] = [
  {
    method: "GET",
    path: "/user",
    docs: "users/users#get-the-authenticated-user",
    answer: ({ world, actor }) => {
      if (actor.kind !== "user") throw new Refusal(403, "Resource not accessible by integration");
      return ok(fullUserJson(world, actor.user));
    },
  },
  {
    method: "GET",
    path: "/users/{username}",
    docs: "users/users#get-a-user",
    as: "anyone",
    answer: (call) => {
      const login = (call.params.username ?? "").toLowerCase();
      const organization = call.world.organizations.get(login);
      if (!organization) return ok(fullUserJson(call.world, userIn(call)));
      const plain = { ...found(call.world.organizations.get(login)) };
      return ok({
        ...fullUserJson(call.world, {
          ...plain,
          type: "User",
          name: plain.login,
          email: undefined,
          deleted: false,
        }),
        ...accountJson(call.world, organization),
      });
    },
  },
];
