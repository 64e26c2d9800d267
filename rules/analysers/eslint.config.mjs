// One plug-in's security rules. Everything is loaded from beside ESLint itself: nothing of a repository is configuration.
import { createRequire } from "node:module";

const load = createRequire(process.env.PAWL_ESLINT);
const name = process.env.PAWL_ESLINT_PLUGIN;
const loaded = load(`eslint-plugin-${name}`);
const plugin = loaded.default ?? loaded;

const sonarjs = ["code-eval", "no-hardcoded-passwords", "no-hardcoded-secrets", "hardcoded-secret-signatures", "review-blockchain-mnemonic", "sql-queries", "insecure-cookie", "cookie-no-httponly", "pseudo-random", "file-uploads", "file-permissions", "xml-parser-xxe", "post-message", "weak-ssl", "no-weak-keys", "csrf", "production-debug", "os-command", "no-os-command-from-path", "hashing", "unverified-certificate", "unverified-hostname", "no-unsafe-unzip", "cors", "link-with-target-blank", "disabled-auto-escaping", "no-clear-text-protocols", "publicly-writable-directories", "encryption-secure-mode", "no-weak-cipher", "insecure-jwt-token", "hidden-files", "content-length", "disabled-resource-integrity", "content-security-policy", "no-mixed-content", "frame-ancestors", "no-mime-sniff", "no-referrer-policy", "strict-transport-security", "confidential-information-logging", "slow-regex", "super-linear-regex", "session-regeneration", "no-angular-bypass-sanitization", "dompurify-unsafe-config", "dynamically-constructed-templates", "x-powered-by"];
const wanted = name === "sonarjs" ? sonarjs.filter((rule) => plugin.rules[rule]) : Object.keys(plugin.rules);
const rules = Object.fromEntries(wanted.map((rule) => [`${name}/${rule}`, "error"]));

let typescript;
try {
  typescript = load("@typescript-eslint/parser");
} catch {
  // Without the parser TypeScript is not looked at, which is told file by file.
}

const jsx = { parserOptions: { ecmaFeatures: { jsx: true } } };
const configs = [{ files: ["**/*.{js,mjs,cjs,jsx}"], plugins: { [name]: plugin }, rules, languageOptions: jsx }];
if (typescript) {
  configs.push({ files: ["**/*.{ts,mts,cts,tsx}"], plugins: { [name]: plugin }, rules, languageOptions: { parser: typescript, ...jsx } });
}
export default configs;
