// read-foliate.mjs FOLDER FILE...: each EPUB is opened by foliate-js in a headless Chromium, with the page's own
// columns. Each section must be displayed and each link, entry of the contents, landmark and page lead to an id that
// is there; nothing may be asked for outside. FOLDER has the node_modules.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, extname, join, normalize } from "node:path";

const [folder, ...files] = process.argv.slice(2);
const modules = join(folder, "node_modules");
const { chromium } = createRequire(join(folder, "x.js"))("playwright-core");
const ORIGIN = "http://reader.test";
const TYPES = { ".js": "text/javascript", ".css": "text/css" };
const PAGE = `<!DOCTYPE html><meta charset="utf-8"><style>html,body{margin:0;height:100%}
foliate-view{display:block;height:100vh}</style><body></body>
<script type="module">import "/foliate-js/view.js"; globalThis.ready = true;</script>`;

// Runs in the page.
async function readBook() {
  const faults = [];
  const view = document.createElement("foliate-view");
  document.body.append(view);
  const blob = await (await fetch("/book.epub")).blob();
  await view.open(new File([blob], "book.epub", { type: "application/epub+zip" }));
  const { sections, toc, pageList, landmarks } = view.book;
  const documents = [];
  for (const section of sections) documents.push(await section.createDocument());
  let links = 0;
  const follow = async (from, href) => {
    links++;
    const place = await view.book.resolveHref(href);
    const id = decodeURIComponent(href.split("#")[1] ?? "");
    if (!place || place.index < 0 || (id && !documents[place.index].getElementById(id)))
      faults.push(`${from}: the link ${href} leads nowhere`);
  };
  for (const [index, section] of sections.entries()) {
    await view.goTo(index);
    const shown = view.renderer.getContents().find((content) => content.index === index)?.doc;
    if (!shown || (!shown.body.innerText.trim() && shown.images.length === 0)) faults.push(`${section.id} is not shown`);
    for (const image of shown?.images ?? []) {
      await image.decode().catch(() => {});
      if (!image.naturalWidth) faults.push(`${section.id}: ${image.alt} is not shown`);
    }
    for (const a of documents[index].querySelectorAll("a[href]"))
      if (!view.book.isExternal(a.getAttribute("href"))) await follow(section.id, section.resolveHref(a.getAttribute("href")));
  }
  const entries = (list) => (list ?? []).flatMap((entry) => [entry.href, ...entries(entry.subitems)]);
  const contents = entries(toc);
  if (contents.length === 0) faults.push("there are no contents");
  for (const href of [...contents, ...entries(pageList), ...entries(landmarks)]) await follow("navigation", href);
  return { documents: sections.length, links, pages: entries(pageList).length, faults };
}

async function read(browser, file) {
  const page = await browser.newPage({ viewport: { width: 900, height: 700 } });
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  await page.route("**/*", async (route) => {
    const url = new URL(route.request().url());
    if (["blob:", "data:", "about:"].includes(url.protocol)) return route.continue();
    if (url.href === `${ORIGIN}/`) return route.fulfill({ contentType: "text/html", body: PAGE });
    if (url.href === `${ORIGIN}/book.epub`) return route.fulfill({ contentType: "application/epub+zip", body: await readFile(file) });
    if (url.href.startsWith(`${ORIGIN}/foliate-js/`))
      return route.fulfill({ contentType: TYPES[extname(url.pathname)] ?? "application/octet-stream",
        body: await readFile(join(modules, normalize(url.pathname))) });
    if (url.pathname === "/favicon.ico") return route.fulfill({ status: 204 });
    faults.push(`asked for ${url.href}`);
    return route.abort();
  });
  await page.goto(`${ORIGIN}/`);
  await page.waitForFunction("globalThis.ready");
  const result = await page.evaluate(readBook);
  await page.close();
  return { ...result, faults: [...faults, ...result.faults] };
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu", `--unsafely-treat-insecure-origin-as-secure=${ORIGIN}`] });
let bad = files.length === 0;
for (const file of files) {
  const name = basename(file);
  try {
    const { documents, links, pages, faults } = await read(browser, file);
    faults.slice(0, 20).forEach((fault) => console.log(`    ${fault}`));
    const good = faults.length === 0 && documents > 0 && links > 0;
    console.log(`${good ? "ok" : "FAIL"} foliate-js reads ${name}: ${documents} documents, ${links} links, ${pages} pages`);
    bad ||= !good;
  } catch (error) {
    console.log(`FAIL foliate-js reads ${name}: ${error.message.split("\n")[0]}`);
    bad = true;
  }
}
await browser.close();
process.exit(bad ? 1 : 0);
