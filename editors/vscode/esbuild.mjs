// Bundles the extension and the page of the ledger into dist/, with the licences of what is bundled.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { build } from "esbuild";

const shared = { bundle: true, minify: true, logLevel: "warning", legalComments: "none", metafile: true };
const built = await build({
  ...shared,
  entryPoints: ["src/extension.ts"],
  outfile: "dist/extension.js",
  platform: "node",
  format: "cjs",
  target: "node18",
  external: ["vscode"],
});
await build({
  ...shared,
  entryPoints: ["src/page.ts"],
  outfile: "dist/page.js",
  platform: "browser",
  format: "iife",
  target: "es2022",
});

const folders = Object.keys(built.metafile.inputs).map((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]);
const packages = [...new Set(folders.filter((folder) => folder !== undefined))].sort();
const licences = await Promise.all(
  packages.map(async (folder) => {
    const { name, version } = JSON.parse(await readFile(`${folder}/package.json`, "utf8"));
    const files = (await readdir(folder)).filter((file) => /^licen[cs]e/i.test(file));
    const texts = await Promise.all(files.map((file) => readFile(`${folder}/${file}`, "utf8")));
    if (texts.length === 0) {
      throw new Error(`${name} comes without the text of its licence`);
    }
    return `${name} ${version}\n\n${texts.join("\n").trim()}\n`;
  }),
);
await writeFile("dist/LICENCES.txt", licences.join(`\n${"-".repeat(80)}\n\n`));
