// ace-report.cjs REPORT: prints each violation of a report of Ace; fails when there is one, or no report.
const report = JSON.parse(require("node:fs").readFileSync(process.argv[2], "utf8"));
let found = 0;
for (const document of report.assertions ?? [])
  for (const one of document.assertions ?? []) {
    found++;
    const test = one["earl:test"];
    console.log(`${document["earl:testSubject"]?.url}: ${test["dct:title"]} (${test["earl:impact"]})`);
  }
process.exit(found || report["earl:result"]["earl:outcome"] !== "pass" ? 1 : 0);
