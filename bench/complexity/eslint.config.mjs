import { createRequire } from "node:module";

const loaded = createRequire(process.env.PAWL_ESLINT)("eslint-plugin-sonarjs");
export default [
  {
    files: ["**/*.js"],
    languageOptions: { sourceType: "commonjs" },
    plugins: { sonarjs: loaded.default ?? loaded },
    rules: { complexity: ["error", 0], "sonarjs/cognitive-complexity": ["error", 0] },
  },
];
