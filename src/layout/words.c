/* words.c: the inlines of a block → words (what is shown) and items (where lines may break).
 * In: the block's inlines, walked without recursion. Out: words with face, colour, link and place
 * in the tree; anchors; boxes, glue and penalties. */
#include "layout/words.h"

#include <string.h>

struct setting {
    struct text_style style;
    const struct face *face; /* of style and language */
    int32_t raise;
    bool strike, code;
    const struct node *link;
    struct str link_target, language;
};

int32_t gap_share(const struct face *face) {
    return face->size / 4;
}

struct words words_begin(struct layout_job *job, const struct paragraph *paragraph) {
    struct typesetter *typesetter = job->typesetter;
    if (!typesetter->room)
        typesetter->room = ARENA_NEW(typesetter->arena, struct words_room);
    arena_reset(typesetter->scratch);
    return (struct words){.scratch = typesetter->scratch,
                          .job = job,
                          .paragraph = paragraph,
                          .room = typesetter->room};
}

/* A place for one word more, to be filled in. */
static struct word *next_word(struct words *words) {
    struct words_room *room = words->room;
    if (words->count == room->item_room) {
        room->item_room = MAX(2 * words->count, 64);
        room->items = arena_grow(words->job->typesetter->arena, room->items, words->count,
                                 room->item_room, sizeof *room->items);
    }
    words->items = room->items;
    return &words->items[words->count++];
}

struct item *words_add_items(struct words *words, size_t count) {
    struct words_room *room = words->room;
    if (count > room->break_room - words->break_count) {
        size_t wanted = 2 * (words->break_count + count);
        room->breaks = arena_grow(words->job->typesetter->arena, room->breaks, words->break_count,
                                  wanted, sizeof *room->breaks);
        room->break_room = wanted;
    }
    words->breaks = room->breaks;
    words->break_count += count;
    return &words->breaks[words->break_count - count];
}

static void add_item(struct words *words, struct item item) {
    *words_add_items(words, 1) = item;
}

static void add_penalty(struct words *words, int32_t penalty) {
    add_item(words, (struct item){.kind = ITEM_PENALTY, .penalty = penalty});
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

static void find_face(struct words *words, struct setting *setting) {
    setting->face = face_find(words->job->typesetter, &setting->style, setting->language);
}

static void add_word_of(struct words *words, const struct setting *setting, enum word_kind kind,
                        struct shape *shape, struct str text, struct position at) {
    if (!words->in_word && kind != WORD_SPACE) {
        words->start = at;
        words->in_word = true;
    }
    struct word *word = next_word(words);
    *word = (struct word){.kind = kind,
                          .text = text,
                          .face = setting->face,
                          .shape = shape,
                          .node = at.node,
                          .offset = at.offset,
                          .colour = setting->style.colour,
                          .raise = setting->raise,
                          .strike = setting->strike,
                          .link = setting->link,
                          .link_target = setting->link_target,
                          .start = words->start};
    if (shape && shape->missing)
        report_missing(words, word);
}

static void add_one_word(struct words *words, const struct setting *setting, struct str text,
                         const struct node *node, uint32_t offset) {
    struct shape *shape = shape_word(words->job->typesetter, setting->face, text);
    add_word_of(words, setting, WORD_TEXT, shape, text, (struct position){node, offset});
    words_add_pieces(words, (setting->code ? CUT_CODE : 0) | (setting->raise ? CUT_RAISED : 0) |
                                (words->align == TEXT_JUSTIFY ? CUT_JUSTIFIED : 0) |
                                (setting->style.hyphenate && !setting->code ? CUT_HYPHENATED : 0));
}

static void add_glue(struct words *words, const struct setting *setting, int32_t width,
                     int32_t penalty) {
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
    words->in_word = words->in_word && !breaks;
    *next_word(words) = (struct word){
        .kind = WORD_GAP, .text = STR(""), .node = node, .offset = offset, .face = setting->face};
    add_item(words, (struct item){.kind = ITEM_GLUE,
                                  .stretch = justify ? gap_share(setting->face) / 2 : 0,
                                  .shrink = justify ? gap_share(setting->face) / 3 : 0,
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
    struct shape *shape = shape_word(words->job->typesetter, setting->face, text);
    add_word_of(words, setting, WORD_SPACE, shape, text, (struct position){node, offset});
    add_glue(words, setting, shape->width, PENALTY_NEVER);
}

static void add_space(struct words *words, const struct setting *setting, const struct node *node,
                      uint32_t offset) {
    size_t count = words->break_count;
    if (count == 0 || words->breaks[count - 1].kind == ITEM_GLUE)
        return;
    words->in_word = false;
    struct position at = {node, offset};
    if (node && node->kind == NODE_SOFT_BREAK && words->count) {
        /* A line end in the source belongs to the text before it. */
        const struct word *before = &words->items[words->count - 1];
        at = (struct position){before->node, before->offset + (uint32_t)before->text.len};
    }
    struct shape *space = shape_space(words->job->typesetter, setting->face);
    add_word_of(words, setting, WORD_SPACE, space, STR(" "), at);
    add_glue(words, setting, space->width, 0);
}

/* The first bytes of the characters at which words part: spaces, and what is no letter and begins
 * with C2 or E2. */
static bool may_part(char byte) {
    unsigned char c = (unsigned char)byte;
    return c <= ' ' ? c == ' ' || c == '\t' || c == '\n' : c == 0xC2 || c == 0xE2;
}

static void add_text(struct words *words, const struct setting *setting, struct str text,
                     const struct node *node, uint32_t offset) {
    enum { FETCHED = 256 };
    size_t from = 0, fetched = 0;
    for (size_t i = 0; i < text.len;) {
        if (i >= fetched) {
            fetched = i + FETCHED;
            shape_fetch(words->job->typesetter, setting->face, str_slice(text, i, fetched));
        }
        if (!may_part(text.at[i])) {
            i++;
            continue;
        }
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
        else if (c == 0xAD)
            words_add_soft_hyphen(words);
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
    double ratio = node->image->width / node->image->height;
    double height = setting->style.size * 0.75;
    double most = words->paragraph->measure;
    double width = node->width_percent ? most * node->width_percent / 100 : height * ratio;
    width = MIN(width, most);
    add_word_of(words, setting, WORD_IMAGE, NULL, STR(""), (struct position){node, 0});
    struct word *word = &words->items[words->count - 1];
    word->face = NULL;
    word->width = (int32_t)width;
    word->height = (int32_t)(width / ratio);
    add_item(
        words,
        (struct item){.kind = ITEM_BOX, .width = word->width, .word = (uint32_t)words->count - 1});
}

static void make_script(struct words *words, struct setting *setting, bool super) {
    int32_t size = setting->style.size;
    setting->raise += super ? size * 36 / 100 : -size * 14 / 100;
    setting->style.size = size * 66 / 100;
    setting->style.hyphenate = false;
    find_face(words, setting);
}

/* The setting with the font's own superior figures, when it has one for each sign of the mark. */
static bool make_superior(struct words *words, struct setting *setting, struct str mark) {
    struct typesetter *typesetter = words->job->typesetter;
    struct setting superior = *setting;
    const char *gap = setting->style.features.len ? "," : "";
    superior.style.features =
        str_format(words->scratch, "%.*s%ssups=1", STR_ARG(setting->style.features), gap);
    superior.style.hyphenate = false;
    find_face(words, &superior);
    const struct shape *plain = shape_word(typesetter, setting->face, mark);
    const struct shape *raised = shape_word(typesetter, superior.face, mark);
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
        make_script(words, &setting, true);
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
    find_face(words, &small);
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
    if (node->kind == NODE_TEXT && !node->language.len)
        return setting;
    const struct style *style = words->job->input->style;
    if (node->language.len)
        setting.language = node->language;
    bool bold = style->emphasis == EMPHASIS_BOLD;
    if (node->kind == NODE_EMPHASIS && !bold)
        setting.style.italic = !setting.style.italic;
    if (node->kind == NODE_STRONG || node->main || (node->kind == NODE_EMPHASIS && bold))
        setting.style.bold = true;
    if (node->kind == NODE_STRIKETHROUGH)
        setting.strike = true;
    if (node->kind == NODE_SUPERSCRIPT || node->kind == NODE_SUBSCRIPT)
        make_script(words, &setting, node->kind == NODE_SUPERSCRIPT);
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
    find_face(words, &setting);
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
    words->limit =
        paragraph->block ? paragraph->measure - paragraph->left - paragraph->right : INT32_MAX;
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
    find_face(words, &setting);
    return setting;
}

void words_add_label(struct words *words, struct str text) {
    struct setting setting = first_setting(words);
    setting.style.hyphenate = false;
    add_text(words, &setting, text, words->paragraph->block, 0);
}

static void add_tail(struct words *words, struct setting setting) {
    struct str text = words->paragraph->tail;
    struct shape *shape = shape_word(words->job->typesetter, setting.face, text);
    add_penalty(words, PENALTY_NEVER);
    add_item(words, (struct item){.kind = ITEM_GLUE, .fill = true, .word = UINT32_MAX});
    setting.link = words->paragraph->tail_target.len ? words->paragraph->block : NULL;
    setting.link_target = words->paragraph->tail_target;
    add_word_of(words, &setting, WORD_TAIL, shape, text,
                (struct position){words->paragraph->block, 0});
    words->items[words->count - 1].width = shape->width;
    int32_t width = shape->width + setting.style.size - words->paragraph->right;
    add_item(words, (struct item){.kind = ITEM_BOX,
                                  .width = MAX(width, 0),
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
