import type { Release } from "../model/releases.js";
import type { Repository, World } from "../model.js";
import { accountJson, type Json } from "./accounts.js";
import { apiUrl, htmlUrl } from "./repository.js";
import { stamp } from "./time.js";

/** https://docs.github.com/rest/releases/releases#get-a-release */
export const releaseJson = (world: World, repository: Repository, one: Release): Json => {
  const api = `${apiUrl(world, repository)}/releases/${one.id}`;
  return {
    id: one.id,
    node_id: one.nodeId,
    url: api,
    html_url: `${htmlUrl(world, repository)}/releases/tag/${one.tag}`,
    assets_url: `${api}/assets`,
    upload_url: `${api}/assets{?name,label}`,
    tarball_url: `${apiUrl(world, repository)}/tarball/${one.tag}`,
    zipball_url: `${apiUrl(world, repository)}/zipball/${one.tag}`,
    tag_name: one.tag,
    target_commitish: one.target,
    name: one.tag,
    body: null,
    draft: false,
    prerelease: one.prerelease,
    created_at: stamp(one.publishedAt),
    published_at: stamp(one.publishedAt),
    author: accountJson(world, one.author),
    assets: [],
  };
};
