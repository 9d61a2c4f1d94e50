/* finish.c: what is told by place rather than by marks: figures, captions of tables, attributions;
 * then ids, heading levels, and notes behind the text. */
#include <string.h>

#include "doc/typography.h"
#include "markdown/markdown_internal.h"

struct str markdown_slug(struct arena *arena, struct str text) {
    char *plain = g_strndup(text.len ? text.at : "", text.len);
    char *ascii = g_str_to_ascii(plain, "C");
    GString *slug = g_string_new(NULL);
    for (const char *c = ascii; *c; c++) {
        if (g_ascii_isalnum(*c))
            g_string_append_c(slug, g_ascii_tolower(*c));
        else if (slug->len && slug->str[slug->len - 1] != '-' && *c != '\'' && *c != '?')
            g_string_append_c(slug, '-');
    }
    while (slug->len && slug->str[slug->len - 1] == '-')
        g_string_truncate(slug, slug->len - 1);
    if (slug->len > 60)
        g_string_truncate(slug, 60);
    struct str result = str_copy(arena, (struct str){slug->str, slug->len});
    if (!result.len)
        result = str_format(arena, "s-%08x", (unsigned)(str_hash(text) >> 32));
    else if (!g_ascii_isalpha(result.at[0]))
        result = str_format(arena, "s-%.*s", STR_ARG(result));
    g_string_free(slug, TRUE);
    g_free(ascii);
    g_free(plain);
    return result;
}

struct str markdown_unique_id(struct reading *reading, struct str wanted) {
    const char *key = str_terminated(reading->arena, wanted), *id = key;
    int next = GPOINTER_TO_INT(g_hash_table_lookup(reading->ids, key));
    for (int i = next > 2 ? next : 2; g_hash_table_contains(reading->ids, id); i++) {
        id = str_terminated(reading->arena, str_format(reading->arena, "%s-%d", key, i));
        next = i + 1;
    }
    /* The next one to try is kept, so that a thousand equal headings cost no million looks. */
    g_hash_table_insert(reading->ids, (gpointer)(uintptr_t)id, GINT_TO_POINTER(2));
    g_hash_table_insert(reading->ids, (gpointer)(uintptr_t)key, GINT_TO_POINTER(next));
    return str_of(id);
}

/* Where the title stands that an image ends with: `"title")`, perhaps with attributes behind, which
 * its span leaves out. SIZE_MAX where it is written otherwise. */
static size_t title_place(const struct reading *reading, struct span image, struct str words) {
    size_t end = image.end;
    while (end > image.start && strchr(") \t\n", reading->text.at[end - 1]))
        end--;
    if (end < image.start + words.len + 2)
        return SIZE_MAX;
    size_t at = end - 1 - words.len;
    return str_equal(str_slice(reading->text, at, end - 1), words) ? at : SIZE_MAX;
}

/* An image alone in a paragraph is a figure; its title is the caption. */
static void make_figure(struct reading *reading, struct node *block) {
    struct node *image = block->first;
    if (block->kind != NODE_PARAGRAPH || !image || image->kind != NODE_IMAGE || image->next)
        return;
    block->kind = NODE_FIGURE;
    block->id = image->id;
    image->id = STR("");
    block->classes = image->classes;
    image->classes = STR("");
    struct str words = image->label;
    image->label = STR("");
    if (!words.len)
        return;
    size_t at = title_place(reading, image->span, words);
    bool found = at != SIZE_MAX;
    for (; found && g_ascii_isspace(words.at[0]) && words.len > 1; at++)
        words = str_slice(words, 1, words.len);
    struct span span = found ? reading_span(reading, at, at + words.len) : image->span;
    struct node *caption = node_make(reading->arena, NODE_CAPTION, span);
    node_append(block, caption);
    if (str_find(words, STR("[^"), 0) != SIZE_MAX) {
        diag_add(reading->diags, DIAG_MARKDOWN_NOTE_UNDEFINED, span,
                 "a picture's caption cannot call a footnote");
        diag_hint(reading->diags, "call it in the text that speaks of the picture");
    }
    if (found && markdown_build_title(reading, caption))
        return;
    struct node *text = node_make(reading->arena, NODE_TEXT, span);
    text->text = words;
    text->replaced = !found;
    node_append(caption, text);
    if (str_find(words, STR("]("), 0) != SIZE_MAX || str_find(words, STR("]{"), 0) != SIZE_MAX) {
        diag_add(reading->diags, DIAG_MARKDOWN_LINK, span,
                 "links and attributes in this caption cannot be read");
        diag_hint(reading->diags, "write it in one line, without backslashes and entities");
    }
}

/* A paragraph ": caption {#id}" behind a table. */
static void take_caption(struct reading *reading, struct node *block) {
    struct node *table = block->previous, *text = block->first;
    if (block->kind != NODE_PARAGRAPH || !table || table->kind != NODE_TABLE || !text ||
        text->kind != NODE_TEXT || !str_starts(text->text, STR(": ")))
        return;
    text->text = str_slice(text->text, 2, text->text.len);
    text->span.start += 2;
    struct node *last = block->last;
    size_t brace = last->kind == NODE_TEXT ? str_find(last->text, STR("{#"), 0) : SIZE_MAX;
    if (brace != SIZE_MAX && !last->replaced && str_ends(last->text, STR("}"))) {
        markdown_attributes(
            reading, table, ATTRIBUTE_CAPTION,
            reading_span(reading, last->span.start + brace + 1, last->span.end - 1));
        while (brace && last->text.at[brace - 1] == ' ')
            brace--;
        last->text = str_slice(last->text, 0, brace);
        last->span.end = last->span.start + (uint32_t)brace;
    }
    block->kind = NODE_CAPTION;
    node_unlink(block);
    if (table->first)
        node_insert_before(table->first, block);
    else
        node_append(table, block);
}

/* A bracketed table row that begins with ":" is what the parser makes of a caption right below. */
static void take_caption_row(struct reading *reading, struct node *table) {
    struct node *row = table->last;
    if (table->kind != NODE_TABLE || !row || row->kind != NODE_ROW || row->header || !row->first)
        return;
    struct node *text = row->first->first;
    if (!text || text->kind != NODE_TEXT || !str_starts(text->text, STR(": ")))
        return;
    struct node *caption = node_make(reading->arena, NODE_PARAGRAPH, row->first->span);
    while (row->first->first)
        node_append(caption, row->first->first);
    node_unlink(row);
    if (table->next)
        node_insert_before(table->next, caption);
    else
        node_append(table->parent, caption);
    take_caption(reading, caption);
}

/* The length of a dash and the space behind it, or 0. */
static size_t dash(struct str text) {
    static const char *const dashes[] = {"\u2014", "\u2013", "--", "\u2015"};
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        struct str mark = str_of(dashes[i]);
        if (str_starts(text, mark) && text.len > mark.len && text.at[mark.len] == ' ')
            return mark.len + 1;
    }
    return 0;
}

/* The last line of a block quote, when it begins with a dash. */
static void take_attribution(struct reading *reading, struct node *quote) {
    struct node *block = quote->last;
    if (quote->kind != NODE_QUOTE || !block || block->kind != NODE_PARAGRAPH || !block->last)
        return;
    struct node *line = block->last;
    while (line->previous && line->previous->kind != NODE_SOFT_BREAK &&
           line->previous->kind != NODE_LINE_BREAK)
        line = line->previous;
    size_t length = line->kind == NODE_TEXT && !line->replaced ? dash(line->text) : 0;
    if (!length || (!line->previous && !block->previous))
        return;
    struct node *attribution = node_make(reading->arena, NODE_ATTRIBUTION, block->span);
    line->text = str_slice(line->text, length, line->text.len);
    line->span.start += (uint32_t)length;
    attribution->span.start = line->span.start;
    if (line->previous)
        node_unlink(line->previous);
    while (line) {
        struct node *next = line->next;
        node_append(attribution, line);
        line = next;
    }
    block->span.end = block->last ? block->last->span.end : block->span.start;
    node_append(quote, attribution);
    if (!block->first)
        node_unlink(block);
}

static void shape_blocks(struct reading *reading) {
    struct walk walk = walk_start(reading->section->node);
    while (walk_next(&walk)) {
        struct node *node = walk.node;
        if (walk.entering)
            continue;
        /* On leaving: what is changed is behind the walk or is the node itself. */
        for (struct node *child = node->first, *next; child; child = next) {
            next = child->next;
            make_figure(reading, child);
            take_caption_row(reading, child);
            take_caption(reading, child);
            take_attribution(reading, child);
        }
    }
}

/* ---- headings ---- */

static struct node *title_heading(struct reading *reading) {
    struct markdown_section *section = reading->section;
    struct node *heading = node_make(reading->arena, NODE_HEADING, section->node->span);
    heading->span.end = heading->span.start;
    heading->generated = true;
    heading->level = 1;
    struct str title =
        section->title.text.len ? section->title.text : reading->options.fallback_title;
    struct span cause = section->title.span.source ? section->title.span : heading->span;
    node_append(heading, node_make_text(reading->arena, title, cause));
    section->title.text = title;
    if (section->node->first)
        node_insert_before(section->node->first, heading);
    else
        node_append(section->node, heading);
    return heading;
}

/* Whether anything of it is seen: blanks and characters without a shape are not. */
static bool has_ink(struct str text) {
    for (size_t i = 0; i < text.len;)
        if (g_unichar_isgraph(str_next(text, &i)))
            return true;
    return false;
}

static void check_level(struct reading *reading, struct node *heading, int *level, int *titles) {
    *titles += heading->level == 1;
    if (heading->level == 1 && *titles > 1)
        diag_add(reading->diags, DIAG_MARKDOWN_HEADING, heading->span,
                 "a second first-level heading; a section has one");
    else if (heading->level > *level + 1)
        diag_add(reading->diags, DIAG_MARKDOWN_HEADING, heading->span,
                 "a heading of level %d follows one of level %d", heading->level, *level);
    *level = heading->level;
    if (!has_ink(node_plain_text(reading->arena, heading)) && !heading->generated) {
        diag_add(reading->diags, DIAG_MARKDOWN_HEADING, heading->span, "the heading has no text");
        diag_hint(reading->diags, "write it, or remove the number signs");
    }
}

static void finish_heading(struct reading *reading, struct node *heading, bool first) {
    if (!heading->id.len) {
        struct str slug = markdown_slug(reading->arena, node_plain_text(reading->arena, heading));
        struct str id = first ? str_format(reading->arena, "%.*s--title", STR_ARG(reading->prefix))
                              : str_format(reading->arena, "%.*s--%.*s", STR_ARG(reading->prefix),
                                           STR_ARG(slug));
        heading->id = markdown_unique_id(reading, id);
    }
    heading->level = (uint8_t)(heading->level + reading->options.shift);
}

/* The heading is what is printed. A bare file's title is the book's, and its heading a section's.
 */
static void check_titles(struct reading *reading, const struct node *heading) {
    const struct located_str *title = &reading->section->title;
    if (!heading || heading->generated || !title->span.source || !title->text.len ||
        reading->options.fallback_title.len)
        return;
    struct str words = node_plain_text(reading->arena, heading);
    if (str_equal(str_trim(words), title->text) || reading->options.plain_text)
        return;
    diag_add(reading->diags, DIAG_MARKDOWN_HEADING, title->span,
             "the section has this title and a first-level heading with other words");
    diag_hint(reading->diags, "keep one of the two");
    diag_see(reading->diags, heading->span, "the heading");
}

static void finish_headings(struct reading *reading) {
    struct markdown_section *section = reading->section;
    struct node *first = NULL;
    int level = 0, titles = 0;
    for (struct node *node = section->node->first; node && !first; node = node->next)
        if (node->kind == NODE_HEADING && node->level == 1)
            first = node;
    if (!first && (section->title.text.len || reading->options.fallback_title.len))
        first = title_heading(reading);
    else if (!first && !reading->damaged)
        diag_add(reading->diags, DIAG_MARKDOWN_HEADING,
                 (struct span){reading->source, reading->start, reading->start},
                 "the section has no first-level heading and no title");
    check_titles(reading, first);
    if (first && !section->title.text.len)
        section->title = (struct located_str){node_plain_text(reading->arena, first), first->span};
    struct walk walk = walk_start(section->node);
    while (walk_next(&walk))
        if (walk.entering && walk.node->kind == NODE_HEADING) {
            check_level(reading, walk.node, &level, &titles);
            finish_heading(reading, walk.node, walk.node == first);
        }
}

/* What has a caption may be listed, and so be led to. */
static void finish_captions(struct reading *reading) {
    struct walk walk = walk_start(reading->section->node);
    while (walk_next(&walk)) {
        struct node *node = walk.node;
        if (!walk.entering || node->kind != NODE_CAPTION || node->parent->id.len)
            continue;
        struct str slug = markdown_slug(reading->arena, node_plain_text(reading->arena, node));
        const char *kind = node->parent->kind == NODE_TABLE ? "table" : "figure";
        node->parent->id =
            markdown_unique_id(reading, str_format(reading->arena, "%.*s--%s-%.*s",
                                                   STR_ARG(reading->prefix), kind, STR_ARG(slug)));
    }
}

static void add_line(struct reading *reading, enum node_role role, const struct located_str *text) {
    struct node *section = reading->section->node;
    if (!text->text.len || !section->first)
        return;
    struct node *block = node_make_generated(reading->arena, NODE_PARAGRAPH, text->span);
    block->role = role;
    node_append(block, node_make_text(reading->arena, text->text, text->span));
    if (section->first->next)
        node_insert_before(section->first->next, block);
    else
        node_append(section, block);
}

/* Notes go behind the text; empty paragraphs go. */
static void move_notes(struct node *section) {
    struct node *last = section->last;
    for (struct node *node = section->first, *next; node; node = next) {
        bool end = node == last;
        next = end ? NULL : node->next;
        if (node->kind == NODE_NOTE)
            node_append(section, node);
        else if (node->kind == NODE_PARAGRAPH && !node->first)
            node_unlink(node);
        if (end)
            break;
    }
}

/* Texts of which attributes and marks left nothing. */
static void drop_empty_texts(struct node *section) {
    struct walk walk = walk_start(section);
    while (walk_next(&walk)) {
        if (walk.entering)
            continue;
        for (struct node *child = walk.node->first, *next; child; child = next) {
            next = child->next;
            if (child->kind == NODE_TEXT && !child->text.len)
                node_unlink(child);
        }
    }
}

/* After all marks were found and before titles are copied. */
static void set_typography(struct reading *reading) {
    struct markdown_section *section = reading->section;
    struct str language = node_language(section->node, reading->options.language);
    if (reading->options.plain_typography)
        return;
    typography_apply(reading->arena, section->node, language);
    struct str *own[] = {&section->title.text, &section->author.text, &section->standfirst.text,
                         &reading->options.fallback_title};
    for (size_t i = 0; i < G_N_ELEMENTS(own); i++)
        *own[i] = typography_text(reading->arena, *own[i], language);
}

static struct span section_place(const struct reading *reading, const struct node *heading) {
    return heading->generated && reading->section->title.span.source ? reading->section->title.span
                                                                     : heading->span;
}

void markdown_finish(struct reading *reading) {
    shape_blocks(reading);
    drop_empty_texts(reading->section->node);
    set_typography(reading);
    finish_headings(reading);
    finish_captions(reading);
    add_line(reading, ROLE_AUTHOR, &reading->section->author);
    add_line(reading, ROLE_STANDFIRST, &reading->section->standfirst);
    move_notes(reading->section->node);
    struct node *first = reading->section->node->first;
    if (!first)
        diag_add(reading->diags, DIAG_MARKDOWN_EMPTY,
                 (struct span){reading->source, reading->start, reading->start},
                 "the section is empty");
    else if (!first->next && first->kind == NODE_HEADING && !reading->damaged)
        diag_add(reading->diags, DIAG_MARKDOWN_NO_TEXT, section_place(reading, first),
                 "the section has a title and no text");
}
