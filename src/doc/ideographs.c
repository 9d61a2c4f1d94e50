/* ideographs.c: scripts that are written without spaces: where a line may end in them, and that a
 * line end of the source is no space. After JIS X 4051 and GB/T 15834 (what may begin and end a
 * line); both outputs ask here. */
#include "doc/doc.h"

bool ideograph_is(uint32_t c) {
    return (c >= 0x2E80 && c <= 0x303E) || (c >= 0x3041 && c <= 0x312F) ||
           (c >= 0x31A0 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE4F) ||
           (c >= 0xFF01 && c <= 0xFF9F) || (c >= 0x20000 && c <= 0x3FFFF);
}

static bool is_one_of(uint32_t c, const char *set) {
    char bytes[8];
    if (!c)
        return false;
    bytes[g_unichar_to_utf8(c, bytes)] = '\0';
    return str_find(str_of(set), str_of(bytes), 0) != SIZE_MAX;
}

static bool begins_no_line(uint32_t c) {
    return g_unichar_ismark(c) ||
           is_one_of(
               c,
               "、。，．・：；？！゛゜ヽヾゝゞ々ー’”）〕］｝〉》」』】〗〙｠»›…‥‼⁇⁈⁉"
               "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶｧｨｩｪｫｬｭｮｯｰ%％‰℃°.,:;!?)]}〜～—–");
}

static bool ends_no_line(uint32_t c) {
    return is_one_of(c, "‘“（〔［｛〈《「『【〖〘｟«‹([{￥＄＃№$¥€£");
}

enum ideograph_joint ideograph_joint(uint32_t before, uint32_t after) {
    if (!ideograph_is(before) && !ideograph_is(after))
        return JOINT_NONE;
    if (begins_no_line(after) || ends_no_line(before))
        return g_unichar_ismark(after) ? JOINT_NONE : JOINT_TIED;
    return JOINT_BREAK;
}

static const struct node *neighbour(const struct node *node, bool next) {
    for (const struct node *at = node; at && (at == node || node_is_inline(at)); at = at->parent) {
        const struct node *beside = next ? at->next : at->previous;
        if (!beside)
            continue;
        while (beside->first)
            beside = next ? beside->first : beside->last;
        return beside;
    }
    return NULL;
}

bool soft_break_is_space(const struct node *node) {
    const struct node *before = neighbour(node, false), *after = neighbour(node, true);
    if (!before || !after || before->kind != NODE_TEXT || after->kind != NODE_TEXT ||
        !before->text.len || !after->text.len)
        return true;
    size_t last = before->text.len, first = 0;
    while (last > 0 && (before->text.at[--last] & 0xC0) == 0x80)
        ;
    return !ideograph_is(str_next(before->text, &last)) ||
           !ideograph_is(str_next(after->text, &first));
}
