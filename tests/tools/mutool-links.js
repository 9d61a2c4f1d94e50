// mutool-links.js FILE (for `mutool run`): each link and each entry of the contents must lead to a page.
// The names of calls differ between the versions of MuPDF that Debian and Ubuntu have.
var book = Document.openDocument ? Document.openDocument(scriptArgs[0]) : new Document(scriptArgs[0]);
var links = 0, bad = 0;

function lands(address) {
    var place = book.resolveLink(address);
    if (typeof place === "object" && place) place = place.page !== undefined ? place.page : place.chapter;
    return place >= 0;
}
function follow(address) {
    if (!address || /^[a-z]+:\/\//.test(address)) return;
    links++;
    if (!lands(address)) { bad++; print("    " + address + " leads nowhere"); }
}
function outline(entries) {
    for (var i = 0; entries && i < entries.length; i++) {
        follow(entries[i].uri);
        outline(entries[i].down);
    }
}
book.layout(300, 480, 12);
var pages = book.countPages();
for (var i = 0; i < pages; i++) {
    var list = book.loadPage(i).getLinks();
    for (var k = 0; k < list.length; k++) follow(list[k].uri || (list[k].getURI && list[k].getURI()));
}
outline(book.loadOutline());
print(links + " links on " + pages + " pages, " + bad + " lead nowhere");
if (bad || !links) quit(1);
