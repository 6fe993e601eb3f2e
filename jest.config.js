/** Jest runs the compiled tests: one compiler for the product and its tests, and no transform. */
export default {
  roots: ["<rootDir>/dist/test"],
  testMatch: ["**/*.test.js"],
  transform: {},
  // The first scene of a file compiles GitHub's schemas.
  testTimeout: 60_000,
};
