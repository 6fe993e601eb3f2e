import { fileURLToPath } from "node:url";
import { build, type Plugin } from "esbuild";

// `npm run build:action`: makes of dist the one file that GitHub runs, action/index.js. With another entry and another file
// as arguments, it bundles that in the same way.

const root = new URL("../../../", import.meta.url);
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const [
  entry = here("../doors/actionMain.js"),
  outfile = fileURLToPath(new URL("action/index.js", root)),
] = process.argv.slice(2);

/** What a module exports, as a string that is parsed when first needed: else the engine reads through it at every start. */
const parsed = (data: unknown): string => `JSON.parse(${JSON.stringify(JSON.stringify(data))})`;

/**
 * Makes date-holidays cheap to carry: its data as strings, its ES modules instead of its CommonJS ones (of its astronomy
 * then only what is used comes along), and Node's own zones instead of moment's.
 */
const lightHolidays: Plugin = {
  name: "light holidays",
  setup({ onLoad, onResolve, resolve }) {
    onResolve({ filter: /^moment-timezone$/ }, () => ({ path: here("momentOfHolidays.js") }));
    onResolve({ filter: /^date-holidays-parser$/ }, ({ path, resolveDir, kind }) =>
      kind === "import-statement"
        ? undefined
        : resolve(path, { kind: "import-statement", resolveDir }),
    );
    onLoad({ filter: /date-holidays[\\/]lib[\\/]data\.cjs$/ }, async ({ path }) => {
      const { data } = (await import(path)) as { data: unknown };
      return { contents: `exports.data = ${parsed(data)};` };
    });
    onLoad({ filter: /astronomia[\\/]data[\\/]vsop87Bearth\.js$/ }, async ({ path }) => {
      const { default: data } = (await import(path)) as { default: unknown };
      return { contents: `export default ${parsed(data)};` };
    });
  },
};

await build({
  entryPoints: [entry],
  outfile,
  absWorkingDir: fileURLToPath(root),
  bundle: true,
  minify: true,
  platform: "node",
  format: "esm",
  target: "node20",
  legalComments: "none",
  logLevel: "warning",
  // For the CommonJS packages among those that go in.
  banner: {
    js: 'import{createRequire as watchbillRequire}from"node:module";const require=watchbillRequire(import.meta.url);',
  },
  plugins: [lightHolidays],
});
