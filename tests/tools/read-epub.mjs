// read-epub.mjs FOLDER FILE...: each EPUB is opened by epub.js in a headless Chromium as narrow as a telephone.
// Each document of the spine must be displayed, with text or a picture that has loaded, and be no wider than the
// screen; each link inside the book, also those of the navigation, must lead to an id that is there; nothing may
// be asked for outside. FOLDER has the node_modules.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, join } from "node:path";

const [folder, ...files] = process.argv.slice(2);
const modules = join(folder, "node_modules");
const { chromium } = createRequire(join(folder, "x.js"))("playwright-core");
const WIDTH = 360;

// Runs in the page.
async function readBook({ bytes, width }) {
  const faults = [];
  const book = ePub(Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0)).buffer);
  await book.ready;
  const view = book.renderTo(document.body, { width, height: 640, flow: "scrolled-doc" });
  const items = book.spine.spineItems;
  const documents = new Map();
  for (const item of items)
    documents.set(item.href, (await item.load(book.load.bind(book))).ownerDocument);
  let links = 0;
  const follow = (from, link) => {
    links++;
    const url = new URL(link, `http://book/${from}`);
    const target = documents.get(decodeURIComponent(url.pathname.slice(1)));
    const id = decodeURIComponent(url.hash.slice(1));
    if (!target || (id && !target.getElementById(id))) faults.push(`${from}: the link ${link} leads nowhere`);
  };
  for (const item of items) {
    await view.display(item.href);
    const shown = view.getContents()[0].document;
    const pictures = [...shown.images];
    await Promise.all(pictures.map((image) => image.decode().catch(() => {})));
    for (const image of pictures)
      if (!image.naturalWidth) faults.push(`${item.href}: ${image.alt} is not shown`);
    if (!shown.body.innerText.trim() && pictures.length === 0) faults.push(`${item.href} is empty`);
    if (shown.documentElement.scrollWidth > width)
      faults.push(`${item.href} is ${shown.documentElement.scrollWidth} wide`);
    for (const a of documents.get(item.href).querySelectorAll("a[href]"))
      if (!/^[a-z]+:/i.test(a.getAttribute("href"))) follow(item.href, a.getAttribute("href"));
  }
  const nav = book.packaging.navPath;
  const entries = (list) => list.flatMap((entry) => [entry.href, ...entries(entry.subitems ?? [])]);
  const contents = entries(book.navigation.toc);
  if (contents.length === 0) faults.push("there are no contents");
  contents.forEach((link) => follow(nav, link));
  book.navigation.landmarks.forEach((mark) => follow(nav, mark.href));
  const pages = book.pageList?.pageList ?? [];
  pages.forEach((page) => follow(nav, page.href));
  return { documents: items.length, links, pages: pages.length, faults };
}

async function read(browser, file) {
  const page = await browser.newPage({ viewport: { width: WIDTH, height: 640 } });
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  await page.route("**/*", (route) => {
    const url = route.request().url();
    if (url === "http://reader.test/")
      return route.fulfill({ contentType: "text/html", body: "<!DOCTYPE html><style>body{margin:0}</style><body></body>" });
    if (/^(blob|data|about):/.test(url)) return route.continue();
    faults.push(`asked for ${url}`);
    return route.abort();
  });
  await page.goto("http://reader.test/");
  for (const script of ["jszip/dist/jszip.min.js", "epubjs/dist/epub.js"])
    await page.addScriptTag({ content: await readFile(join(modules, script), "utf8") });
  const bytes = (await readFile(file)).toString("base64");
  const result = await page.evaluate(readBook, { bytes, width: WIDTH });
  await page.close();
  return { ...result, faults: [...faults, ...result.faults] };
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });
let bad = files.length === 0;
for (const file of files) {
  const name = basename(file);
  try {
    const { documents, links, pages, faults } = await read(browser, file);
    faults.slice(0, 20).forEach((fault) => console.log(`    ${fault}`));
    const good = faults.length === 0 && documents > 0 && links > 0;
    console.log(`${good ? "ok" : "FAIL"} epub.js reads ${name}: ${documents} documents, ${links} links, ${pages} pages`);
    bad ||= !good;
  } catch (error) {
    console.log(`FAIL epub.js reads ${name}: ${error.message.split("\n")[0]}`);
    bad = true;
  }
}
await browser.close();
process.exit(bad ? 1 : 0);
