/* title_page.c: what the outline says of the pack, as blocks whose roles tell the writers apart. */
#include "compose/compose_internal.h"

static void add(struct compose *compose, struct node *page, enum node_role role, struct str text,
                struct span span) {
    if (text.len)
        node_append(page, compose_block(compose, NODE_PARAGRAPH, role, text, span));
}

static void add_editors(struct compose *compose, struct node *page) {
    const struct pack *pack = compose->input->pack;
    const struct editor *editors = pack->editors.items;
    for (size_t i = 0; i < pack->editors.count; i++) {
        struct str text = editors[i].name.text;
        if (editors[i].role.text.len)
            text = str_format(compose->arena, "%.*s, %.*s", STR_ARG(text),
                              STR_ARG(editors[i].role.text));
        add(compose, page, ROLE_EDITORS, text, editors[i].name.span);
    }
}

static struct str dated(struct compose *compose, enum term term, struct edtf date) {
    struct str text = compose_date(compose, date);
    return str_format(compose->arena, "%s %.*s", compose_term(compose->language, term),
                      STR_ARG(text));
}

static void add_edition(struct compose *compose, struct node *page) {
    const struct pack *pack = compose->input->pack;
    if (pack->edition.text.len)
        add(compose, page, ROLE_EDITION,
            str_format(compose->arena, "%s %.*s", compose_term(compose->language, TERM_EDITION),
                       STR_ARG(pack->edition.text)),
            pack->edition.span);
    if (pack->as_of.span.source)
        add(compose, page, ROLE_DATES, dated(compose, TERM_AS_OF, pack->as_of.date),
            pack->as_of.span);
    if (pack->updated.span.source)
        add(compose, page, ROLE_DATES, dated(compose, TERM_UPDATED, pack->updated.date),
            pack->updated.span);
}

/* "Jens Stoltenberg, 8 December 2016 (press point)" */
static struct str attribution(struct compose *compose, const struct quotation *quotation) {
    GString *text = g_string_new(NULL);
    g_string_append_len(text, quotation->speaker.text.at, (gssize)quotation->speaker.text.len);
    if (quotation->date.span.source) {
        struct str date = compose_date(compose, quotation->date.date);
        g_string_append_printf(text, "%s%.*s", text->len ? ", " : "", STR_ARG(date));
    }
    if (quotation->source.text.len)
        g_string_append_printf(text, text->len ? " (%.*s)" : "%.*s",
                               STR_ARG(quotation->source.text));
    struct str result = str_copy(compose->arena, (struct str){text->str, text->len});
    g_string_free(text, TRUE);
    return result;
}

/* One of the pack's quotations, as the outline could have written it in place. */
static struct quotation written_out(struct compose *compose, const struct quote *quote) {
    const struct csl_item *work = csl_find(&compose->input->pack->works, quote->source.text);
    struct str name = quote_speaker(quote), role = quote_role(quote);
    struct quotation epigraph = {.text = quote->text, .date = quote->date, .declared = quote};
    epigraph.speaker.text =
        role.len ? str_format(compose->arena, "%.*s, %.*s", STR_ARG(name), STR_ARG(role)) : name;
    if (quote->place.text.len)
        epigraph.speaker.text =
            str_format(compose->arena, "%.*s, %.*s", STR_ARG(epigraph.speaker.text),
                       STR_ARG(quote->place.text));
    struct str title = work ? csl_field(work, "title-short") : STR("");
    title = work && !title.len ? csl_field(work, "title") : title;
    epigraph.source.text =
        title.len && quote->locator.text.len
            ? str_format(compose->arena, "%.*s, %.*s", STR_ARG(title), STR_ARG(quote->locator.text))
            : title;
    return epigraph;
}

static void add_original(struct compose *compose, struct node *block, const struct quote *quote) {
    const struct quote_original *original = &quote->original;
    block->language = quote->language.text;
    if (!original->text.text.len)
        return;
    struct node *words = compose_block(compose, NODE_PARAGRAPH, ROLE_ORIGINAL, original->text.text,
                                       original->text.span);
    words->language = original->language.text;
    node_append(block, words);
}

static void add_epigraph(struct compose *compose, struct node *page) {
    const struct quotation *epigraph = &compose->input->pack->epigraph;
    struct quotation told;
    if (epigraph->declared) {
        told = written_out(compose, epigraph->declared);
        epigraph = &told;
    }
    if (!epigraph->text.text.len)
        return;
    struct node *quote =
        compose_block(compose, NODE_QUOTE, ROLE_EPIGRAPH, STR(""), epigraph->text.span);
    node_append(quote, compose_block(compose, NODE_PARAGRAPH, ROLE_EPIGRAPH, epigraph->text.text,
                                     epigraph->text.span));
    if (epigraph->declared)
        add_original(compose, quote, epigraph->declared);
    struct str source = attribution(compose, epigraph);
    if (source.len)
        node_append(quote, compose_block(compose, NODE_ATTRIBUTION, ROLE_EPIGRAPH, source,
                                         epigraph->text.span));
    node_append(page, quote);
}

static void add_key_points(struct compose *compose, struct node *page) {
    const struct str_list *points = &compose->input->pack->key_points;
    if (!points->count)
        return;
    struct span cause = points->items[0].span;
    struct node *box = compose_block(compose, NODE_BOX, ROLE_KEY_POINTS, STR(""), cause);
    node_append(box,
                compose_block(compose, NODE_PARAGRAPH, ROLE_BOX_TITLE,
                              str_of(compose_term(compose->language, TERM_KEY_POINTS)), cause));
    struct node *list = compose_block(compose, NODE_LIST, ROLE_NONE, STR(""), cause);
    list->tight = true;
    for (size_t i = 0; i < points->count; i++) {
        struct span span = points->items[i].span;
        struct node *item = compose_block(compose, NODE_ITEM, ROLE_NONE, STR(""), span);
        node_append(item,
                    compose_block(compose, NODE_PARAGRAPH, ROLE_NONE, points->items[i].text, span));
        node_append(list, item);
    }
    node_append(box, list);
    node_append(page, box);
}

struct node *compose_title_page(struct compose *compose) {
    const struct pack *pack = compose->input->pack;
    struct node *page =
        compose_block(compose, NODE_TITLE_PAGE, ROLE_NONE, STR(""), pack->title.span);
    page->id = compose_own_id(compose, STR("title-page"));
    add(compose, page, ROLE_TITLE, pack->title.text, pack->title.span);
    add(compose, page, ROLE_SUBTITLE, pack->subtitle.text, pack->subtitle.span);
    add_editors(compose, page);
    add_edition(compose, page);
    add_epigraph(compose, page);
    add_key_points(compose, page);
    add(compose, page, ROLE_PUBLISHER, pack->publisher.text, pack->publisher.span);
    add(compose, page, ROLE_RIGHTS, pack->rights.text, pack->rights.span);
    if (pack->cite == CITE_TITLE_PAGE)
        compose_cite_line(compose, page);
    return page;
}
