// epubcheck.mjs LIBRARY FILE...: epubcheck-ts on each file; prints what it finds, and fails on errors and warnings.
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const [library, ...files] = process.argv.slice(2);
const { EpubCheck } = await import(pathToFileURL(library).href);
let bad = files.length === 0;
for (const file of files) {
  const result = await EpubCheck.validate(await readFile(file));
  for (const message of result.messages ?? []) {
    if (!["fatal", "error", "warning"].includes(message.severity)) continue;
    const place = message.location ? ` ${message.location.path ?? ""}:${message.location.line ?? ""}` : "";
    console.log(`${file}: ${message.severity} ${message.id}${place} ${message.message}`);
  }
  if (result.fatalCount + result.errorCount + result.warningCount > 0) bad = true;
}
process.exit(bad ? 1 : 0);
