/* words.c: the inlines of a block → words (what is shown) and items (where lines may break).
 * In: the block's inlines, walked without recursion. Out: words with face, colour, link and place
 * in the tree; anchors; boxes, glue and penalties. */
#include "layout/words.h"

#include <string.h>

/* A capitalised word is most often a name: it is divided when nothing else helps. */
enum { HYPHEN_PENALTY = 60, NAME_PENALTY = 900, COMPOUND_PENALTY = 30, ADDRESS_PENALTY = 120 };

struct setting {
    struct text_style style;
    int32_t raise;
    bool strike, code;
    const struct node *link;
    struct str link_target, language;
};

int32_t shape_x(const struct shape *shape, uint32_t byte) {
    int32_t x = 0;
    for (size_t r = 0; r < shape->run_count; r++) {
        const struct shape_run *run = &shape->runs[r];
        if (byte >= run->start + run->bytes) {
            x += run->width;
            continue;
        }
        uint32_t at = run->start;
        for (size_t i = 0; i < run->cluster_count; i++) {
            at += run->clusters[i].bytes;
            if (byte < at)
                return x + run->cluster_x[i];
        }
    }
    return x;
}

int32_t gap_share(const struct face *face) {
    return face->size / 4;
}

static void add_item(struct words *words, struct item item) {
    ARENA_PUSH(words->scratch, words->breaks, words->break_count, words->break_room, item);
}

static void add_penalty(struct words *words, int32_t penalty) {
    add_item(words, (struct item){.kind = ITEM_PENALTY, .penalty = penalty});
}

static bool is_justified(const struct words *words) {
    return words->align == TEXT_JUSTIFY;
}

/* A break that adds a hyphen in the face of `word`. */
static void add_hyphen(struct words *words, const struct word *word, int32_t penalty) {
    const struct shape *hyphen = shape_word(words->job->typesetter, word->face, STR("-"));
    add_item(words, (struct item){.kind = ITEM_PENALTY,
                                  .penalty = penalty,
                                  .hyphen = true,
                                  .flagged = true,
                                  .width = hyphen->width,
                                  .right = is_justified(words) ? protrusion_right(hyphen, 1) : 0});
}

static void report_missing(struct words *words, const struct word *word) {
    const struct node *node = word->node;
    size_t at = word->shape->missing_offset, end = at;
    uint32_t character = str_next(word->text, &end);
    struct span span = SPAN_NONE;
    if (node)
        span = node_source_span(node, word->offset + (uint32_t)at, word->offset + (uint32_t)end);
    diag_add(words->job->diags, DIAG_GLYPH_MISSING, span, "no font has the character U+%04X",
             character);
    diag_hint(words->job->diags, "put a font that has it into the pack's folder 'fonts'");
}

static struct word word_of(struct words *words, const struct setting *setting, struct str text,
                           const struct node *node, uint32_t offset) {
    struct typesetter *typesetter = words->job->typesetter;
    struct word word = {.kind = WORD_TEXT,
                        .text = text,
                        .node = node,
                        .offset = offset,
                        .colour = setting->style.colour,
                        .raise = setting->raise,
                        .strike = setting->strike,
                        .link = setting->link,
                        .link_target = setting->link_target};
    word.face = face_find(typesetter, &setting->style, setting->language);
    word.shape = shape_word(typesetter, word.face, text);
    return word;
}

static void push_word(struct words *words, struct word word) {
    if (!words->in_word && word.kind != WORD_SPACE) {
        words->start = (struct position){word.node, word.offset};
        words->in_word = true;
    }
    word.start = words->start;
    if (word.shape && word.shape->missing)
        report_missing(words, &word);
    ARENA_PUSH(words->scratch, words->items, words->count, words->room, word);
}

static bool is_address(struct str text) {
    return str_find(text, STR("://"), 0) != SIZE_MAX || str_starts(text, STR("www.")) ||
           (text.len > 24 && str_find(text, STR("/"), 0) != SIZE_MAX);
}

static void add_box(struct words *words, size_t word, uint32_t start, uint32_t end) {
    const struct shape *shape = words->items[word].shape;
    int32_t to = end >= shape->text.len ? shape->width : shape_x(shape, end);
    struct item box = {.kind = ITEM_BOX,
                       .width =
                           shape_is_backward(shape) ? shape->width : to - shape_x(shape, start),
                       .word = (uint32_t)word,
                       .start = start,
                       .end = end};
    if (is_justified(words) && !words->items[word].rigid)
        box.stretch = box.shrink = (int32_t)((int64_t)box.width * MOST_EXPANSION / 1000);
    if (is_justified(words) && words->items[word].raise == 0 && !shape_is_backward(shape)) {
        box.left = protrusion_left(shape, start);
        box.right = protrusion_right(shape, end);
    }
    add_item(words, box);
}

/* A rigid word of more characters than that is broken at any, when nothing else helps; but so many
 * stay together at both ends. */
enum { RIGID_CHARACTERS = 20, RIGID_START = 5, RIGID_REST = 3 };

/* The bytes of a word up to `end` as one box, or as many where the word is long and never
 * stretched. One pass over its glyphs, however long it is. */
static void add_piece(struct words *words, size_t word, uint32_t start, uint32_t end) {
    const struct word *of = &words->items[word];
    const struct shape *shape = of->shape;
    size_t left = (size_t)g_utf8_strlen(of->text.at + start, (gssize)(end - start));
    if (!of->rigid || left <= RIGID_CHARACTERS || shape->run_count != 1 ||
        shape_is_backward(shape)) {
        add_box(words, word, start, end);
        return;
    }
    const struct shape_run *run = &shape->runs[0];
    uint32_t at = run->start, from = start;
    int32_t from_x = 0;
    size_t characters = 0;
    for (size_t i = 0; i < run->cluster_count && at < end; i++) {
        if (at == start)
            from_x = run->cluster_x[i];
        if (at > start && ++characters >= RIGID_START && left - characters >= RIGID_REST) {
            struct item box = {.kind = ITEM_BOX,
                               .width = run->cluster_x[i] - from_x,
                               .word = (uint32_t)word,
                               .start = from,
                               .end = at};
            add_item(words, box);
            add_penalty(words, EMERGENCY_PENALTY);
            from = at;
            from_x = run->cluster_x[i];
        }
        at += run->clusters[i].bytes;
    }
    add_box(words, word, from, end);
}

/* Breaks that the text's own signs offer: behind hyphens, dashes, an address's separators. */
static bool add_own_breaks(struct words *words, size_t word, uint32_t *from) {
    struct str text = words->items[word].text;
    bool address = is_address(text), any = false;
    size_t characters = 0;
    for (size_t i = 0; i < text.len;) {
        size_t next = i;
        uint32_t c = str_next(text, &next), after = 0;
        size_t behind = next;
        if (next < text.len)
            after = str_next(text, &behind);
        bool breaks = false;
        if (address)
            breaks = c < 128 && strchr("/?&.-_=", (int)c) && after != '/' && characters > 3;
        else if (c == '-' || c == 0x2010 || c == 0x2013)
            breaks = g_unichar_isalpha(after) && characters >= 2;
        else if (c == 0x2014)
            breaks = g_unichar_isalpha(after);
        if (breaks && after) {
            add_piece(words, word, *from, (uint32_t)next);
            add_item(words, (struct item){.kind = ITEM_PENALTY,
                                          .penalty = address ? ADDRESS_PENALTY : COMPOUND_PENALTY,
                                          .flagged = !address});
            *from = (uint32_t)next;
            any = true;
        }
        characters++;
        i = next;
    }
    return any || address;
}

/* Its first letter is a capital. */
static bool begins_name(struct str text) {
    for (size_t i = 0; i < text.len;) {
        uint32_t c = str_next(text, &i);
        if (g_unichar_isalpha(c))
            return g_unichar_isupper(c);
    }
    return false;
}

/* The longest stretch of letters between apostrophes, from the first letter to the last: of
 * "l’organisation" the noun. Divided, and kept with its shape. */
static struct divisions divisions_of(struct words *words, struct shape *shape,
                                     struct str language) {
    struct str text = shape->text;
    size_t first = SIZE_MAX, end = 0, best = 0, best_end = 0;
    if (shape->divided)
        return shape->divisions;
    for (size_t i = 0; i <= text.len;) {
        size_t at = i;
        uint32_t c = i < text.len ? str_next(text, &i) : '\'';
        if (c == '\'' || c == 0x2019 || c == 0x2BC) {
            if (first != SIZE_MAX && end - first > best_end - best) {
                best = first;
                best_end = end;
            }
            first = SIZE_MAX;
            if (at == text.len)
                break;
        } else if (g_unichar_isalpha(c)) {
            first = first == SIZE_MAX ? at : first;
            end = i;
        }
    }
    return hyphenate_word(words->job, language, shape, best, best_end);
}

static void add_hyphens(struct words *words, size_t word, const struct setting *setting,
                        uint32_t *from) {
    struct str text = words->items[word].text;
    struct divisions divisions = divisions_of(words, words->items[word].shape, setting->language);
    bool name = divisions.count && begins_name(text) &&
                !str_starts(setting->language, STR("de")); /* where every noun has a capital */
    for (size_t i = 0; i < divisions.count; i++) {
        uint32_t at = divisions.offsets[i];
        add_box(words, word, *from, at);
        add_hyphen(words, &words->items[word], name ? NAME_PENALTY : HYPHEN_PENALTY);
        *from = at;
    }
}

static void add_one_word(struct words *words, const struct setting *setting, struct str text,
                         const struct node *node, uint32_t offset) {
    struct word made = word_of(words, setting, text, node, offset);
    made.rigid = setting->code || is_address(text);
    push_word(words, made);
    size_t word = words->count - 1;
    uint32_t from = 0;
    const struct shape *shape = words->items[word].shape;
    bool forward = !shape_is_backward(shape);
    words->items[word].rigid = words->items[word].rigid || !forward;
    if (forward && !add_own_breaks(words, word, &from) && setting->style.hyphenate &&
        !setting->code)
        add_hyphens(words, word, setting, &from);
    add_piece(words, word, from, (uint32_t)text.len);
}

static void add_glue(struct words *words, const struct setting *setting, struct word word,
                     int32_t penalty) {
    word.kind = WORD_SPACE;
    push_word(words, word);
    int32_t width = word.shape->width;
    bool justify = setting->style.align == TEXT_JUSTIFY;
    add_item(words, (struct item){.kind = ITEM_GLUE,
                                  .width = width,
                                  .stretch = justify ? width / 2 : 0,
                                  .shrink = justify ? width / 3 : 0,
                                  .penalty = penalty,
                                  .word = (uint32_t)words->count - 1});
}

/* Between ideographs: lines are filled out there, and most of them end there. */
static void add_gap(struct words *words, const struct setting *setting, const struct node *node,
                    uint32_t offset, bool breaks) {
    bool justify = setting->style.align == TEXT_JUSTIFY;
    struct word word = {.kind = WORD_GAP, .text = STR(""), .node = node, .offset = offset};
    word.face = face_find(words->job->typesetter, &setting->style, setting->language);
    words->in_word = words->in_word && !breaks;
    ARENA_PUSH(words->scratch, words->items, words->count, words->room, word);
    add_item(words, (struct item){.kind = ITEM_GLUE,
                                  .stretch = justify ? gap_share(word.face) / 2 : 0,
                                  .shrink = justify ? gap_share(word.face) / 3 : 0,
                                  .penalty = breaks ? 0 : PENALTY_NEVER,
                                  .word = (uint32_t)words->count - 1});
}

static bool has_ideographs(struct str text) {
    for (size_t i = 0; i < text.len;) {
        if ((unsigned char)text.at[i] < 0xE2) {
            i++;
            continue;
        }
        if (ideograph_is(str_next(text, &i)))
            return true;
    }
    return false;
}

/* What stands between spaces: one piece, or one for each ideograph. */
static void add_word(struct words *words, const struct setting *setting, struct str text,
                     const struct node *node, uint32_t offset) {
    size_t from = 0, i = 0;
    if (text.len == 0)
        return;
    bool ideographs = !setting->code && has_ideographs(text);
    const struct word *last = words->count ? &words->items[words->count - 1] : NULL;
    if (ideographs && last && last->kind == WORD_TEXT && words->in_word) {
        size_t end = last->text.len, first = 0; /* the word goes on from another node */
        while (end > 0 && (last->text.at[--end] & 0xC0) == 0x80)
            ;
        enum ideograph_joint joint =
            ideograph_joint(str_next(last->text, &end), str_next(text, &first));
        if (joint != JOINT_NONE)
            add_gap(words, setting, node, offset, joint == JOINT_BREAK);
    }
    for (uint32_t before = ideographs ? str_next(text, &i) : 0; ideographs && i < text.len;) {
        size_t at = i;
        uint32_t c = str_next(text, &i);
        enum ideograph_joint joint = ideograph_joint(before, c);
        before = c;
        if (joint == JOINT_NONE)
            continue;
        add_one_word(words, setting, str_slice(text, from, at), node, offset + (uint32_t)from);
        add_gap(words, setting, node, offset + (uint32_t)at, joint == JOINT_BREAK);
        from = at;
    }
    add_one_word(words, setting, str_slice(text, from, text.len), node, offset + (uint32_t)from);
}

/* A no-break space is as wide as the others of its line. */
static void add_no_break_space(struct words *words, const struct setting *setting, struct str text,
                               const struct node *node, uint32_t offset) {
    add_glue(words, setting, word_of(words, setting, text, node, offset), PENALTY_NEVER);
}

static void add_space(struct words *words, const struct setting *setting, const struct node *node,
                      uint32_t offset) {
    size_t count = words->break_count;
    if (count == 0 || words->breaks[count - 1].kind == ITEM_GLUE)
        return;
    words->in_word = false;
    struct word word = word_of(words, setting, STR(" "), node, offset);
    if (node && node->kind == NODE_SOFT_BREAK && words->count) {
        /* A line end in the source belongs to the text before it. */
        const struct word *before = &words->items[words->count - 1];
        word.node = before->node;
        word.offset = before->offset + (uint32_t)before->text.len;
    }
    add_glue(words, setting, word, 0);
}

static void add_text(struct words *words, const struct setting *setting, struct str text,
                     const struct node *node, uint32_t offset) {
    size_t from = 0;
    for (size_t i = 0; i < text.len;) {
        size_t at = i;
        uint32_t c = str_next(text, &i);
        bool space = c == ' ' || c == '\t' || c == '\n', no_break = c == 0xA0 && at > 0;
        if (!space && !no_break && c != 0xAD && c != 0x200B)
            continue;
        add_word(words, setting, str_slice(text, from, at), node, offset + (uint32_t)from);
        from = i;
        if (space)
            add_space(words, setting, node, offset + (uint32_t)at);
        else if (no_break)
            add_no_break_space(words, setting, str_slice(text, at, i), node, offset + (uint32_t)at);
        else if (c == 0xAD && words->count && words->items[words->count - 1].shape)
            add_hyphen(words, &words->items[words->count - 1], HYPHEN_PENALTY / 2);
        else
            add_penalty(words, 0);
    }
    add_word(words, setting, str_slice(text, from, text.len), node, offset + (uint32_t)from);
}

static void add_anchor(struct words *words, uint32_t word, uint32_t byte, struct str id,
                       const struct node *node) {
    struct anchor anchor = {word, byte, id, node};
    ARENA_PUSH(words->scratch, words->anchors, words->anchor_count, words->anchor_room, anchor);
}

/* Marks lie in the words that were just added; both are in order, so one pass finds all. */
static void add_marks(struct words *words, const struct node *node, size_t first) {
    size_t word = first;
    for (const struct mark *mark = node->marks; mark; mark = mark->next) {
        while (word + 1 < words->count &&
               words->items[word].offset + words->items[word].text.len <= mark->start)
            word++;
        if (mark->id.len == 0)
            continue;
        uint32_t base = word < words->count ? words->items[word].offset : mark->start;
        add_anchor(words, (uint32_t)word, mark->start > base ? mark->start - base : 0, mark->id,
                   node);
    }
}

static void add_image(struct words *words, const struct setting *setting, const struct node *node) {
    if (!node->image || node->image->height <= 0)
        return;
    struct word word = {.kind = WORD_IMAGE,
                        .node = node,
                        .link = setting->link,
                        .link_target = setting->link_target,
                        .raise = setting->raise};
    double ratio = node->image->width / node->image->height;
    double height = setting->style.size * 0.75;
    double most = words->paragraph->measure;
    double width = node->width_percent ? most * node->width_percent / 100 : height * ratio;
    width = MIN(width, most);
    word.width = (int32_t)width;
    word.height = (int32_t)(width / ratio);
    push_word(words, word);
    add_item(words, (struct item){
                        .kind = ITEM_BOX, .width = word.width, .word = (uint32_t)words->count - 1});
}

static void make_script(struct setting *setting, bool super) {
    int32_t size = setting->style.size;
    setting->raise += super ? size * 36 / 100 : -size * 14 / 100;
    setting->style.size = size * 66 / 100;
    setting->style.hyphenate = false;
}

/* The setting with the font's own superior figures, when it has one for each sign of the mark. */
static bool make_superior(struct words *words, struct setting *setting, struct str mark) {
    struct typesetter *typesetter = words->job->typesetter;
    struct setting superior = *setting;
    const char *gap = setting->style.features.len ? "," : "";
    superior.style.features =
        str_format(words->scratch, "%.*s%ssups=1", STR_ARG(setting->style.features), gap);
    superior.style.hyphenate = false;
    const struct shape *plain =
        shape_word(typesetter, face_find(typesetter, &setting->style, setting->language), mark);
    const struct shape *raised =
        shape_word(typesetter, face_find(typesetter, &superior.style, setting->language), mark);
    if (plain->run_count != 1 || raised->run_count != 1 ||
        plain->runs[0].glyph_count != raised->runs[0].glyph_count)
        return false;
    for (size_t i = 0; i < plain->runs[0].glyph_count; i++)
        if (plain->runs[0].glyphs[i].glyph == raised->runs[0].glyphs[i].glyph)
            return false;
    *setting = superior;
    return true;
}

static void add_note_reference(struct words *words, struct setting setting,
                               const struct node *node) {
    struct node *note = node->target.len > 1
                            ? id_table_find(words->job->ids, str_slice(node->target, 1, SIZE_MAX))
                            : NULL;
    if (!make_superior(words, &setting, node->label))
        make_script(&setting, true);
    setting.link = node;
    setting.link_target = node->target;
    if (note)
        add_anchor(words, (uint32_t)words->count, 0,
                   str_format(words->job->arena, "ref-%.*s", STR_ARG(note->id)), node);
    size_t first = words->count;
    add_text(words, &setting, node->label, node, 0);
    if (words->count > first && note && note->kind == NODE_NOTE)
        words->items[first].note = note;
}

/* The text that a section opens with: without what stands beside it as a large letter, and with
 * its first words in small capitals. */
static void add_opening(struct words *words, const struct setting *setting,
                        const struct node *node) {
    uint32_t skip = words->paragraph->skip, caps = MAX(words->paragraph->caps, skip);
    struct setting small = *setting;
    small.style.features =
        str_format(words->scratch, "%.*s%ssmcp=1", STR_ARG(setting->style.features),
                   setting->style.features.len ? "," : "");
    small.style.hyphenate = false;
    add_text(words, &small, str_slice(node->text, skip, caps), node, skip);
    add_text(words, setting, str_slice(node->text, caps, node->text.len), node, caps);
}

static void add_leaf(struct words *words, struct setting *setting, const struct node *node) {
    size_t first = words->count;
    switch (node->kind) {
    case NODE_TEXT:
        if (words->count == 0 && (words->paragraph->skip || words->paragraph->caps))
            add_opening(words, setting, node);
        else
            add_text(words, setting, node->text, node, 0);
        if (node->marks)
            add_marks(words, node, first);
        break;
    case NODE_CODE:
    case NODE_LOCATOR:
        add_text(words, setting, node->text, node, 0);
        break;
    case NODE_CROSS_REFERENCE:
        add_text(words, setting, node->text, node, 0);
        if (node->page_label.len) {
            struct str page =
                str_format(words->job->arena, " (p.\xC2\xA0%.*s)", STR_ARG(node->page_label));
            add_text(words, setting, page, node, (uint32_t)node->text.len);
        }
        break;
    case NODE_NOTE_REFERENCE:
        add_note_reference(words, *setting, node);
        break;
    case NODE_IMAGE:
        add_image(words, setting, node);
        break;
    case NODE_SOFT_BREAK:
        if (soft_break_is_space(node))
            add_space(words, setting, node, 0);
        break;
    case NODE_LINE_BREAK:
        add_penalty(words, PENALTY_NEVER);
        add_item(words, (struct item){.kind = ITEM_GLUE, .fill = true, .word = UINT32_MAX});
        add_penalty(words, PENALTY_ALWAYS);
        words->in_word = false;
        break;
    default: /* containers have no text of their own */
        break;
    }
}

/* Letters of one width look large beside others; never smaller beside them than blocks of code are
 * beside the text. */
static int32_t code_size(const struct style *style, int32_t size) {
    int64_t body = style->text[TEXT_BODY].size, code = style->text[TEXT_CODE].size;
    return MAX(size * 85 / 100, (int32_t)(size * MIN(code, body) / body));
}

static struct setting enter(struct words *words, struct setting setting, const struct node *node) {
    const struct style *style = words->job->input->style;
    if (node->language.len)
        setting.language = node->language;
    bool bold = style->emphasis == EMPHASIS_BOLD;
    if (node->kind == NODE_EMPHASIS && !bold)
        setting.style.italic = !setting.style.italic;
    if (node->kind == NODE_STRONG || (node->kind == NODE_EMPHASIS && bold))
        setting.style.bold = true;
    if (node->kind == NODE_STRIKETHROUGH)
        setting.strike = true;
    if (node->kind == NODE_SUPERSCRIPT || node->kind == NODE_SUBSCRIPT)
        make_script(&setting, node->kind == NODE_SUPERSCRIPT);
    if (node->kind == NODE_CODE) {
        setting.code = true;
        setting.style.family = style->mono_family;
        setting.style.size = code_size(style, setting.style.size);
        setting.style.features = (struct str){"", 0};
    }
    if ((node->kind == NODE_LINK || node->kind == NODE_LOCATOR ||
         node->kind == NODE_CROSS_REFERENCE) &&
        node->target.len) {
        setting.link = node;
        setting.link_target = node->target;
        if (node->kind != NODE_LOCATOR)
            setting.style.colour = style->accent;
    }
    return setting;
}

static struct str pack_language(const struct layout_job *job) {
    const struct pack *pack = job->input->pack;
    return pack && pack->language.text.len ? pack->language.text : STR("en");
}

bool reads_from_right(const struct layout_job *job, const struct node *node) {
    return node_is_right_to_left(node, pack_language(job));
}

static struct setting first_setting(struct words *words) {
    const struct paragraph *paragraph = words->paragraph;
    struct str fallback = pack_language(words->job);
    struct setting setting = {.style = *paragraph->text};
    setting.language = paragraph->block ? node_language(paragraph->block, fallback) : fallback;
    words->language = setting.language;
    words->right_to_left = paragraph->block && reads_from_right(words->job, paragraph->block);
    words->align = setting.style.align;
    if (words->right_to_left) { /* what is flush left is flush right there, and ragged */
        if (words->align == TEXT_JUSTIFY || words->align == TEXT_LEFT)
            words->align = TEXT_RIGHT;
        else if (words->align == TEXT_RIGHT)
            words->align = TEXT_LEFT;
        setting.style.align = words->align;
        setting.style.hyphenate = false;
    }
    size_t caps = str_find(setting.style.features, STR("smcp=1"), 0);
    if (!paragraph->small_caps_allowed && caps != SIZE_MAX)
        setting.style.features =
            str_format(words->scratch, "%.*s,smcp=0", STR_ARG(setting.style.features));
    return setting;
}

void words_add_label(struct words *words, struct str text) {
    struct setting setting = first_setting(words);
    setting.style.hyphenate = false;
    add_text(words, &setting, text, words->paragraph->block, 0);
}

static void add_tail(struct words *words, struct setting setting) {
    struct str text = words->paragraph->tail;
    struct word word = word_of(words, &setting, text, words->paragraph->block, 0);
    word.kind = WORD_TAIL;
    word.link = words->paragraph->tail_target.len ? words->paragraph->block : NULL;
    word.link_target = words->paragraph->tail_target;
    word.width = word.shape->width;
    add_penalty(words, PENALTY_NEVER);
    add_item(words, (struct item){.kind = ITEM_GLUE, .fill = true, .word = UINT32_MAX});
    push_word(words, word);
    add_item(words, (struct item){
                        .kind = ITEM_BOX,
                        .width = MAX(word.width + setting.style.size - words->paragraph->right, 0),
                        .word = (uint32_t)words->count - 1,
                        .end = (uint32_t)text.len});
}

void words_read(struct words *words) {
    struct setting *stack = NULL;
    size_t depth = 0, room = 0;
    struct setting base = first_setting(words);
    add_text(words, &base, words->paragraph->lead, words->paragraph->block, 0);
    ARENA_PUSH(words->scratch, stack, depth, room, base);
    struct walk walk = walk_start(words->paragraph->block);
    while (walk_next(&walk)) {
        if (walk.node == words->paragraph->block)
            continue;
        if (!walk.entering) {
            depth--;
            continue;
        }
        struct setting setting = enter(words, stack[depth - 1], walk.node);
        if (walk.node->id.len)
            add_anchor(words, (uint32_t)words->count, 0, walk.node->id, walk.node);
        add_leaf(words, &setting, walk.node);
        ARENA_PUSH(words->scratch, stack, depth, room, setting);
    }
    if (words->paragraph->tail.len)
        add_tail(words, base);
}

void words_finish(struct words *words) {
    words_bidi(words);
    words_tie(words);
    while (words->break_count && words->breaks[words->break_count - 1].kind == ITEM_GLUE &&
           words->breaks[words->break_count - 1].word != UINT32_MAX)
        words->break_count--;
    for (size_t i = words->break_count; i > 0 && words->breaks[i - 1].kind != ITEM_GLUE; i--)
        if (words->breaks[i - 1].hyphen && !words->paragraph->any_word)
            words->breaks[i - 1].penalty = PENALTY_NEVER; /* the last word stays whole */
    if (!words->paragraph->tail.len) {
        add_penalty(words, PENALTY_NEVER);
        add_item(words, (struct item){.kind = ITEM_GLUE, .fill = true, .word = UINT32_MAX});
    }
    add_penalty(words, PENALTY_ALWAYS);
}
