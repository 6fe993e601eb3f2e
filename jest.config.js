/** Jest runs the compiled tests: one compiler for the product and its tests, and no transform. */
export default {
  roots: ["<rootDir>/dist/test"],
  testMatch: ["**/*.test.js"],
  transform: {},
  // A scene's file spends most of its time alone with one core: without this, Jest leaves one idle.
  maxWorkers: "100%",
  // The first scene of a file compiles GitHub's schemas.
  testTimeout: 60_000,
};
