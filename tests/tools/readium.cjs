// readium.cjs FOLDER FILE...: Readium's parser (as in Thorium) reads each EPUB. Each document of the reading order and
// each entry of the contents, landmarks and pages must lead to a file of the book. FOLDER has the node_modules.
process.env.NODE_ENV = "production";
const { createRequire } = require("node:module");
const { basename, join, resolve } = require("node:path");

const [folder, ...files] = process.argv.slice(2);
const modules = createRequire(join(resolve(folder), "x.js"));
const { initGlobalConverters_GENERIC, initGlobalConverters_SHARED } = modules("r2-shared-js/dist/es8-es2017/src/init-globals");
const { PublicationParsePromise } = modules("r2-shared-js/dist/es8-es2017/src/parser/publication-parser");
initGlobalConverters_SHARED();
initGlobalConverters_GENERIC();

const entries = (list) => (list ?? []).flatMap((entry) => [entry.Href, ...entries(entry.Children)]);

async function faultsOf(file) {
  const book = await PublicationParsePromise(file);
  const held = new Set([...book.Spine, ...(book.Resources ?? [])].map((link) => link.Href));
  const lists = { contents: entries(book.TOC), landmarks: entries(book.Landmarks), pages: entries(book.PageList) };
  const faults = [];
  for (const [list, links] of Object.entries(lists))
    for (const href of links) if (!held.has(href.split("#")[0])) faults.push(`${list}: ${href} is not in the book`);
  if (book.Spine.length === 0 || lists.contents.length === 0) faults.push("there is nothing to read or no contents");
  if (!book.Metadata.Title || !book.Metadata.Language) faults.push("the title or the language is not understood");
  if (!book.GetCover?.()) faults.push("the cover is not found");
  book.freeDestroy?.();
  return faults;
}

(async () => {
  let bad = 0;
  for (const file of files) {
    const faults = await faultsOf(file).catch((error) => [String(error)]);
    console.log(`${faults.length ? "FAIL" : "ok"} Readium reads ${basename(file)}`);
    for (const fault of faults) console.log(`  ${fault}`);
    bad += faults.length;
  }
  process.exit(bad ? 1 : 0);
})();
